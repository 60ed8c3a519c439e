"""A relay for people without an account: a form comes in, an issue goes out, nobody is kept.

One file, the standard library only, made to sit behind a web server that speaks TLS:

    RELAY_TARGET=owner/name RELAY_TOKEN=… RELAY_SITE=https://example.org/ python relay.py

It opens issues in one fixed place, in its own name. It keeps no address and writes no log: how
often a device has come is counted in memory under a salted digest, and both salt and counts are
thrown away every hour. What it hands on is the text that the form of the platform would send.
"""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import os
import re
import secrets
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs
from wsgiref.simple_server import WSGIRequestHandler, make_server

LARGEST = 512 * 1024
"""Bytes of a request. A Cyrillic letter takes six of them."""
LONGEST = 60_000
"""Characters of an issue: the platform takes 65,536."""
PER_DEVICE, ALTOGETHER, SPAN = 5, 60, 3600
"""Issues of one device, and of all together, in so many seconds."""
FIELD = re.compile(r"[a-z]+(-[a-z]+)*\Z")
LABEL = re.compile(r"[^\n\r]{1,200}\Z")
EMPTY = "_No response_"
LABELS = ["input"]

WORDS: dict[str, dict[str, str]] = {
    "en": {
        "sent": "Your text was handed in. Its number is {number}.",
        "next": "It is public already. Two people decide whether it goes into the register.",
        "follow": "Follow it here",
        "back": "Back to the form",
        "not-sent": "Nothing was sent.",
        "method": "This address only takes the form of the register.",
        "form": "The form did not come in whole. Load its page again and try once more.",
        "needed": "Title, text and your agreement are needed.",
        "line": "Your text holds the line “{line}”, which the form uses. Change it a little.",
        "large": "Your text is too long for this way. Save it as a file and hand it in.",
        "trap": "A field that people do not see was filled in. Leave it empty and try again.",
        "often": "Too many texts came in within an hour. Try later, or save yours as a file.",
        "elsewhere": "This form came from another site. Open the form of the register itself.",
        "down": "The platform does not answer now. Try later, or save your text as a file.",
    },
    "mn": {
        "sent": "Таны бичвэрийг хүлээлгэн өглөө. Дугаар нь {number}.",
        "next": "Одоо нийтэд ил байна. Бүртгэлд оруулах эсэхийг хоёр хүн шийднэ.",
        "follow": "Эндээс хөөж үзнэ үү",
        "back": "Маягт руу буцах",
        "not-sent": "Юу ч илгээгээгүй.",
        "method": "Энэ хаяг зөвхөн бүртгэлийн маягтыг хүлээж авна.",
        "form": "Маягт бүтэн ирсэнгүй. Хуудсыг дахин нээгээд оролдоно уу.",
        "needed": "Гарчиг, бичвэр, таны зөвшөөрөл заавал хэрэгтэй.",
        "line": "Таны бичвэрт маягт өөрөө хэрэглэдэг “{line}” мөр байна. Бага зэрэг өөрчилнө үү.",
        "large": "Таны бичвэр энэ замд хэт урт байна. Файл болгон хадгалаад өгнө үү.",
        "trap": "Хүнд харагддаггүй нүдийг бөглөсөн байна. Хоосон орхиод дахин оролдоно уу.",
        "often": "Нэг цагт хэт олон бичвэр ирлээ. Дараа оролдох, эсвэл файл болгон хадгална уу.",
        "elsewhere": "Энэ маягт өөр сайтаас ирсэн байна. Бүртгэлийн өөрийн маягтыг нээнэ үү.",
        "down": "Платформ одоо хариу өгөхгүй байна. Дараа оролдох, эсвэл файл болгон хадгална уу.",
    },
}
STATUS = {
    "sent": "201 Created",
    "method": "405 Method Not Allowed",
    "large": "413 Content Too Large",
    "often": "429 Too Many Requests",
    "elsewhere": "403 Forbidden",
    "down": "502 Bad Gateway",
}
"""How a page with these words is answered; all else is 400."""
HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
]
PAGE = (
    '<!doctype html><html lang="{lang}"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{first}</title>'
    "<h1>{first}</h1><p>{second}</p><p>{links}</p></html>"
)

Send = Callable[[str, str], tuple[int, str]]
"""Opens an issue with that title and text; gives its number and its address."""
Values = Mapping[str, list[str]]


class Refused(Exception):
    """The form cannot be handed on. The code is one of `WORDS`."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values


class Limit:
    """Counts texts by device without keeping who it was; forgets everything each hour."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.clock = clock
        self.until = 0.0

    def take(self, device: str) -> bool:
        """True if that device may hand in one more."""
        if self.clock() >= self.until:
            self.until = self.clock() + SPAN
            self.salt = secrets.token_bytes(32)
            self.seen: Counter[bytes] = Counter()
        mark = hashlib.sha256(self.salt + device.encode()).digest()[:8]
        if self.seen[mark] >= PER_DEVICE or self.seen.total() >= ALTOGETHER:
            return False
        self.seen[mark] += 1
        return True


class Relay:
    """The WSGI application."""

    def __init__(
        self,
        send: Send,
        site: str,
        *,
        clock: Callable[[], float] = time.time,
        proxied: bool = False,
    ) -> None:
        """`site` is where the form stands; `proxied` if a web server of yours names the device."""
        self.send, self.site, self.proxied = send, site, proxied
        self.limit = Limit(clock)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer one request."""
        lang, link = "en", ""
        try:
            values = self._values(environ)
            lang = lang_of(values)
            title, body = issue_of(values)
            if not self.limit.take(self._device(environ)):
                raise Refused("often")
            number, link = self._sent(title, body)
            code, words = "sent", {"number": str(number)}
        except Refused as refused:
            code, words = refused.code, refused.values
        start(STATUS.get(code, "400 Bad Request"), [*HEADERS])
        return [self._page(lang, code, words, link)]

    def _values(self, environ: dict[str, Any]) -> Values:
        if environ["REQUEST_METHOD"] != "POST":
            raise Refused("method")
        origin = environ.get("HTTP_ORIGIN")
        if origin and not f"{self.site}/".startswith(f"{origin}/"):
            raise Refused("elsewhere")
        length = environ.get("CONTENT_LENGTH") or ""
        if not length.isdigit() or "urlencoded" not in environ.get("CONTENT_TYPE", ""):
            raise Refused("form")
        if int(length) > LARGEST:
            _drop(environ["wsgi.input"], int(length))
            raise Refused("large")
        try:
            raw = environ["wsgi.input"].read(int(length)).decode("ascii")
            return parse_qs(raw, keep_blank_values=True, errors="strict", max_num_fields=100)
        except ValueError:
            raise Refused("form") from None

    def _device(self, environ: dict[str, Any]) -> str:
        told = environ.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        return str((self.proxied and told) or environ.get("REMOTE_ADDR", ""))

    def _sent(self, title: str, body: str) -> tuple[int, str]:
        try:
            return self.send(title, body)
        except (OSError, ValueError, KeyError):
            raise Refused("down") from None

    def _page(self, lang: str, code: str, values: Mapping[str, str], link: str) -> bytes:
        words = WORDS[lang]
        said = html.escape(words[code].format(**values))
        second = words["next"] if code == "sent" else words["not-sent"]
        links = [f'<a href="{html.escape(self.site)}">{words["back"]}</a>']
        if link.startswith("https://"):
            links.insert(0, f'<a href="{html.escape(link)}">{words["follow"]}</a>')
        shown = PAGE.format(lang=lang, first=said, second=second, links=" · ".join(links))
        return shown.encode()


def _drop(stream: Any, length: int) -> None:
    """Read what is too large and forget it, so that its sender hears an answer. It ends."""
    left = min(length, 8 * LARGEST)
    while left > 0 and (read := stream.read(min(left, 65536))):
        left -= len(read)


def lang_of(values: Values) -> str:
    """The language of the form, if it is one of ours."""
    lang = values.get("lang", [""])[0]
    return lang if lang in WORDS else "en"


def issue_of(values: Values) -> tuple[str, str]:
    """Title and text of the issue that a form asks for. Raises Refused."""
    if any(values.get("website", ())):
        raise Refused("trap")
    order = values.get("order", [""])[0].split(" ")
    if not all(FIELD.match(id) for id in order) or len(set(order)) != len(order):
        raise Refused("form")
    labels = {id: _label(values, f"label.{id}") for id in order}
    title = " ".join(_answer(values, "title").split())
    boxes = values.get("box.consent", [])
    if not title or not _answer(values, "text").strip() or not _agreed(values, boxes):
        raise Refused("needed")
    _nothing_forged(values, order, labels)
    parts = [f"### {labels[id]}\n\n{_said(values, id)}" for id in order if id != "title"]
    body = "\n\n".join(parts)
    if len(body) > LONGEST or len(title) > 400:
        raise Refused("large")
    return title, body


def _label(values: Values, name: str) -> str:
    label = values.get(name, [""])[0]
    if not LABEL.match(label):
        raise Refused("form")
    return label


def _answer(values: Values, id: str) -> str:
    return values.get(f"answer.{id}", [""])[0].replace("\r\n", "\n").replace("\r", "\n")


def _agreed(values: Values, boxes: list[str]) -> bool:
    """True if the first box, the agreement to publication, is ticked."""
    return bool(boxes) and boxes[0] in values.get("answer.consent", ())


def _said(values: Values, id: str) -> str:
    boxes = values.get(f"box.{id}")
    if boxes:
        ticked = values.get(f"answer.{id}", [])
        return "\n".join(f"- [{'X' if b in ticked else ' '}] {_one_line(b)}" for b in boxes)
    answer = _answer(values, id)
    said = answer.strip("\n") if id == "text" else " ".join(answer.split())
    return said or EMPTY


def _one_line(label: str) -> str:
    if not LABEL.match(label):
        raise Refused("form")
    return label


def _nothing_forged(values: Values, order: list[str], labels: Mapping[str, str]) -> None:
    """No answer holds a line that reads like a heading of the form."""
    own = {f"### {label}" for label in labels.values()}
    for id in order:
        for line in _answer(values, id).split("\n"):
            if line.rstrip() in own:
                raise Refused("line", line=line.strip())


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The token goes to the address it is meant for, or nowhere."""

    def redirect_request(self, *request: Any, **more: Any) -> None:
        return None


def github(target: str, token: str, api: str = "https://api.github.com") -> Send:
    """A sender that opens issues in `owner/name`."""
    if not re.fullmatch(r"[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+", target) or not api.startswith(
        "https://"
    ):
        raise ValueError("RELAY_TARGET is owner/name; RELAY_API begins with https://")
    opener = urllib.request.build_opener(_NoRedirect)

    def send(title: str, body: str) -> tuple[int, str]:
        asked = urllib.request.Request(  # noqa: S310  begins with https://, see above
            f"{api}/repos/{target}/issues",
            json.dumps({"title": title, "body": body, "labels": LABELS}).encode(),
            {"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
            method="POST",
        )
        with opener.open(asked, timeout=15) as answer:
            made = json.loads(answer.read(LARGEST))
        return int(made["number"]), str(made["html_url"])

    return send


class Silent(WSGIRequestHandler):
    """A server that writes down nobody's address."""

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing."""


def main() -> None:
    """Serve on this machine; a web server with TLS stands before it."""
    parser = argparse.ArgumentParser(description="Relay of the form without an account.")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--proxied", action="store_true", help="trust X-Forwarded-For")
    told = parser.parse_args()
    try:
        send = github(os.environ["RELAY_TARGET"], os.environ["RELAY_TOKEN"])
        relay = Relay(send, os.environ["RELAY_SITE"], proxied=told.proxied)
    except (KeyError, ValueError) as wrong:
        sys.exit(f"relay: {wrong.args[0]}")
    with make_server("127.0.0.1", told.port, relay, handler_class=Silent) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
