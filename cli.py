"""The command line: each command parses, makes one call into the engine, and hands it to one renderer."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Unpack

import click

from engine.errors import CrampdxError

if TYPE_CHECKING:
    from engine.batch import Options
    from engine.report.render import ExplainOptions
    from knowledge.criteria import Audience

VERSION = "0.1.0"
DONE, REJECTED, UNREADABLE, INTERRUPTED = 0, 1, 2, 130
EPILOG = "For education: not a medical device, and no substitute for a clinician."
FORMATS = ("text", "json", "markdown", "html")
LISTS = ("findings", "disorders", "concepts", "rules", "steps", "warnings", "claims", "sources")


def main() -> None:
    """Run the command line; what is wrong is told in words, never by a traceback."""
    try:
        _make_ready()
        code = crampdx.main(standalone_mode=False) or DONE
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except SystemExit:
        # So click ends where nobody reads its output any more: they have what they wanted.
        code = DONE
    except (KeyboardInterrupt, click.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        # The reader has what it wanted; nothing more can be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except OSError as error:
        click.echo(f"crampdx: {error.strerror or error}: {error.filename or 'output'}", err=True)
        code = UNREADABLE
    except CrampdxError as error:
        click.echo(f"crampdx: {error}", err=True)
        code = UNREADABLE
    sys.exit(code)


def _make_ready() -> None:
    """Make the process fit for use; raise CrampdxError where there is none to write to."""
    # What is known is kept: searching it for garbage while it is built takes a twentieth of a short command.
    gc.set_threshold(200_000)
    if sys.stdout is None:
        # A file that is opened next would take the place of standard output.
        raise CrampdxError("standard output is closed. Send it to a file or to /dev/null instead.")
    if sys.stdin is None:
        # Nobody answers: the same as at the end of a file.
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _tell(text: str) -> None:
    click.echo(f"crampdx: {text}", err=True)


def _print_version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from knowledge import digest

        click.echo(f"crampdx {VERSION}, knowledge {digest.VERSION}, digest {digest.digest()}")
        click.echo(f"runs from {Path(__file__).resolve().parent}")
        ctx.exit()


@click.group(epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version, the digest of the knowledge, and where it runs from.",
)
def crampdx() -> None:
    """Find out what may be behind leg cramps, how urgent it is, and why.

    Start with `crampdx assess examples/night-cramps.yaml`.
    """


@crampdx.command(epilog=EPILOG)
@click.argument("cases", nargs=-1, required=True, metavar="CASE...")
@click.option("--format", "form", type=click.Choice((*FORMATS, "trace")), default="text", show_default=True)
@click.option("--full", is_flag=True, help="Show all of it, not what one screen holds.")
@click.option("--note", is_flag=True, help="Write a referral note instead of the report.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file instead.")
def assess(cases: tuple[str, ...], form: str, full: bool, note: bool, output: str | None) -> int:
    """Assess patients: how urgent, what may explain it, what must not be missed, what to do next.

    CASE is a case file (YAML or JSON), a saved interview, FILE#ID for one case of a file, or - to read from a
    pipe. Several cases as json are JSON Lines.
    """
    from engine.assessment.consultation import consult
    from engine.cases.open import read_cases
    from engine.errors import UnreadableInput
    from engine.report.destination import destination
    from engine.report.render import rendered
    from knowledge.leg_cramps import leg_cramps

    if note and (full or form in ("json", "trace")):
        raise click.UsageError("a referral note is one page, as text, markdown or html")
    knowledge = leg_cramps()
    read, code = [], DONE
    for case in cases:
        try:
            read += read_cases(case, knowledge, _tell)
        except UnreadableInput as error:
            click.echo(f"crampdx: {error}", err=True)
            code = UNREADABLE
    with destination(output, cases) as stream:
        stream.writelines(rendered(consult(knowledge, read), form, stream, full=full, note=note))
    return code


@crampdx.command(epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def check(files: tuple[str, ...]) -> int:
    """Check whether cases meet their expectations: a line for each thing that came out otherwise.

    FILE is a case file, FILE#ID for one case of a file, or - to read from a pipe. Ends with 1 if a case does
    not meet its own `expect`.
    """
    from engine.assessment.consultation import consult
    from engine.cases.expectations import summary_line, unmet, unmet_lines
    from engine.cases.open import read_cases
    from engine.errors import UnreadableInput
    from knowledge.leg_cramps import leg_cramps

    known = leg_cramps()
    found, code = [], DONE
    for file in files:
        try:
            cases = read_cases(file, known, _tell)
            of_file = [(one.case, unmet(one)) for one in consult(known, cases)]
        except UnreadableInput as error:
            click.echo(f"crampdx: {error}", err=True)
            code = UNREADABLE
            continue
        click.echo("".join(unmet_lines(file, of_file)), nl=False)
        found += of_file
    click.echo(summary_line(found), nl=False, err=True)
    return code or (REJECTED if any(missed for _, missed in found) else DONE)


@crampdx.command(epilog=EPILOG)
@click.option(
    "--audience", type=click.Choice(("clinician", "patient")), help="Who answers; asked if left out."
)
@click.option("--resume", type=click.Path(path_type=Path), help="Continue the interview in this file.")
@click.option("--save", type=click.Path(path_type=Path), help="Keep every answer in this new file.")
@click.option("--answers", metavar="CASE", help="Answer from a case file; show which screens came and why.")
@click.option("--plain", is_flag=True, help="Plain lines, for a screen reader or a pipe.")
def interview(
    audience: Audience | None, resume: Path | None, save: Path | None, answers: str | None, plain: bool
) -> None:
    """Answer questions one screen at a time; it ends when no answer could change the result.

    Every answer is on disk before the next screen. Type ? at any time.
    """
    from engine.interview.run import answered, face_for, interview
    from knowledge.leg_cramps import leg_cramps

    if answers is not None and (resume or save):
        raise click.UsageError("--answers takes neither --resume nor --save: it keeps nothing")
    if resume is not None and (save or audience):
        raise click.UsageError("--resume continues in its own file, for the audience it was begun with")
    face = face_for(plain=plain)
    if answers is not None:
        answered(leg_cramps(), face, answers, audience)
    else:
        interview(leg_cramps(), face, audience, resume, save)


@crampdx.command(epilog=EPILOG)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", required=True, help="Write here: .jsonl, .csv (.gz, .zst) or .parquet.")
@click.option(
    "--strict", is_flag=True, help="Stop at the first record that is not a case, and write nothing."
)
@click.option("--trace", is_flag=True, help="Add the rules that fired to every row.")
@click.option(
    "--audit", type=click.IntRange(min=0), default=0, metavar="N", help="Check N cases with experta."
)
@click.option("--ignore", multiple=True, metavar="COLUMN", help="Ignore a column of a table.")
@click.option("--keep", multiple=True, metavar="COLUMN", help="Keep a column in the output, as it is.")
@click.option("--summary", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def batch(inputs: tuple[str, ...], output: str, form: str, **options: Unpack[Options]) -> int:
    """Assess whole files of patients: a row for each, and a summary.

    INPUT is a file of JSON Lines, JSON, YAML, CSV, TSV or Parquet, a spreadsheet (.xlsx), a folder or a
    pattern of them, or - to read from a pipe; texts may be compressed (.gz, .zst). Records that are no cases
    go to OUTPUT.errors.jsonl, with what is wrong with them.
    """
    from engine.batch import rendered, run
    from knowledge.leg_cramps import leg_cramps

    knowledge = leg_cramps()
    summary = run(knowledge, inputs, output, **options)
    click.echo(rendered(knowledge, summary, form), nl=False)
    return DONE if summary.is_clean else REJECTED


@crampdx.command(epilog=EPILOG)
@click.argument("case", default="", metavar="CASE")
@click.argument("question", nargs=-1, metavar="[QUESTION [ARGS]]")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--full", is_flag=True, help="Show all of it, not the short form.")
@click.option(
    "--voice", type=click.Choice(("clinician", "patient")), help="Whose words to use, if not the audience's."
)
@click.option(
    "--most",
    "largest",
    type=click.IntRange(1, 3),
    default=2,
    help="How many answers what-would-change combines.",
)
@click.option("--check", type=click.File("rb"), metavar="TRACE", help="Recompute traces, without experta.")
def explain(
    case: str,
    question: tuple[str, ...],
    form: str,
    check: IO[bytes] | None,
    **told: Unpack[ExplainOptions],
) -> None:
    """Ask about a result: how, why, why-not, what-if, what-would-change, open or source.

    \b
    crampdx explain CASE how peripheral_artery_disease     what it rests on, down to the answers
    crampdx explain CASE why-not urgency                   what stands in the way
    crampdx explain CASE what-if potassium=3.1             both results side by side
    crampdx explain CASE                                   a prompt for many questions
    """  # noqa: D301
    from engine.report.render import explained, prompted
    from knowledge.leg_cramps import leg_cramps

    known = leg_cramps()
    if check is not None:
        from engine.diff import checked

        for line in checked(known, check.read()):
            click.echo(line)
        return
    if not case:
        raise click.UsageError("name a case file, or a trace with --check")
    from engine.cases.open import read_case

    one = read_case(case, known, _tell)
    if not question:
        prompted(known, one, sys.stdout, **told)
        return
    click.echo(explained(known, one, question, sys.stdout, form, **told), nl=False)


@crampdx.command(epilog=EPILOG)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8765, show_default=True)
@click.option(
    "--public-url", metavar="URL", help="How others reach it; needed for a host that they can reach."
)
@click.option("--keep", is_flag=True, help="Keep interviews, instead of deleting them after 24 hours.")
def serve(host: str, port: int, public_url: str | None, keep: bool) -> None:
    """Serve the interview, the report and the questions to browsers, and assessments to programs.

    On this machine alone, unless --host and --public-url say otherwise. Needs the extra `web`.
    """
    from knowledge.codes import codes
    from knowledge.leg_cramps import leg_cramps

    try:
        from engine.web import server
    except ModuleNotFoundError as error:
        needed = f"this needs {error.name}, which is not installed: install the extra in the clone with "
        raise CrampdxError(f"{needed}`pip install '.[web]'`.") from None
    server.serve(leg_cramps(), codes(), host, port, public_url, keep=keep)


@crampdx.command(epilog=EPILOG)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
def prove(form: str) -> int:
    """Prove what must hold of every possible patient; what is refuted comes with a patient who shows it.

    Needs the extra `prove` (z3). Ends with 1 where anything is refuted or undecided. That everything which is
    declared comes about for somebody, and makes a difference, is decided by `crampdx knowledge lint`.
    """
    from engine.report.proofs import proved
    from knowledge.leg_cramps import leg_cramps
    from knowledge.obligations import OBLIGATIONS

    text, code = proved(leg_cramps(), OBLIGATIONS, form)
    click.echo(text, nl=False)
    return code


@crampdx.command(epilog=EPILOG)
@click.argument(
    "kind",
    type=click.Choice((*LISTS, "lint", "handbook", "schema", "template", "export", "diff")),
    metavar="KIND",
)
@click.argument("names", nargs=-1, metavar="[ID | OLD [NEW]]")
@click.option(
    "--format", "form", type=click.Choice(("text", "json", "markdown")), default="text", show_default=True
)
@click.option(
    "--cases", multiple=True, metavar="FILE", help="diff: also compare what is said of these cases."
)
@click.option("--full", is_flag=True, help="diff: show all of it, not what has to be looked at.")
def knowledge(kind: str, names: tuple[str, ...], form: str, cases: tuple[str, ...], full: bool) -> int:
    """Show what crampdx knows: findings, disorders, concepts, rules, steps, warnings, claims or sources.

    With an ID only that one, in full. `handbook` prints all of it as Markdown, with what is proved (needs
    z3); `lint` what is odd about it, with patients who show it (needs z3; ends with 1 if anything is);
    `template` a blank case file to fill in, for a clinician or with `patient` for a patient; `schema` the
    JSON Schema of a case file, with `assessment`, `trace`, `explanation` of a result, with
    `export` of all that is known, with `diff` of a difference; `export` is all that is known as one JSON
    document; `diff OLD NEW` says what changed between two such documents, and for which patients (needs z3);
    without NEW, since OLD.
    """
    if kind == "diff":
        return _diff(names, form, cases, full)
    if form == "markdown" or cases or full:
        raise click.UsageError("only `diff` takes --cases, --full and --format markdown")
    if len(names) > 1:
        raise click.UsageError(f"`{kind}` takes one ID at most")
    identifier = names[0] if names else None
    from knowledge.leg_cramps import leg_cramps

    if identifier is not None and kind in ("handbook", "lint", "export"):
        raise click.UsageError(f"`{kind}` is shown as a whole: it takes no ID")
    if kind == "handbook":
        from engine.report.handbook import handbook
        from knowledge.obligations import OBLIGATIONS

        click.echo(handbook(leg_cramps(), OBLIGATIONS), nl=False)
        return DONE
    if kind == "export":
        from engine.export import export_text, exported
        from knowledge.obligations import OBLIGATIONS

        click.echo(export_text(exported(leg_cramps(), OBLIGATIONS)), nl=False)
        return DONE
    if kind == "lint":
        from engine.report.proofs import linted
        from knowledge.accepted import ACCEPTED

        text, code = linted(leg_cramps(), ACCEPTED, form)
        click.echo(text, nl=False)
        return code
    from engine.report.render import catalogue

    click.echo(catalogue(leg_cramps(), kind, identifier, form, sys.stdout), nl=False)
    return DONE


def _diff(names: tuple[str, ...], form: str, cases: tuple[str, ...], full: bool) -> int:
    """Compare two exports, or one with what is known here."""
    from engine.diff import difference, read_version, rendered, version_of
    from knowledge.leg_cramps import leg_cramps
    from knowledge.obligations import OBLIGATIONS

    if len(names) not in (1, 2):
        raise click.UsageError("`diff` takes two files of `crampdx knowledge export`: the old, then the new")
    old, *newer = map(read_version, names)
    new = newer[0] if newer else version_of("what is installed here", leg_cramps(), OBLIGATIONS)
    click.echo(rendered(difference(old, new, cases), form, sys.stdout, full=full), nl=False)
    return DONE


@crampdx.group(epilog=EPILOG)
def fhir() -> None:
    """Read patients' records in FHIR R4, and write the interview and its answers in it."""


@fhir.command(epilog=EPILOG)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file instead: .jsonl.")
@click.option("--at", metavar="DATE", help="As things stood on this date; if left out, each record's last.")
@click.option("--keep-ids", is_flag=True, help="Keep the patients' ids; if left out, they are counted.")
@click.option(
    "--given", multiple=True, metavar="FINDING=ANSWER", help="What all have told, such as leg_cramp=yes."
)
@click.option("--report", type=click.Path(dir_okay=False), help="Write what was read, and what not: JSON.")
def cases(
    inputs: tuple[str, ...],
    output: str | None,
    *,
    at: str | None,
    keep_ids: bool,
    given: tuple[str, ...],
    report: str | None,
) -> int:
    """Make cases of patients' records: JSON Lines that `batch`, `assess` and `explain` read.

    INPUT is a bundle (JSON), a file of a bulk export (NDJSON), a folder or a pattern of them, or -. Codes are
    mapped, never what is displayed for them. What was mapped and what was not is counted on stderr. Ends with
    1 if anything was wrong and is not taken for a fact.
    """
    from engine.fhir.grouping import write_cases
    from knowledge.codes import codes
    from knowledge.leg_cramps import leg_cramps

    tally = write_cases(
        leg_cramps(), codes(), inputs, output, at=at, keep_ids=keep_ids, given=given, report=report
    )
    if report is None:
        click.echo(tally.text(), nl=False, err=True)
    return REJECTED if tally.wrong else DONE


@fhir.command(epilog=EPILOG)
@click.option(
    "--audience", type=click.Choice(("clinician", "patient")), default="clinician", show_default=True
)
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file instead.")
def questionnaire(audience: Audience, output: str | None) -> None:
    """Write the interview of an audience as a Questionnaire."""
    from engine.assessment.record import as_json
    from engine.fhir.questionnaire import questionnaire
    from engine.report.destination import destination
    from knowledge.leg_cramps import leg_cramps

    with destination(output, ()) as stream:
        stream.write(as_json(questionnaire(leg_cramps(), audience)))


@fhir.command(epilog=EPILOG)
@click.argument("case", metavar="CASE")
@click.option("--back", is_flag=True, help="Make a case of a QuestionnaireResponse.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file instead.")
def response(case: str, back: bool, output: str | None) -> None:
    """Write a case as a QuestionnaireResponse, or with --back a QuestionnaireResponse as a case.

    CASE is a case file, FILE#ID for one case of a file, or - to read from a pipe.
    """
    from engine.assessment.record import as_json
    from engine.cases.casefile import case_record
    from engine.cases.open import read_case
    from engine.fhir.case_as_response import response_of
    from engine.report.destination import destination
    from knowledge.leg_cramps import leg_cramps

    known = leg_cramps()
    one = read_case(case, known, _tell)
    with destination(output, (case,)) as stream:
        stream.write(as_json(case_record(one, known) if back else response_of(one, known)))


if __name__ == "__main__":
    main()
