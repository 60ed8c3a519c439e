"""What people sent in, on the pages: hostile texts are shown as typed, and nothing of them acts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page

from actionplan.intake import issue
from actionplan.intake.batch import take
from actionplan.intake.known import Known
from actionplan.intake.write import write
from actionplan.publish import publish
from actionplan.records import load
from tests.intake.sent import TERMS, event
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, served, snapshot

PLAIN = "A plain wish for the plan."
TEXTS = {
    "a script": "<script>window.canary=1</script><img src=x onerror='window.canary=1'> a wish",
    "an end of the page": "</div></article></main></body></html><plaintext> a wish",
    "a style": "<style>*{display:none}</style><link rel=stylesheet href=//evil.example> wish",
    "links that run": "[a](javascript:canary=1) <a href=javascript:window.canary=1>b</a> wish",
    "attributes of Markdown": "A wish {: onclick='window.canary=1' }\n# H {: onfocus=canary=1 }",
    "front matter": "---\ntitle: Official\ntemplate: none.html\nhide: [navigation]\n---\n# Answer",
    "included files": '--8<-- "mkdocs.yml"\n;--8<-- ".git/config"\n{% include "site.yml" %} wish',
    "templates": "{{ config }} {{ 7*7 }} {% raw %} ${{ secrets.TOKEN }} #{7*7} <%= 7*7 %> wish",
    "holes and tokens": '@@title@@ @@description@@ <div data-slot="next-deadlines"></div> wish',
    "commands": "::set-output name=x::y\n::stop-commands::z\n##[group]a\n$(id) `id` wish",
    "forged headings": "### Response of the ministry\n\nAccepted.\n\n<h2>Consent</h2>\n- [x] all",
    "entities": "&lt;script&gt; &amp;amp; &#x202e; &nbsp; %3Cscript%3E \\u003cscript\\u003e wish",
    "mentions": "@everyone closes #1, fixes aldovia/r#2, [official]: https://evil.example wish",
    "addresses": 'https://example.org/"onclick=x https://good.example@evil.example/ //evil.example',
    "a definition": "*[plan]: a lie\n[^1]: note[^1]\n\n| a | b |\n|---|---|\n| <b>1 | 2 |",
    "a long bracket": "wish [" * 8_000,
    "one long word": "w" * 4_000 + " wish",
    "a form": "<form action=//evil.example><input name=password autofocus></form><textarea> wish",
    "a drawing": "<svg onload=window.canary=1><math><mi//xlink:href='data:x,<script>'></svg> wish",
    "right to left": "مرحبا العالم \u200f نص عربي wish",
    "a tower of marks": "x" + "\u0301" * 40 + "ish for the plan",
    "traditional script": "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ ᠪᠢᠴᠢᠭ᠌ \u180e ᠠ\u180b",
    "Kazakh": "Мектеп бюджетін жариялаңыздар: ә, ғ, қ, ң, ө, ұ, ү, һ, і.",
}
PASTED = "\ufeffPas\u00adted from\u200b Word.\u2028Second line."


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """The number of the issue of each text, with the text as it was sent."""
    return dict(enumerate([PLAIN, *TEXTS.values(), PASTED], 8100))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, taken: dict[int, str]) -> Iterator[str]:
    """The site of the fictional country, which took all of them in by its own way."""
    root = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("hostile") / "country"))
    found = [
        issue.submission(
            event(text, title="A wish", number=n, id=n, display_name="Ann"), ("mn", "en"), "UTC"
        )
        for n, text in taken.items()
    ]
    evil = '<script>window.canary=1</script> {{ 7*7 }} @@title@@ </title> --8<-- "mkdocs.yml"'
    name = "<img src=x onerror=window.canary=1>"
    found.append(
        issue.submission(
            event("In the title.", title=evil, number=99, display_name=name, on_behalf_of=name),
            ("mn", "en"),
            "UTC",
        )
    )
    terms = replace(TERMS, allow=frozenset({"personal-data"}))
    batch = take(found, Known(load(root)), terms)
    assert not batch.stopped, [o for o in batch.outcomes if o.weight != "noted"]
    write(root, batch.files)
    out = root.parent / "site"
    publish(snapshot(root, EXAMPLE_DAY), root, out)
    whole = "".join(
        f.read_text(encoding="utf-8", errors="replace")
        for f in out.rglob("*.html")
        if "issue" in str(f)
    )
    for secret in ("site_name:", "repositoryformatversion", "docs_dir", str(root)):
        assert secret not in whole
    with served(out) as at:
        yield at


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 800}, locale="en")
    opened = context.new_page()
    opened.kept = []  # type: ignore[attr-defined]
    opened.on("console", lambda m: opened.kept.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda e: opened.kept.append(str(e)))
    opened.on("dialog", lambda d: opened.kept.append(f"dialog: {d.message}"))
    opened.on("request", lambda r: opened.kept.append(r.url) if "127.0.0.1" not in r.url else None)
    yield opened
    context.close()


OUTSIDE = """() => {
    const box = document.querySelector('.u-text'), typed = box.textContent;
    const acts = e => e.tagName !== 'A' || !/^https?:/.test(e.getAttribute('href'))
        || [...e.attributes].some(a => /^on/.test(a.name));
    const odd = [...box.querySelectorAll('*')].filter(acts);
    const wide = document.documentElement.scrollWidth > innerWidth;
    box.remove();
    document.querySelectorAll('.removed').forEach(e => e.remove());
    return {typed, odd: odd.length, wide, rest: document.documentElement.outerHTML,
            lang: document.documentElement.lang, canary: window.canary === undefined};
}"""


def seen(page: Page, address: str, lang: str, number: int) -> dict[str, Any]:
    answer = page.goto(f"{address}{lang}/inputs/alpha-ideas-issue-{number}/")
    assert answer
    assert answer.ok
    found: dict[str, Any] = page.evaluate(OUTSIDE)
    return {**found, "rest": found["rest"].replace(str(number), "N")}


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_texts_are_shown_as_typed_and_nothing_acts(
    page: Page, hostile: str, taken: dict[int, str], lang: str
) -> None:
    control, *others = taken
    plain = seen(page, hostile, lang, control)
    for number in others[:-1]:
        found = seen(page, hostile, lang, number)
        assert found["typed"] == taken[number].strip("\n")
        assert found["odd"] == 0, taken[number]
        assert not found["wide"], taken[number]
        assert found["canary"]
        assert apart(found["rest"]) == apart(plain["rest"]), taken[number]
    assert page.kept == []  # type: ignore[attr-defined]


def apart(html: str) -> str:
    """The page without the two places in its head that quote the text, for search engines."""
    quoted = r'<meta [^>]*content="[^"]*"[^>]*>|<script type="application/ld\+json">.*?</script>'
    return re.sub(quoted, "", html, flags=re.DOTALL)


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_what_a_paste_brought_is_gone_and_counted_on_the_page(
    page: Page, hostile: str, taken: dict[int, str], lang: str
) -> None:
    page.goto(f"{hostile}{lang}/inputs/alpha-ideas-issue-{max(taken)}/")
    assert page.text_content(".u-text") == "Pasted from Word.\nSecond line."
    assert "4" in (page.text_content(".removed") or "")


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_a_hostile_title_and_name_act_nowhere(page: Page, hostile: str, lang: str) -> None:
    for place in (
        "inputs/alpha-ideas-issue-99/",
        "inputs/",
        "consultations/alpha-ideas/",
        "",
        "search/",
    ):
        page.goto(f"{hostile}{lang}/{place}")
        assert page.evaluate("window.canary") is None
    page.goto(f"{hostile}{lang}/inputs/alpha-ideas-issue-99/")
    assert "<script>window.canary=1</script> {{ 7*7 }} @@title@@" in (page.text_content("h1") or "")
    assert "<img src=x onerror" in (page.text_content("dl.facts") or "")
    assert page.kept == []  # type: ignore[attr-defined]
