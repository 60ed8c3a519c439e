"""The verbs, and how a run ends: never with a traceback."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NoReturn

import click

from actionplan.cli.answer import answer_command
from actionplan.cli.build import build_command, serve_command
from actionplan.cli.check import check_command
from actionplan.cli.documents import documents_command
from actionplan.cli.export import export_command
from actionplan.cli.forms import forms_command
from actionplan.cli.importing import import_command
from actionplan.cli.intake import intake_command
from actionplan.cli.languages import languages_command
from actionplan.cli.next import next_command
from actionplan.cli.receipt import receipt_command
from actionplan.cli.redact import confirm_command, redact_command
from actionplan.cli.rules import rules_command
from actionplan.cli.session import COULD_NOT_RUN, stop
from actionplan.cli.tidy import tidy_command

VERBS: tuple[click.Command, ...] = (
    check_command,
    next_command,
    build_command,
    serve_command,
    export_command,
    import_command,
    documents_command,
    rules_command,
    languages_command,
    tidy_command,
    answer_command,
    receipt_command,
    redact_command,
    confirm_command,
    forms_command,
    intake_command,
)


def _version() -> str:
    try:
        return version("actionplan")
    except PackageNotFoundError:
        return "(run from its source, not installed)"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(_version(), prog_name="actionplan")
def commands() -> None:
    """Check and publish the records of an open government action plan."""


for verb in VERBS:
    commands.add_command(verb)


def main() -> NoReturn:
    """Run the command line. Wrong use ends with 3, never with a traceback of click."""
    run: Callable[..., Any] = commands
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n")
    try:
        run(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(COULD_NOT_RUN)
    except click.Abort:
        sys.exit(COULD_NOT_RUN)
    except OSError as error:
        stop(f"{error.filename or ''}: {error.strerror}")
    sys.exit(0)
