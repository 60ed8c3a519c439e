"""The form without an account in a real browser: by keyboard, on a phone, in both languages."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit
from wsgiref.simple_server import make_server

import pytest

from tests.publish.conftest import until

pytest.importorskip("playwright.sync_api")
from playwright.sync_api import Browser, Page

from actionplan import cli
from actionplan.forms import END, block, compose, form
from actionplan.publish import publish
from tests.publish.conftest import EXAMPLE, EXAMPLE_DAY, served, snapshot
from tests.test_relay import relay

HOSTILE = (
    "</textarea><script>window.canary=1</script>\n### @team `${{ x }}` --8<-- {{ 7*7 }}\n"
    "\n  Үг «бичсэн хэвээр» & \"so\" 'it' <stays>  \n=cmd|x"
)
TYPED = {
    "en": {"title": "Open the minutes", "text": "Publish them within a week.\n\nIn every town."},
    "mn": {"title": "Тэмдэглэлийг нээх", "text": "Долоо хоногийн дотор нийтэлье.\nХот бүрд."},
}
LANGUAGES = ["mn", "en"]


@pytest.fixture(scope="module")
def handed_on() -> list[tuple[str, str]]:
    """The issues that the relay of the test opened."""
    return []


@pytest.fixture(scope="module")
def with_relay(
    tmp_path_factory: pytest.TempPathFactory, handed_on: list[tuple[str, str]]
) -> Iterator[str]:
    """The address of the fictional country's site, with a relay on this machine."""
    folder = tmp_path_factory.mktemp("relayed")
    country = Path(shutil.copytree(EXAMPLE, folder / "country"))

    def send(title: str, body: str) -> tuple[int, str]:
        handed_on.append((title, body))
        return 7, "https://example.org/forge/aldovia/register/issues/7"

    made = relay.Relay(send, "")
    with make_server("127.0.0.1", 0, made, handler_class=relay.Silent) as server:
        site = country / "site.yml"
        way = f"intake:\n  relay: http://127.0.0.1:{server.server_port}/\n"
        site.write_text(site.read_text(encoding="utf-8").replace("intake:\n", way), "utf-8")
        publish(snapshot(country, EXAMPLE_DAY), country, folder / "site")
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        with served(folder / "site") as address:
            made.site = address
            yield address
        server.shutdown()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A phone. It keeps what left this machine, and the links that a script followed."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    opened = context.new_page()
    opened.add_init_script(
        "window.followed = []; const click = HTMLAnchorElement.prototype.click;"
        "HTMLAnchorElement.prototype.click = function () {"
        "  this.download ? click.call(this) : window.followed.push(this.href); };"
    )
    opened.away = []  # type: ignore[attr-defined]
    opened.on("request", lambda r: opened.away.append(r.url) if "127.0.0.1" not in r.url else None)
    opened.on("pageerror", lambda e: opened.away.append(str(e)))
    opened.on("console", lambda m: opened.away.append(m.text) if m.type == "error" else None)
    yield opened
    assert [u for u in opened.away if not u.startswith("blob:")] == []  # type: ignore[attr-defined]
    assert opened.evaluate("window.canary") is None
    context.close()


def reach(page: Page, selector: str) -> None:
    """Press Tab until that element has the focus, as somebody without a pointer does."""
    for _ in range(80):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"The keyboard does not reach {selector}.")


def fill(page: Page, words: dict[str, str]) -> None:
    """Fill the form by keyboard, from the top down."""
    for field in ("title", "text", "display-name"):
        if field in words:
            reach(page, f"#f-{field}")
            for count, line in enumerate(words[field].split("\n")):
                if count:
                    page.keyboard.press("Enter")
                page.keyboard.insert_text(line)
    reach(page, "#f-consent-publish")
    page.keyboard.press("Space")


def saved(page: Page, folder: Path) -> Path:
    """Save the file by keyboard."""
    reach(page, "[data-way=file]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    file = folder / "input.txt"
    download.value.save_as(file)
    return file


@pytest.mark.parametrize("lang", LANGUAGES)
def test_by_keyboard_on_a_phone_a_text_becomes_the_file_that_is_read_back(
    page: Page, address: str, lang: str, tmp_path: Path
) -> None:
    page.goto(f"{address}{lang}/take-part/")
    words = {**TYPED[lang], "display-name": "A. Reader"}
    fill(page, words)
    reach(page, "#f-consent-name")
    page.keyboard.press("Space")
    file = saved(page, tmp_path)
    expected = {"display_name": words.pop("display-name"), **words}
    asked = form("input", lang)
    assert file.read_bytes() == block(asked, expected, ("publish", "name")).encode()
    until(page, "document.activeElement.id === 'done'")
    assert "input.txt" in page.inner_text("#done")
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_hostile_words_stay_words(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(f"{address}en/take-part/")
    fill(page, {"title": "<img src=x onerror=window.canary=1>", "text": HOSTILE})
    words = {"title": "<img src=x onerror=window.canary=1>", "text": HOSTILE}
    expected = block(form("input", "en"), words, ("publish",))
    assert saved(page, tmp_path).read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_missing_is_said_at_once_and_the_keyboard_gets_there(
    page: Page, address: str, lang: str
) -> None:
    page.goto(f"{address}{lang}/take-part/")
    reach(page, "[data-way=file]")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'errors'")
    links = page.locator("#errors a")
    assert links.count() == 3
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.id === 'f-title'")
    assert page.get_attribute("#f-title", "aria-invalid") is not None
    assert page.is_visible("#e-title")
    page.keyboard.insert_text("x")
    assert page.get_attribute("#f-title", "aria-invalid") is None
    assert page.is_hidden("#e-title")


def test_a_line_that_the_form_uses_itself_is_refused(page: Page, address: str) -> None:
    page.goto(f"{address}en/take-part/")
    for line in (END, "### Sector", "> ### Text  "):
        page.fill("#f-title", "x")
        page.fill("#f-text", f"before\n{line}\nafter")
        page.check("#f-consent-publish")
        page.click("[data-way=file]")
        assert "which the form itself uses" in page.inner_text("#errors")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_issue_link_carries_the_words_while_they_fit(
    page: Page, address: str, lang: str
) -> None:
    page.goto(f"{address}{lang}/take-part/")
    fill(page, TYPED[lang])
    page.click("[data-way=issue]")
    (url,) = page.evaluate("window.followed")
    assert url.startswith("https://example.org/forge/aldovia/register/issues/new?template=1-input.")
    sent = parse_qs(urlsplit(url).query)
    assert sent["text"] == [TYPED[lang]["text"]]
    assert sent["title"] == [TYPED[lang]["title"]]
    page.fill("#f-text", "ү" * 1400)
    over = page.inner_text("#room-issue")
    page.click("[data-way=issue]")
    assert len(page.evaluate("window.followed")) == 1
    assert over == page.inner_text("#done")


def test_the_room_for_cyrillic_is_a_sixth_of_the_room_for_latin(page: Page, address: str) -> None:
    page.goto(f"{address}en/take-part/")
    rooms = []
    for letter in ("a", "ү"):
        page.fill("#f-text", letter * 100)
        words = page.inner_text("#room-issue")
        rooms.append(int("".join(c for c in words if c.isdigit())))
    assert 5.5 < rooms[0] / rooms[1] < 6.5


def test_a_mail_carries_the_block_or_leaves_it_to_the_file(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}en/take-part/")
    fill(page, TYPED["en"])
    page.click("[data-way=mail]")
    (url,) = page.evaluate("window.followed")
    mail = urlsplit(url)
    assert (mail.scheme, mail.path) == ("mailto", "ideas@example.org")
    body = parse_qs(mail.query)["body"][0]
    assert body.replace("\r\n", "\n") == block(form("input", "en"), TYPED["en"], ("publish",))
    page.fill("#f-text", "long " * 600)
    with page.expect_download() as download:
        page.click("[data-way=mail]")
    assert download.value.suggested_filename == "input.txt"
    assert "attach it to the mail" in page.inner_text("#done")


def test_the_text_can_be_copied(page: Page, address: str) -> None:
    page.goto(f"{address}en/take-part/")
    fill(page, TYPED["en"])
    page.click("[data-way=copy]")
    until(page, "document.getElementById('done').textContent !== ''")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == block(form("input", "en"), TYPED["en"], ("publish",))


@pytest.mark.parametrize("words", ["call 9911 2233", "ask me@example.org", "УБ12345678"])
def test_personal_data_are_noticed_before_anything_is_sent(
    page: Page, address: str, words: str
) -> None:
    page.goto(f"{address}en/take-part/")
    page.fill("#f-text", "In 2027 it cost 1,200,000 for 12 towns.")
    assert page.inner_text("#personal") == ""
    page.fill("#f-text", f"If you wish, {words}.")
    assert "register number" in page.inner_text("#personal")


def test_without_scripts_the_page_says_what_can_be_done(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{address}en/take-part/")
    said = opened.inner_text("main")
    assert "You can print this page" in said
    assert opened.locator("[data-way=file]").is_hidden()
    assert END in opened.text_content("pre")  # type: ignore[operator]
    context.close()


def test_the_first_words_say_what_becomes_public(page: Page, address: str) -> None:
    page.goto(f"{address}en/take-part/")
    order = page.evaluate(
        "[...document.querySelectorAll('#public, #risk, #f-title, #ways')].map(e => e.id)"
    )
    assert order == ["public", "risk", "f-title", "ways"]


@pytest.mark.parametrize("scripts", [True, False])
def test_with_a_relay_a_person_sends_it_from_the_page_itself(
    browser: Browser, with_relay: str, handed_on: list[tuple[str, str]], scripts: bool
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=scripts
    )
    opened = context.new_page()
    opened.goto(f"{with_relay}mn/take-part/")
    opened.fill("#f-title", TYPED["mn"]["title"])
    opened.fill("#f-text", TYPED["mn"]["text"])
    opened.check("#f-consent-publish")
    opened.focus("[data-way=relay]")
    opened.keyboard.press("Enter")
    opened.wait_for_selector("text=Дугаар нь 7.")
    asked = [q for q in form("input", "mn").questions if q.field != "title"]
    expected = compose(asked, {"text": TYPED["mn"]["text"]}, ("publish",))
    assert handed_on.pop() == (TYPED["mn"]["title"], expected)
    assert not handed_on
    context.close()


def test_a_form_that_is_not_whole_is_not_sent_to_the_relay(
    browser: Browser, with_relay: str, handed_on: list[tuple[str, str]]
) -> None:
    opened = browser.new_page()
    opened.goto(f"{with_relay}en/take-part/")
    opened.click("[data-way=relay]")
    opened.wait_for_selector("#errors:focus")
    assert opened.url == f"{with_relay}en/take-part/"
    assert not handed_on
    opened.close()


def actionplan(monkeypatch: pytest.MonkeyPatch, *words: str | Path) -> int:
    """The exit code of a command."""
    monkeypatch.setattr(sys, "argv", ["actionplan", *map(str, words)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_from_the_phone_to_the_site_without_an_account(
    page: Page, browser: Browser, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In both languages: the file of the form is taken in, checked, published, shown as typed."""
    country = Path(shutil.copytree(EXAMPLE, tmp_path / "country"))
    for lang in LANGUAGES:
        page.goto(f"{address}{lang}/take-part/")
        fill(page, {**TYPED[lang], "text": f"{TYPED[lang]['text']}\n{HOSTILE}"})
        file = saved(page, tmp_path)
        sent = ("--received", "2027-09-14", "--channel", "web_form")
        assert actionplan(monkeypatch, "intake", "text", file, "--root", country, *sent) == 0
    day = ("--as-of", EXAMPLE_DAY.isoformat())
    assert actionplan(monkeypatch, "check", "--root", country, *day) == 0
    publish(snapshot(country, EXAMPLE_DAY), country, tmp_path / "site")
    shown = browser.new_page()
    with served(tmp_path / "site") as site:
        for lang in LANGUAGES:
            shown.goto(f"{site}{lang}/consultations/beta-ideas/")
            shown.click(f"text={TYPED[lang]['title']} >> nth=0")
            expected = f"{TYPED[lang]['text']}\n{HOSTILE}"
            assert shown.text_content(".u-text") == expected
            assert shown.evaluate("window.canary") is None
    shown.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_comment_on_progress_chooses_its_commitment_from_a_list(
    page: Page, address: str, tmp_path: Path, lang: str
) -> None:
    page.goto(f"{address}{lang}/commitments/alpha-open-ledger/")
    page.click('a[href*="take-part/progress/?commitment="]')
    page.wait_for_selector("[data-way=file]:not([hidden])")
    chosen = "#f-commitments option:checked"
    assert page.get_attribute(chosen, "value") == "alpha-open-ledger"
    record = snapshot(EXAMPLE, EXAMPLE_DAY).register.commitments["alpha-open-ledger"]
    assert page.inner_text(chosen) == f"{record.number}. {record.title[lang]}"
    fill(page, TYPED[lang])
    words = saved(page, tmp_path).read_text(encoding="utf-8")
    label = form("progress", lang).question("commitments")
    assert label is not None
    assert f"### {label.label}\n\nalpha-open-ledger\n" in words


@pytest.mark.parametrize("named", ["alpha-castle", '"><img src=x onerror=canary=1>', ""])
def test_a_link_that_names_no_commitment_of_the_list_chooses_none(
    page: Page, address: str, named: str
) -> None:
    page.goto(f"{address}en/take-part/progress/?commitment={quote(named)}")
    page.wait_for_selector("[data-way=file]:not([hidden])")
    assert page.inner_text("#f-commitments option:checked") == "Choose a commitment"
    page.click("[data-way=file]")
    assert "“Commitments” is needed." in page.inner_text("#errors")


def test_the_list_of_commitments_needs_no_script_and_begins_with_the_newest_plan(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{address}en/take-part/progress/")
    register = snapshot(EXAMPLE, EXAMPLE_DAY).register
    numbers = {plan.title["en"]: plan.number for plan in register.plans.values()}
    groups = opened.locator("#f-commitments optgroup")
    plans = [groups.nth(n).get_attribute("label") for n in range(groups.count())]
    assert [numbers[p] for p in plans if p] == sorted(numbers.values(), reverse=True)
    options = opened.locator("#f-commitments option[value]:not([value=''])")
    assert options.count() == len(register.commitments)
    assert opened.select_option("#f-commitments", "alpha-river-readings") == [
        "alpha-river-readings"
    ]
    context.close()
