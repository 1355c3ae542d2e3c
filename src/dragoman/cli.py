"""The command line: commands, their options and help, and the border behind which no error passes as a traceback.

Takes arguments, gives an exit code: 0 done, 1 an error of the user's or the system's, 2 wrong usage, 3 some documents
could not be read. What a command does is in `commands`, imported only when it is called.
"""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from dragoman.errors import DragomanError
from dragoman.version import __version__

USER_ERROR, USAGE, SOME_UNREAD, STOPPED = 1, 2, 3, 130

_UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""Typer's own, or click's in its older versions."""

app = typer.Typer(
    name="dragoman",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


class Table(StrEnum):
    """What `show` shows."""

    EVENTS = "events"
    ACTORS = "actors"
    PENDING = "pending"
    DISCREPANCIES = "discrepancies"
    ORIGINS = "origins"
    DOCUMENTS = "documents"
    MEASURES = "measures"
    JUDGEMENTS = "judgements"


class Format(StrEnum):
    """What `export` writes."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class Language(StrEnum):
    """What a dossier is written in."""

    FR = "fr"
    EN = "en"


class Decision(StrEnum):
    """What a person can decide."""

    SAME_EVENT = "same-event"
    DIFFERENT_EVENTS = "different-events"
    SAME_ORIGIN = "same-origin"
    DIFFERENT_ORIGINS = "different-origins"
    WRONG_CLAIM = "wrong-claim"


Record = Annotated[
    str,
    typer.Option(
        "--record", "-r", metavar="FILE", envvar="DRAGOMAN_RECORD", help="The record: a file, or the URL of a database."
    ),
]


def _version(wanted: bool) -> None:
    if wanted:
        print(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """One sourced record of a diplomatic or security crisis, from what every outlet writes, in French and English.

    Who did what to whom, when, according to whom; where the accounts differ; what is pending. Every line shows the
    words it comes from.

    \b
    Begin with:
      dragoman read coverage/ --record mali.db
      dragoman dossier --record mali.db --out mali.html

    \b
    Then look closer:
      dragoman show events --record mali.db
      dragoman explain 3fa9 --record mali.db
      dragoman export mali.db --as csv --out mali.csv

    \b
    Exit codes: 0 done; 1 an error, said in one line; 2 wrong usage;
    3 done, but some documents could not be read.
    """


@app.command()
def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH|URL...", help="Files, folders, addresses of pages.")],
    record: Record,
    processes: Annotated[
        int | None,
        typer.Option(
            "--processes", "-p", min=1, max=256, metavar="N", envvar="DRAGOMAN_PROCESSES", help="Read N at once."
        ),
    ] = None,
    actors: Annotated[
        Path | None,
        typer.Option(
            "--actors", metavar="FILE", envvar="DRAGOMAN_ACTORS", help="Actors of your own, in YAML (docs/actors.md)."
        ),
    ] = None,
    parser: Annotated[
        list[str] | None,
        typer.Option(
            "--parser",
            metavar="LANGUAGE=NAME",
            envvar="DRAGOMAN_PARSERS",
            help="Another parser, spacy:PACKAGE or stanza:LANGUAGE (docs/reading.md). May be repeated.",
        ),
    ] = None,
) -> None:
    """Read articles into a record, and say what is in it now.

    Text (.txt, .md) and web pages (.html), French and English. What is known of an article can stand beside it (a.json
    next to a.txt), on top of it (YAML front matter), or in the page. The record is made if there is none; what it
    already holds is not read again, so the same command goes on where it was stopped.

    \b
    Examples:
      dragoman read coverage/ --record mali.db
      dragoman read https://example.org/article one.html --record mali.db
      dragoman read archive/ --record mali.db --processes 4
    """
    from dragoman.commands.read import run

    if not run(paths, record, processes=processes, actors=actors, parsers=parser or ()):
        raise typer.Exit(SOME_UNREAD)


@app.command()
def show(
    what: Annotated[Table, typer.Argument(help="Which part of the record.")],
    record: Record,
    find: Annotated[
        str | None, typer.Option("--find", metavar="WORDS", help="Only what comes from documents with all these words.")
    ] = None,
) -> None:
    """Show what the record holds.

    \b
    events         what happened, by date: who, to whom, n articles, k origins
    actors         who acts, who is acted upon, who speaks
    pending        deadlines, demands and threats, and what became of them
    discrepancies  where accounts differ, side by side
    origins        where the information comes from, and why we think so
    documents      what was read, and what was not, with the reason
    measures       what is in force, what was lifted
    judgements     what people decided

    \b
    Examples:
      dragoman show events --record mali.db
      dragoman show documents --find "chargé d'affaires" --record mali.db
    """
    from dragoman.commands.show import run

    run(what.value, record, find=find)


@app.command()
def explain(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="Its id, or that of a claim, or its first characters.")],
    record: Record,
) -> None:
    """Show all that an event rests on.

    Every claim with its words, who said so, where the information comes from, why the claims are held to be of one
    event, where they differ, what the event answers.

    \b
    Example:
      dragoman explain 3fa9 --record mali.db
    """
    from dragoman.commands.explain import run

    run(event, record)


@app.command()
def dossier(
    record: Record,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE.html", help="Where to write it.")],
    language: Annotated[Language, typer.Option("--language", "-l", help="Of headings and sentences.")] = Language.EN,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What to call the crisis.")] = None,
) -> None:
    """Write the dossier: one HTML file, for reading and printing, with the evidence for each line.

    \b
    Examples:
      dragoman dossier --record mali.db --out mali.html
      dragoman dossier --record mali.db --out mali.html --language fr --title "Mali et France, août 2025"
    """
    from dragoman.commands.outputs import write_dossier

    write_dossier(record, out, language=language.value, title=title)


@app.command()
def export(
    record: Annotated[str, typer.Argument(metavar="RECORD", help="The record: a file, or the URL of a database.")],
    form: Annotated[Format, typer.Option("--as", help="JSON, an object a line, or a table of events.")] = Format.JSON,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Where to write it; otherwise, to the output.")
    ] = None,
) -> None:
    """Write the record for other programs (docs/export.md says what is in it).

    \b
    Examples:
      dragoman export mali.db --as json --out mali.json
      dragoman export mali.db --as csv > mali.csv
      dragoman export mali.db --as jsonl | jq 'select(.type == "event").event.kind'
    """
    from dragoman.commands.outputs import write_export

    write_export(record, form.value, out)


@app.command()
def judge(
    record: Record,
    decision: Annotated[Decision | None, typer.Argument(metavar="DECISION", help="What you decide.")] = None,
    what: Annotated[
        list[str] | None, typer.Argument(metavar="ID...", help="Claims or events, by id or its first characters.")
    ] = None,
    withdraw: Annotated[
        str | None, typer.Option("--withdraw", metavar="JUDGEMENT", help="Take this judgement back instead.")
    ] = None,
    author: Annotated[
        str | None, typer.Option("--author", envvar="DRAGOMAN_AUTHOR", help="Who decides; otherwise, your user name.")
    ] = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")] = "",
) -> None:
    """Decide what the machine got wrong. Your decision outweighs it, is kept with your name, can be taken back.

    \b
    same-event A B         two claims (or events) are one happening
    different-events A B   two claims are not
    same-origin A B        two claims come from one origin
    different-origins A B  two claims do not
    wrong-claim A          a text does not say what this claim says

    \b
    Examples:
      dragoman judge same-event 3fa9 77c0 --record mali.db --note "same expulsion"
      dragoman judge wrong-claim 90ab --record mali.db --author Ana
      dragoman judge --withdraw 5d21 --record mali.db
    """
    if (withdraw is None) == (decision is None) or (decision is not None and not what):
        raise typer.BadParameter("give a decision and what it is about, or --withdraw and a judgement")
    from dragoman.commands import judge as command

    if withdraw is not None:
        command.withdraw(record, withdraw)
    elif decision is not None:
        command.run(record, decision.value, what or [], author=author, note=note)


@app.command()
def evaluate(
    annotations: Annotated[
        Path, typer.Argument(metavar="ANNOTATIONS", help="Texts and the events a person found in them, in YAML.")
    ],
    against: Annotated[
        Path | None, typer.Option("--against", metavar="SECOND", help="A second annotation, instead of the reader.")
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="List what is missed, beyond and wrong.")] = False,
    actors: Annotated[
        Path | None, typer.Option("--actors", metavar="FILE", envvar="DRAGOMAN_ACTORS", help="Actors of your own.")
    ] = None,
) -> None:
    """Measure how well texts of yours are read: annotate some by hand, and see (docs/evaluation.md says how).

    Prints, by language, precision, recall and F1 of kinds and of whole events, and how often each field is right.

    \b
    Examples:
      dragoman evaluate coded/ --show
      dragoman evaluate coded/ --against coded-again/
    """
    from dragoman.commands.evaluate import run

    run(annotations, against=against, show=show, actors=actors)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Runs a command and leaves with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Words of any language must come out somehow where only some letters exist.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    try:
        code: object = app(args=arguments, prog_name="dragoman", standalone_mode=False)
        sys.stdout.flush()
    except _UsageError as error:
        return _usage(error)
    except DragomanError as error:
        return _say(str(error), USER_ERROR)
    except (KeyboardInterrupt, typer.Abort):
        code = STOPPED  # Typer gives the code itself, or lets the interruption pass, by its version
    except BrokenPipeError:
        # The reader at the other end has seen enough: nothing is wrong, and nothing more can be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _say(f"{error.filename or 'the system'}: {error.strerror or error}", USER_ERROR)
    except Exception as error:  # the border to the user: a traceback helps nobody there
        if os.environ.get("DRAGOMAN_DEBUG"):
            raise
        return _say(
            f"an error in Dragoman itself ({type(error).__name__}: {error}); please report it, "
            "with what DRAGOMAN_DEBUG=1 before the same command prints",
            USER_ERROR,
        )
    if code == STOPPED:
        return _say("stopped; what was read so far is in the record, and the same command goes on from there", STOPPED)
    return code if isinstance(code, int) else 0


def _usage(error: Any) -> int:
    path = error.ctx.command_path if error.ctx else "dragoman"
    message = str(error.format_message())
    if message.startswith("Usage:"):  # no arguments at all: the help is the answer
        print(message, file=sys.stderr)
        return USAGE
    return _say(f"{message.replace('Value error, ', '').rstrip('.')} (see: {path} --help)", USAGE)


def _say(message: str, code: int) -> int:
    print(f"dragoman: {' '.join(message.split())}", file=sys.stderr)
    return code


if __name__ == "__main__":
    main()
