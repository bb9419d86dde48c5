"""The command line, as people and scripts use it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.export import exported
from knowledge.digest import digest
from knowledge.leg_cramps import leg_cramps
from knowledge.obligations import OBLIGATIONS
from tests.commands import crampdx as run

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
KEYS = [
    *("schema", "knowledge", "id", "in_scope", "urgency", "urgency_could_be", "red_flags_open", "warnings"),
    *("leading", "differential", "must_not_miss", "steps", "later", "ask", "contradictions", "medicines"),
    *("unrecognised_medicines", "benign", "settled", "settled_with_tests", "urgency_could_be_with_tests"),
]
CLAUDICATION = """
id: walker
answers:
  leg_cramp: yes
  comes_with_exertion: yes
  eases: [standing still]
  same_distance_each_time: yes
  smoking: current
  age: 67
"""


def printed(*arguments: str) -> str:
    done = run(*arguments)
    assert done.returncode == 0
    return done.stdout


def test_version_names_the_knowledge_and_where_it_runs_from() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert digest() in done.stdout
    assert str(ROOT) in done.stdout


def test_the_export_is_the_whole_and_nothing_beside_it() -> None:
    document = json.loads(run("knowledge", "export").stdout)
    assert document == exported(leg_cramps(), OBLIGATIONS)
    assert run("knowledge", "export", "VASC-01").returncode == 2
    assert "export" in run("knowledge", "schema", "exprot").stderr


def test_help_speaks_to_clinicians() -> None:
    done = run("--help")
    assert "how urgent it is" in done.stdout
    assert "not a medical device" in done.stdout


def test_one_case_as_json_is_one_object_with_the_promised_keys() -> None:
    done = run("assess", "-", "--format", "json", given=CLAUDICATION)
    said = json.loads(done.stdout)
    assert list(said) == KEYS
    assert said["leading"][0] == "peripheral_artery_disease"
    assert {item["disorder"] for item in said["differential"]} == set(leg_cramps().disorder)


def test_several_cases_as_json_are_json_lines() -> None:
    done = run("assess", *map(str, EXAMPLES), "--format", "json")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert len(lines) == len(EXAMPLES)
    assert all(list(json.loads(line)) == KEYS for line in lines)


def test_text_fits_eighty_columns_and_has_no_escape_codes_over_a_pipe() -> None:
    done = run("assess", *map(str, EXAMPLES))
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


EVERY_FORM = """
import sys
from engine.assessment.consultation import consult
from engine.cases.open import read_case
from engine.report.render import rendered
from knowledge.leg_cramps import leg_cramps

knowledge = leg_cramps()
done = list(consult(knowledge, [read_case(path, knowledge) for path in sys.argv[1:]]))
for form in ("text", "json", "markdown", "trace"):
    sys.stdout.writelines(rendered(done, form, sys.stdout))
"""


def test_the_same_case_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    command = [sys.executable, "-c", EVERY_FORM, *map(str, EXAMPLES[::3])]
    outputs = {
        subprocess.run(
            command, check=True, capture_output=True, cwd=ROOT, env=os.environ | {"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1
    assert outputs != {b""}


def test_the_order_of_answers_does_not_show() -> None:
    case = json.loads(run("assess", "-", "--format", "trace", given=CLAUDICATION).stdout)["case"]
    turned = case | {"answers": dict(reversed(case["answers"].items()))}
    forms = ("text", "json", "markdown", "trace")
    for form in forms:
        one = run("assess", "-", "--format", form, given=json.dumps(case))
        other = run("assess", "-", "--format", form, given=json.dumps(turned))
        assert one.stdout == other.stdout != ""


def test_an_empty_case_is_never_reassured() -> None:
    said = json.loads(run("assess", "-", "--format", "json", given="{id: nobody, answers: {}}").stdout)
    assert said["urgency"] == "routine"
    assert said["urgency_could_be"] == "emergency"
    assert said["leading"] == []
    assert not said["settled"]


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_assessed(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("answers: {leg_cramps: maybe, potasium: 3}")
    done = run("assess", str(broken), str(EXAMPLES[0]), "--format", "json")
    assert done.returncode == 2
    assert "leg_cramp" in done.stderr
    assert "potassium" in done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads(done.stdout)["id"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("assess", "no-such-file.yaml"),
        ("assess", "."),
        ("assess",),
        ("knowledge", "rules", "VASC-99"),
        ("knowledge", "schema", "cases"),
        ("knowledge", "handbook", "VASC-05"),
        ("nonsense",),
        ("assess", "-", "-o", "/no/such/folder/out.txt"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_in_a_sentence_and_exit_code_two(arguments: tuple[str, ...]) -> None:
    done = run(*arguments, given=CLAUDICATION)
    assert done.returncode == 2
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m cli assess {' '.join(map(str, EXAMPLES))} | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=ROOT, check=False)  # noqa: S602
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("assess examples/clot.yaml >&-", 2, "standard output is closed"),
        ("assess - <&-", 2, "stdin: is empty"),
        ("batch - -o out.csv <&-", 2, "stdin: holds no case"),
        ("interview <&-", 0, "nothing is kept"),
        ("explain examples/clot.yaml <&-", 0, "emergency"),
        ("assess no-such-file.yaml 2>&-", 2, ""),
    ],
)
def test_a_stream_that_is_closed_ends_in_a_sentence(
    tmp_path: Path, command: str, code: int, told: str
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    line = f"{sys.executable} {ROOT / 'cli.py'} {command}"
    done = subprocess.run(line, shell=True, capture_output=True, text=True, cwd=tmp_path, check=False)  # noqa: S602
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert told in done.stdout + done.stderr


def test_control_characters_of_a_file_never_reach_the_terminal() -> None:
    case = json.dumps(
        {"id": "a\u001b[31mb", "answers": {"leg_cramp": True}, "medicines": ["\u001b]0;x\u0007"]}
    )
    done = run("assess", "-", given=case)
    assert not {"\x1b", "\x07"} & set(done.stdout + done.stderr)


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = run("assess", "-", "--format", "json", "-o", str(out), given=CLAUDICATION)
    assert done.stdout == ""
    assert json.loads(out.read_text("utf-8"))["id"] == "walker"


@pytest.mark.parametrize("case", ["my.yaml", "my.yaml#walker", "./other.yaml"])
def test_a_report_is_never_written_over_the_case(tmp_path: Path, case: str) -> None:
    path = tmp_path / "my.yaml"
    path.write_text(CLAUDICATION)
    (tmp_path / "other.yaml").symlink_to(path)
    done = run("assess", str(tmp_path / case), "-o", str(path))
    assert done.returncode == 2
    assert "is an input and the output. Write to another file." in done.stderr
    assert path.read_text() == CLAUDICATION


def test_what_cannot_be_written_is_told_by_the_name_that_was_given() -> None:
    name = "/no/such/folder/out.txt"
    done = run("assess", "-", "-o", name, given=CLAUDICATION)
    assert done.stderr == f"crampdx: {name} cannot be written: there is no folder /no/such/folder\n"


def test_every_claim_is_listed_encoded_or_declined_with_a_reason() -> None:
    claims = json.loads(run("knowledge", "claims", "--format", "json").stdout)
    assert len(claims) == 131
    for claim in claims:
        if claim["status"] == "encoded":
            assert claim["by"]
            assert claim["reason"] is None
        else:
            assert claim["reason"]
    assert sum(claim["status"] == "declined" for claim in claims) < 6


def test_a_note_is_written_of_any_case_and_is_a_page() -> None:
    done = run("assess", "examples/clot.yaml", "--note")
    assert done.returncode == 0
    assert done.stdout.startswith("Referral note")
    assert "THE STORY" in done.stdout
    assert run("assess", "examples/clot.yaml", "--note", "--format", "markdown").stdout.startswith(
        "# Referral"
    )
    refused = run("assess", "examples/clot.yaml", "--note", "--format", "json")
    assert refused.returncode == 2
    assert "one page" in refused.stderr


@pytest.mark.parametrize(
    "kind", ["findings", "disorders", "concepts", "rules", "steps", "warnings", "claims", "sources"]
)
def test_every_list_prints_as_text_and_json_and_shows_one_in_full(kind: str) -> None:
    records = json.loads(printed("knowledge", kind, "--format", "json"))
    assert printed("knowledge", kind).count(records[0]["id"]) >= 1
    one = json.loads(printed("knowledge", kind, records[-1]["id"], "--format", "json"))
    assert one == records[-1:]
    assert records[-1]["id"] in printed("knowledge", kind, records[-1]["id"])


def test_questions_are_answered_in_every_format() -> None:
    case = str(ROOT / "examples" / "claudication.yaml")
    for form, sign in (
        ("text", "WHAT IS CONCLUDED"),
        ("json", '"question"'),
        ("markdown", "# "),
        ("html", "<html"),
    ):
        done = run("explain", case, "how", "peripheral_artery_disease", "--format", form)
        assert done.returncode == 0
        assert sign in done.stdout


def test_a_trace_is_checked_and_an_altered_one_refused(tmp_path: Path) -> None:
    trace = tmp_path / "case.trace"
    trace.write_text(run("assess", "-", "--format", "trace", given=CLAUDICATION).stdout, "utf-8")
    assert run("explain", "--check", str(trace)).returncode == 0
    trace.write_text(trace.read_text("utf-8").replace('"smoking":"current"', '"smoking":"never"'), "utf-8")
    refused = run("explain", "--check", str(trace))
    assert refused.returncode == 2
    assert "changed after it was written" in refused.stderr


def test_check_says_in_words_which_cases_do_not_get_what_they_expect(tmp_path: Path) -> None:
    """Lines on stdout, the count on stderr, and 1 only where something is not met."""
    wrong = CLAUDICATION + "expect:\n  urgency: emergency\n  fired: [MED-01]\n"
    told = run("check", "-", given=wrong)
    assert told.returncode == 1
    assert told.stdout.splitlines()[0].endswith("walker: urgency: emergency expected, but routine")
    assert told.stdout.splitlines()[1].endswith("walker: fired: MED-01 does not fire")
    assert told.stderr == "0 of 1 case meets its expectations.\n"
    silent = tmp_path / "silent.yaml"
    silent.write_text(CLAUDICATION, "utf-8")
    told = run("check", *map(str, EXAMPLES[:2]), str(silent))
    assert (told.returncode, told.stdout) == (0, "")
    assert told.stderr == "2 of 2 cases meet their expectations. 1 expects nothing.\n"
    assert run("check", str(silent), str(tmp_path / "nothing.yaml")).returncode == 2
