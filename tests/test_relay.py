"""The relay on this machine: what the form sends becomes the issue, and nobody is kept."""

from __future__ import annotations

import http.client
import importlib.util
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from wsgiref.simple_server import make_server

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.forms import compose, form
from tests.conftest import ROOT

_spec = importlib.util.spec_from_file_location("relay", ROOT / "relay" / "relay.py")
assert _spec is not None
assert _spec.loader is not None
relay: Any = importlib.util.module_from_spec(_spec)
sys.modules["relay"] = relay
_spec.loader.exec_module(relay)

SITE = "https://example.org/register/"
ASKED = form("input", "mn")
BOXES = [c.label for q in ASKED.questions for c in q.choices if q.shape == "checks"]


def filled(**changes: Any) -> dict[str, Any]:
    """What a browser sends of the form, with some of it changed; None leaves a field out."""
    sent: dict[str, Any] = {"lang": "mn", "order": " ".join(q.id for q in ASKED.questions)}
    sent |= {"website": "", "box.consent": BOXES, "answer.consent": BOXES[:1]}
    sent |= {f"label.{q.id}": q.label for q in ASKED.questions}
    sent |= {f"answer.{q.id}": "" for q in ASKED.questions if q.shape != "checks"}
    sent |= {"answer.title": "Гарчиг", "answer.text": "Нэг.\r\nХоёр."}
    sent |= {name.replace("__", "."): value for name, value in changes.items()}
    return {name: value for name, value in sent.items() if value is not None}


class Platform:
    """Takes issues and keeps them for the test."""

    def __init__(self) -> None:
        self.issues: list[tuple[str, str]] = []
        self.down = False

    def send(self, title: str, body: str) -> tuple[int, str]:
        if self.down:
            raise URLError("no route")
        self.issues.append((title, body))
        return 40 + len(self.issues), "https://example.org/issues/41"


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
def clock() -> list[float]:
    return [1000.0]


@pytest.fixture
def served(platform: Platform, clock: list[float]) -> Iterator[int]:
    """The port of a relay that hands on to the platform of the test."""
    made = relay.Relay(platform.send, SITE, clock=lambda: clock[0], proxied=True)
    with make_server("127.0.0.1", 0, made, handler_class=relay.Silent) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server.server_port
        server.shutdown()


def post(port: int, sent: dict[str, Any], **headers: str) -> tuple[int, str, dict[str, str]]:
    told = {"Content-Type": "application/x-www-form-urlencoded"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(port, "POST", urlencode(sent, doseq=True), told)


def ask(
    port: int, method: str, body: str = "", headers: dict[str, str] | None = None
) -> tuple[int, str, dict[str, str]]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request(method, "/", body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.getheaders())


def test_a_form_becomes_the_issue_that_the_platforms_own_form_makes(
    served: int, platform: Platform
) -> None:
    status, page, headers = post(served, filled(), Origin="https://example.org")
    assert status == 201
    assert "Дугаар нь 41." in page
    assert "https://example.org/issues/41" in page
    asked = [q for q in ASKED.questions if q.field != "title"]
    expected = compose(asked, {"text": "Нэг.\nХоёр."}, ("publish",))
    assert platform.issues == [("Гарчиг", expected)]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in headers


@settings(max_examples=60)
@given(
    st.text(alphabet="aҮ <&\"'\n\\`$#@-[]{}", min_size=1, max_size=60),
    st.sampled_from(["", *(c.label for c in ASKED.questions[1].choices)]),
    st.booleans(),
)
def test_whatever_is_typed_the_issue_reads_as_the_form_would_write_it(
    text: str, sector: str, named: bool
) -> None:
    sent = filled(
        answer__text=text,
        answer__sector=sector,
        answer__consent=BOXES if named else BOXES[:1],
    )
    values = {k: v if isinstance(v, list) else [v] for k, v in sent.items()}
    if not text.strip():
        with pytest.raises(relay.Refused):
            relay.issue_of(values)
        return
    codes = {c.label: c.code for c in ASKED.questions[1].choices}
    asked = [q for q in ASKED.questions if q.field != "title"]
    words = {"text": text.strip("\n"), "sector": codes.get(sector, "")}
    agreed = ("publish", "name") if named else ("publish",)
    assert relay.issue_of(values)[1] == compose(asked, words, agreed)


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"answer__title": "  "}, 400, "needed"),
        ({"answer__text": None}, 400, "needed"),
        ({"answer__consent": BOXES[1:]}, 400, "needed"),
        ({"website": "https://spam.example"}, 400, "trap"),
        ({"answer__text": f"x\n### {ASKED.questions[0].label}\ny"}, 400, "line"),
        ({"order": "title text ../x"}, 400, "form"),
        ({"order": "title title"}, 400, "form"),
        ({"label__text": "a\nb"}, 400, "form"),
        ({"label__text": None}, 400, "form"),
        ({"answer__text": "ү" * 60_001}, 413, "large"),
        ({"answer__text": "x" * (512 * 1024)}, 413, "large"),
    ],
)
@pytest.mark.parametrize("lang", ["mn", "en"])
def test_what_cannot_be_handed_on_is_said_in_the_language_of_the_form(
    served: int, platform: Platform, changes: dict[str, Any], status: int, code: str, lang: str
) -> None:
    got, page, _ = post(served, filled(**changes, lang=lang))
    assert got == status
    whole = len(urlencode(filled(**changes), doseq=True)) <= relay.LARGEST
    words = relay.WORDS[lang if whole else "en"]
    assert words[code].partition("“")[0] in page
    assert words["not-sent"] in page
    assert not platform.issues


def test_hostile_words_are_not_run_by_the_page_that_repeats_a_line(served: int) -> None:
    label = "<script>alert(1)</script>"
    _, page, _ = post(served, filled(label__text=label, answer__text=f"### {label}"))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_other_requests_are_turned_away(served: int, platform: Platform) -> None:
    assert ask(served, "GET")[0] == 405
    assert post(served, filled(), Origin="https://example.org.evil.example")[0] == 403
    assert post(served, filled(), Origin="null")[0] == 403
    assert post(served, filled(), Content_Type="application/json")[0] == 400
    assert not platform.issues


def test_a_device_hands_in_five_an_hour_and_is_then_forgotten(
    served: int, platform: Platform, clock: list[float]
) -> None:
    first = [post(served, filled(), X_Forwarded_For="203.0.113.7")[0] for _ in range(6)]
    assert first == [201] * 5 + [429]
    assert post(served, filled(), X_Forwarded_For="203.0.113.7, 203.0.113.8")[0] == 201
    clock[0] += relay.SPAN
    assert post(served, filled(), X_Forwarded_For="203.0.113.7")[0] == 201
    assert len(platform.issues) == 7


def test_all_devices_together_have_a_limit_and_no_address_is_kept() -> None:
    limit = relay.Limit(lambda: 0.0)
    taken = [limit.take(f"203.0.113.{n}") for n in range(relay.ALTOGETHER + 3)]
    assert taken == [True] * relay.ALTOGETHER + [False] * 3
    kept = repr(vars(limit))
    assert "203.0.113" not in kept


def test_a_platform_that_does_not_answer_is_said_so(served: int, platform: Platform) -> None:
    platform.down = True
    status, page, _ = post(served, filled())
    assert status == 502
    assert relay.WORDS["mn"]["down"] in page


def test_nothing_is_written_down(served: int, capfd: pytest.CaptureFixture[str]) -> None:
    post(served, filled(), X_Forwarded_For="203.0.113.7")
    printed = capfd.readouterr()
    assert (printed.out, printed.err) == ("", "")


def test_the_token_goes_to_the_fixed_place_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    class Answer:
        def __enter__(self) -> Answer:
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def read(self, _: int) -> bytes:
            return json.dumps({"number": 7, "html_url": "https://example.org/7"}).encode()

    def opened(_: object, request: Any, timeout: int) -> Answer:
        asked.append(request)
        return Answer()

    monkeypatch.setattr("urllib.request.OpenerDirector.open", opened)
    assert relay.github("owner/name", "secret")("T", "B") == (7, "https://example.org/7")
    (request,) = asked
    assert request.full_url == "https://api.github.com/repos/owner/name/issues"
    assert request.get_header("Authorization") == "Bearer secret"
    assert json.loads(request.data) == {"title": "T", "body": "B", "labels": ["input"]}
    with pytest.raises(ValueError, match="owner/name"):
        relay.github("owner/name/../../x?y", "secret")
    assert relay._NoRedirect().redirect_request() is None


def test_both_languages_say_the_same_things() -> None:
    assert relay.WORDS["en"].keys() == relay.WORDS["mn"].keys()
    assert set(relay.STATUS) <= relay.WORDS["en"].keys()
