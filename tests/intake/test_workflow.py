"""The way from an issue to a proposal and back, as the workflows go it, without a network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from actionplan.cli.main import commands
from actionplan.intake.comments import escaped, fenced
from actionplan.intake.issue import digest
from actionplan.intake.review import BOT, MOST_PER_DAY, receipt_mark
from tests.conftest import ROOT
from tests.intake.sent import ACCOUNT, event, save
from tests.intake.test_judge import WISH
from tests.repository import Repository

Use = Callable[..., Result]
WORKFLOWS = ROOT / ".github" / "workflows"
EVIL = "@everyone closes #1 <script>x</script> ![x](//evil.example) ::set-output name=a::b $(id) "
EVIL += "${{ x }}"


@pytest.fixture
def use(country: Path) -> Use:
    """Run `actionplan intake` on a copy of the fictional country."""

    def run(*arguments: Any) -> Result:
        words = ["intake", *map(str, arguments), "--root", str(country)]
        result = CliRunner().invoke(commands, words)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run


def comment(text: str, login: str = BOT, type: str = "Bot") -> Any:
    return {"user": {"login": login, "type": type}, "body": text}


def asked(folder: Path, now: Any, comments: list[Any], issues: list[Any] | None = None) -> Path:
    """What the workflow asked the platform for."""
    folder.mkdir(exist_ok=True)
    save(folder, now["issue"], "now.json")
    save(folder, comments, "comments.json")
    save(folder, issues or [now["issue"]], "issues.json")
    return folder


def receipt_of(use: Use, folder: Path, opened: Any) -> str:
    result = use("receipt", save(folder, opened), "--out", folder / "receipt")
    assert result.exit_code == 0, result.output
    return (folder / "receipt" / "comment.md").read_text()


def test_the_author_is_told_in_their_language(use: Use, tmp_path: Path) -> None:
    said = receipt_of(use, tmp_path, event(WISH))
    assert "Received, as number 12." in said
    assert "An answer is promised by 30 June 2025." in said
    assert "When an answer is on record, you are told here." in said
    assert "https://example.org/aldovia-register/en/inputs/#alpha-alpha-ideas" in said
    assert receipt_mark(digest(event(WISH)["issue"])) in said
    in_mongolian = receipt_of(use, tmp_path, event(WISH, lang="mn"))
    assert "Хүлээн авлаа. Дугаар: 12." in in_mongolian
    assert "Хариу бүртгэгдэхэд танд энд мэдэгдэнэ." in in_mongolian
    assert "Received" not in in_mongolian


def test_where_nothing_is_promised_nothing_is_said_to_be(use: Use, tmp_path: Path) -> None:
    said = receipt_of(use, tmp_path, event(WISH, created_at="2026-12-02T10:00:00Z"))
    assert "No day has been promised for an answer." in said


def test_a_text_without_a_form_is_answered_in_both_languages(use: Use, tmp_path: Path) -> None:
    said = receipt_of(use, tmp_path, event(WISH, whole=True))
    assert "Please use a form" in said
    assert "Маягт ашиглана уу" in said


def test_nothing_that_was_sent_comes_back_in_a_comment(use: Use, tmp_path: Path) -> None:
    for sent in (event(EVIL, title=EVIL), event(EVIL, title=EVIL, whole=True)):
        said = receipt_of(use, tmp_path, sent)
        for trace in ("@", "evil", "script", "::", "$(", "${{", "closes", ACCOUNT):
            assert trace not in said
        assert not re.search(r"#\d", said.replace("inputs/#", ""))


def test_many_issues_of_one_account_get_no_receipt(use: Use, tmp_path: Path) -> None:
    opened = event(WISH)
    issues = [{**opened["issue"], "number": n} for n in range(MOST_PER_DAY + 1)]
    folder = asked(tmp_path / "asked", opened, [], issues)
    result = use("receipt", save(tmp_path, opened), "--asked", folder, "--out", tmp_path / "o")
    assert result.exit_code == 0
    assert not (tmp_path / "o" / "comment.md").exists()
    held = use("issue", save(tmp_path, opened), "--asked", folder)
    assert "[too-many]" in held.output
    opened["issue"]["user"]["type"] = "Bot"
    assert use("receipt", save(tmp_path, opened), "--asked", folder, "--out", tmp_path / "o")
    assert (tmp_path / "o" / "comment.md").exists()


def labelled(use: Use, folder: Path, sent: Any, comments: list[Any], now: Any = None) -> Any:
    """What is handed on when a moderator sets the label."""
    questions = asked(folder / "asked", now or sent, comments)
    out = folder / "handed"
    result = use("issue", save(folder, sent), "--asked", questions, "--out", out)
    assert result.exit_code == 0, result.output
    return json.loads((out / "intake.json").read_text()), (out / "comment.md").read_text()


def test_a_label_counts_for_the_text_that_was_read(use: Use, tmp_path: Path) -> None:
    sent = event(WISH)
    handed, said = labelled(use, tmp_path, sent, [comment(receipt_of(use, tmp_path, sent))])
    assert handed["stopped"] is False
    assert "A record of it has been proposed." in said


@pytest.mark.parametrize("when", ["before the label", "after the label"])
def test_a_text_that_was_changed_has_to_be_read_again(use: Use, tmp_path: Path, when: str) -> None:
    first, second = event(WISH), event(WISH + " And the mayor is a thief.")
    told = [comment(receipt_of(use, tmp_path, first))]
    sent = second if when == "before the label" else first
    handed, said = labelled(use, tmp_path, sent, told, now=second)
    assert handed["stopped"] is True
    assert handed["files"] == {}
    assert "changed" in said
    assert receipt_mark(digest(sent["issue"])) in said


def test_the_title_is_part_of_what_was_read(use: Use, tmp_path: Path) -> None:
    told = [comment(receipt_of(use, tmp_path, event(WISH)))]
    handed, _ = labelled(use, tmp_path, event(WISH, title="Another title"), told)
    assert handed["stopped"] is True


def test_a_digest_that_anybody_else_wrote_does_not_count(use: Use, tmp_path: Path) -> None:
    sent = event(WISH)
    mark = receipt_mark(digest(sent["issue"]))
    for forged in (
        [[comment(mark, login=ACCOUNT)]],
        comment(mark, login=ACCOUNT, type="User"),
        comment(mark, login=BOT, type="User"),
        comment(mark, login="github-actions", type="Bot"),
    ):
        handed, said = labelled(use, tmp_path, sent, [forged])
        assert handed["stopped"] is True
        assert "has not been read" in said


def test_comments_may_come_in_pages(use: Use, tmp_path: Path) -> None:
    sent = event(WISH)
    pages = [[comment("hello")] * 100, [comment(receipt_of(use, tmp_path, sent))]]
    handed, _ = labelled(use, tmp_path, sent, pages)
    assert handed["stopped"] is False


def test_after_the_second_look_the_label_counts(use: Use, tmp_path: Path) -> None:
    old, new = event(WISH), event(WISH + " Soon.")
    told = [comment(receipt_of(use, tmp_path, old))]
    _, said = labelled(use, tmp_path, new, told)
    handed, _ = labelled(use, tmp_path, new, [*told, comment(said)])
    assert handed["stopped"] is False


def test_a_closed_issue_stops_the_flow(use: Use, tmp_path: Path) -> None:
    sent = event(WISH, state="closed")
    handed, _ = labelled(use, tmp_path, sent, [comment(receipt_of(use, tmp_path, sent))])
    assert handed["stopped"] is True


def test_a_moderator_allows_by_a_label(use: Use, tmp_path: Path) -> None:
    for labels, stopped in ((["record"], True), (["record", "allow: personal-data"], False)):
        sent = event("Write to a.b@example.org about school budgets.", labels=labels)
        handed, _ = labelled(use, tmp_path, sent, [comment(receipt_of(use, tmp_path, sent))])
        assert handed["stopped"] is stopped


def test_what_was_handed_on_is_checked_again_and_placed(
    use: Use, country: Path, tmp_path: Path
) -> None:
    sent = event(EVIL + " ```` ``` end", title=EVIL)
    labelled(use, tmp_path, sent, [comment(receipt_of(use, tmp_path, sent))])
    result = use("place", tmp_path / "handed")
    assert (result.exit_code, result.output) == (0, "inputs/alpha-ideas/alpha-ideas-issue-12.yml\n")
    said = (tmp_path / "handed" / "proposal.md").read_text()
    assert "The record of issue #12, as its author typed it." in said
    assert "The check of all records says:" in said
    assert "evil" not in said
    assert (tmp_path / "handed" / "id").read_text() == "alpha-ideas-issue-12"
    assert use("place", tmp_path / "handed").exit_code == 0


def test_a_proposal_of_one_without_a_name_does_not_lead_to_the_issue(
    use: Use, tmp_path: Path
) -> None:
    sent = event(WISH, agreed=("publish",))
    labelled(use, tmp_path, sent, [comment(receipt_of(use, tmp_path, sent))])
    assert use("place", tmp_path / "handed").exit_code == 0
    told = (tmp_path / "handed" / "id").read_text(), (tmp_path / "handed/proposal.md").read_text()
    for trace in ("issue-12", "#12", ACCOUNT):
        assert trace not in "".join(told)


def odd(handed: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {**handed, **changes}


def test_what_was_handed_on_and_is_odd_goes_nowhere(
    use: Use, country: Path, tmp_path: Path
) -> None:
    sent = event(WISH)
    handed, _ = labelled(use, tmp_path, sent, [comment(receipt_of(use, tmp_path, sent))])
    ((path, content),) = handed["files"].items()
    spoilt = [
        {"../../../etc/x.yml": content},
        {".github/workflows/x.yml": content},
        {"inputs/alpha-ideas/other.yml": content},
        {path: content + "\n"},
        {path: content.replace("plan: alpha", "plan: [alpha")},
        {path: content.replace("channel: issue", "channel: pigeon")},
        {path: "x" * 300_000},
        {path: content, "inputs/a/b.yml": content, "inputs/a/c.yml": content},
    ]
    before = {f: f.read_bytes() for f in country.rglob("*.yml")}
    for files in spoilt:
        save(tmp_path / "handed", odd(handed, files=files), "intake.json")
        assert use("place", tmp_path / "handed").exit_code == 1
    there = country / path
    there.write_text("id: other\n")
    save(tmp_path / "handed", handed, "intake.json")
    assert use("place", tmp_path / "handed").exit_code == 1
    there.unlink()
    for nothing in (odd(handed, stopped=True), odd(handed, files={}), []):
        save(tmp_path / "handed", nothing, "intake.json")
        assert use("place", tmp_path / "handed").exit_code == (1 if nothing == [] else 0)
    assert {f: f.read_bytes() for f in country.rglob("*.yml")} == before


def test_the_author_is_told_of_the_answer(use: Use, country: Path, tmp_path: Path) -> None:
    repository = Repository(country)
    use("issue", save(tmp_path, event(WISH)))
    repository.commit("2027-09-01T00:00:00Z")
    plan = country / "plans" / "alpha.yml"
    text = plan.read_text().replace(
        "all_inputs: true", "inputs:\n          - alpha-ideas-river-readings", 1
    )
    plan.write_text(text)
    base = repository.commit("2027-09-02T00:00:00Z")
    record = country / "inputs/alpha-ideas/alpha-ideas-issue-12.yml"
    answer = "response:\n  disposition: partly\n  reason:\n    en: |-\n      Not ``` @all yet.\n"
    answer += "  answered_on: 2027-09-10\n  by: state-chancellery\n"
    record.write_text(record.read_text().replace("source:\n", answer + "source:\n"))
    result = use("answered", "--base", base, "--out", tmp_path / "answers")
    assert result.exit_code == 0, result.output
    (file,) = (tmp_path / "answers").iterdir()
    assert file.name == "12.md"
    said = file.read_text()
    assert said.startswith("<!-- actionplan answer sha256:")
    assert "Your input was answered: Partly accepted." in said
    assert "````text\nNot ``` @all yet.\n````" in said
    assert "/en/inputs/alpha-ideas-issue-12/#response" in said


def test_an_author_without_a_name_is_told_without_a_way_to_the_record(
    use: Use, country: Path, tmp_path: Path
) -> None:
    repository = Repository(country)
    use("issue", save(tmp_path, event(WISH, agreed=("publish",))))
    (record,) = [f for f in country.glob("inputs/alpha-ideas/*.yml") if WISH in f.read_text()]
    repository.commit("2027-09-01T00:00:00Z")
    plan = country / "plans" / "alpha.yml"
    named = "inputs:\n          - alpha-ideas-river-readings"
    plan.write_text(plan.read_text().replace("all_inputs: true", named, 1))
    base = repository.commit("2027-09-02T00:00:00Z")
    answer = "response:\n  disposition: partly\n  reason:\n    en: Not all of it yet.\n"
    record.write_text(record.read_text() + answer + "  answered_on: 2027-09-10\n")
    issues = tmp_path / "issues.json"
    issues.write_text('{"id": 2900000011, "number": 11}\n{"id": 2900000012, "number": 12}\n')
    out = tmp_path / "answers"
    result = use("answered", "--base", base, "--issues", issues, "--out", out)
    assert result.exit_code == 0, result.output
    (file,) = out.iterdir()
    said = file.read_text()
    assert file.name == "12.md"
    assert "What you sent was answered on 10 September 2027." in said
    assert "/en/inputs/#alpha-alpha-ideas" in said
    for trace in (record.stem, "Not all", "Partly", ACCOUNT):
        assert trace not in said + result.output
    assert use("answered", "--base", base, "--out", tmp_path / "without").exit_code == 0
    assert not list((tmp_path / "without").iterdir())


def test_an_unknown_commit_ends_with_three(use: Use, country: Path, tmp_path: Path) -> None:
    Repository(country).commit("2027-09-01T00:00:00Z")
    assert use("answered", "--base", "nowhere", "--out", tmp_path / "a").exit_code == 3


def test_words_of_records_are_literal_in_a_comment() -> None:
    assert not re.search(
        r"[@#\[\]<>*_`](?!\d)", escaped("@all #1 [x](y) <b> *a* _b_ `c`").replace("&#", "")
    )
    assert fenced("```` x") == "`````text\n```` x\n`````"


def steps(name: str) -> list[dict[str, Any]]:
    whole = yaml.safe_load((WORKFLOWS / name).read_text())
    return [step for job in whole["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("name", ["intake.yml", "answered.yml"])
def test_no_word_of_an_issue_reaches_a_command(name: str) -> None:
    text = (WORKFLOWS / name).read_text()
    assert "pull_request_target" not in text
    assert set(re.findall(r"\$\{\{ (.*?) \}\}", text)) <= {
        "github.event.issue.number",
        "github.token",
        "github.event.before",
    }
    for step in steps(name):
        assert "${{" not in step.get("run", "")


def test_the_job_that_reads_cannot_write_and_the_other_reads_no_event() -> None:
    jobs = yaml.safe_load((WORKFLOWS / "intake.yml").read_text())["jobs"]
    assert set(jobs["read"]["permissions"].values()) == {"read"}
    assert "GITHUB_EVENT_PATH" not in json.dumps(jobs["propose"])


SCRIPTS = {"propose": ("id", "x; id"), "tell": ("x;id.md", "x")}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_name_that_is_none_stops_a_script(script: str, tmp_path: Path) -> None:
    name, content = SCRIPTS[script]
    (tmp_path / name).write_text(content)
    done = subprocess.run(
        [ROOT / ".ci" / script, str(tmp_path)],
        check=False,
        env={"PATH": "/usr/bin:/bin", "GITHUB_REPOSITORY": "a/b"},
        cwd=tmp_path,
        capture_output=True,
    )
    assert done.returncode == 3
    assert b"uid=" not in done.stdout


GH = """#!/bin/sh
echo "$@" >> "$GH_LOG"
case "$1 $2" in
    "pr view") test -f "$GH_LOG.open" && echo OPEN ;;
    "pr create") touch "$GH_LOG.open" ;;
esac
"""


def test_the_same_record_is_proposed_once(country: Path, tmp_path: Path) -> None:
    """The script in a real repository, with a host that is a folder and a `gh` that takes notes."""
    host = Repository(country)
    shutil.rmtree(country / "receipts")
    host.commit("2027-09-01T00:00:00Z")
    handed, tools = tmp_path / "handed", tmp_path / "tools"
    handed.mkdir()
    tools.mkdir()
    (tools / "gh").write_text(GH)
    (tools / "gh").chmod(0o755)
    (handed / "id").write_text("alpha-ideas-issue-12")
    (handed / "proposal.md").write_text("x")
    home = {"HOME": str(tmp_path), "GH_LOG": str(tmp_path / "log"), "GIT_CONFIG_NOSYSTEM": "1"}
    for n, text in enumerate(("one", "one", "two")):
        copy = tmp_path / f"copy-{n}"
        subprocess.run(["git", "clone", "-q", str(country), str(copy)], check=True)
        (copy / "inputs" / "alpha-ideas" / "alpha-ideas-issue-12.yml").write_text(text)
        path = f"{tools}:/usr/bin:/bin"
        script = [ROOT / ".ci" / "propose", str(handed)]
        subprocess.run(script, cwd=copy, env={**home, "PATH": path}, check=True)
    said = (tmp_path / "log").read_text().splitlines()
    assert [line.split()[1] for line in said if line.startswith("pr ")] == [
        "view",
        "create",
        "view",
        "edit",
    ]
    branch = "intake/alpha-ideas-issue-12"
    assert host.git("log", "--format=%an %s %ct", f"main..{branch}").startswith(
        "github-actions[bot]"
    )
    assert host.git("show", f"{branch}:inputs/alpha-ideas/alpha-ideas-issue-12.yml") == "two"


def test_the_site_is_built_for_the_address_that_the_platform_gives_it() -> None:
    """Without it a country that never typed its address has no sitemap and no preview cards."""
    told = yaml.safe_load((WORKFLOWS / "publish.yml").read_text())["jobs"]["build"]
    asks, builds = (
        next(n for n, s in enumerate(told["steps"]) if what in (s.get("uses", s.get("run", ""))))
        for what in ("actions/configure-pages@", "actionplan build")
    )
    assert asks < builds
    given = told["steps"][builds]["env"]["ACTIONPLAN_URL"]
    assert given == "${{ steps." + told["steps"][asks]["id"] + ".outputs.base_url }}"
    assert told["permissions"]["pages"] == "read"
    assert "${{" not in told["steps"][builds]["run"]
