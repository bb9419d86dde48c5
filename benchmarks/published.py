"""What is said of published patients, and of generated ones: `python -m benchmarks.published`.

The patients of `tests/published` were written about by others and coded blind, so that no rule was made
for them. Of each it is known what was found, what else would have been right, and how urgent it was. The
measures are those of `engine.batch.summary`; a file that cannot be read counts as a miss of all.

With `--asked 50` only half of what was told of each is answered, drawn at random: what is missed when nobody
has asked the rest? Medicines stay as they are, and yes, no and values are dropped alike.

Generated patients (`--generated N`, half of them of each audience) are interviewed to the end first. Every
one of them should then be settled, and be as urgent as it could be.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from statistics import mean, median
from typing import Any, TypeAlias, get_args

import click
from ruamel.yaml import YAML

import crampdx
from benchmarks.interview import patients as generated_patients
from engine.assessment.must_not_miss import STATUSES, Verdict
from engine.batch.summary import TOPS, Measure, wilson
from engine.cases.case import Case
from engine.cases.expectations import URGENCIES
from engine.cases.open import read_case
from engine.errors import UnreadableInput
from engine.interview.from_case import turn_for
from engine.interview.session import Finished, Session
from knowledge.criteria import Audience, DrugClass, KnowledgeBase
from knowledge.leg_cramps import leg_cramps

ROOT = Path(__file__).parent.parent
PUBLISHED = ROOT / "tests" / "published"
EXAMPLES = ROOT / "examples"
IMAGE = "image_or_procedure"
"""The rung of images, toe and compartment pressures, nerve studies and the like."""
Record: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Patient:
    """What is known of a patient (an entry of `cases.yaml`), and what was said, as JSON and in lines of text.

    Where the coded file cannot be read nothing was said, and `unread` says why.
    """

    facts: Record
    said: Record | None
    lines: int = 0
    unread: str = ""

    @property
    def id(self) -> str:
        """The id in both files."""
        return str(self.facts["id"])

    @property
    def accepted(self) -> tuple[str, ...]:
        """The disorders that count as right; none for a control, of whom only urgency and warnings count."""
        own = self.facts.get("disorders", ())
        return (*own, *self.facts.get("also_accepted", ())) if own else ()

    @property
    def explained_by(self) -> list[str]:
        """The disorders that are likely or possible, the first one first."""
        if self.said is None:
            return []
        return [d["disorder"] for d in self.said["differential"] if d["standing"] in ("likely", "possible")]

    @property
    def place(self) -> int | None:
        """The place of the first that is accepted among those that are likely or possible, 1 at the top."""
        return next((n for n, name in enumerate(self.explained_by, 1) if name in self.accepted), None)

    @property
    def urgency(self) -> int | None:
        """The place in `URGENCIES` of the urgency that was said."""
        return None if self.said is None else URGENCIES.index(self.said["urgency"])

    @property
    def not_warned(self) -> list[str]:
        """The warnings that were due and not given."""
        given = [] if self.said is None else [warning["id"] for warning in self.said["warnings"]]
        return [name for name in self.facts.get("warnings", ()) if name not in given]

    def at_least(self, urgency: str) -> bool:
        """Return whether no less was said."""
        return self.urgency is not None and self.urgency >= URGENCIES.index(urgency)

    def at_most(self, urgency: str) -> bool:
        """Return whether no more was said."""
        return self.urgency is not None and self.urgency <= URGENCIES.index(urgency)


def published(
    folder: Path, knowledge: KnowledgeBase, coding: str = "coded", *, asked: int = 100, seed: int = 0
) -> Iterator[Patient]:
    """Assess the patients of a folder with `cases.yaml` and a coding, in the order of `cases.yaml`.

    `asked` is how many of a hundred answers each of them keeps, drawn by `seed`.
    """
    for facts in YAML(typ="safe").load(folder / "cases.yaml"):
        try:
            case = read_case(str(folder / coding / f"{facts['id']}.yaml"), knowledge)
            done = crampdx.assess(asked_in_part(case, asked, Random(f"{seed} {case.id}")))
        except UnreadableInput as error:
            yield Patient(facts, None, unread=str(error))
        else:
            yield Patient(facts, done.to_dict(), lines_of(done))


def asked_in_part(case: Case, asked: int, random: Random) -> Case:
    """Return the case with so many of a hundred answers, medicines apart, and the rest not asked."""
    kept = {
        finding: answer
        for finding, answer in case.told.items()
        if isinstance(leg_cramps().finding[finding], DrugClass) or random.random() * 100 < asked
    }
    return case.telling(kept)


def lines_of(done: crampdx.Assessment) -> int:
    """Count the lines of the report."""
    return len(done.to_text().splitlines())


def interviewed(knowledge: KnowledgeBase, case: Case) -> Case:
    """Interview a patient to the end; return what was answered, by the patient's own id."""
    session = Session(knowledge, case.audience)
    while not isinstance(step := session.step, Finished):
        session = session.after(turn_for(step, case, knowledge))
    return replace(session.case, id=case.id)


def measures(patients: Sequence[Patient]) -> Iterator[tuple[str, Measure]]:
    """Yield what was expected of some of the patients: how many they are, and whom it fails."""
    targets = [one for one in patients if one.accepted]
    for top in TOPS:
        yield (
            f"accepted diagnosis in the first {top}",
            _measure(targets, [one.place is not None and one.place <= top for one in targets]),
        )
    grave = [one for one in patients if "urgency_at_least" in one.facts]
    emergencies = [one for one in grave if one.facts["urgency_at_least"] == "emergency"]
    yield "emergencies told", _measure(emergencies, [one.at_least("emergency") for one in emergencies])
    yield "at least soon, told so", _measure(grave, [one.at_least("soon") for one in grave])
    mild = [one for one in patients if "urgency_at_most" in one.facts]
    yield "no over-triage", _measure(mild, [one.at_most(one.facts["urgency_at_most"]) for one in mild])
    due = [one for one in patients if one.facts.get("warnings")]
    yield "warnings due, all given", _measure(due, [not one.not_warned for one in due])


def _measure(patients: Sequence[Patient], holds: Sequence[bool]) -> Measure:
    amiss = [one.id for one, held in zip(patients, holds, strict=True) if not held]
    return Measure(len(patients), sum(holds), len(amiss), amiss)


def misses(patient: Patient) -> Iterator[str]:
    """Say in words what was expected of a patient and not said, and what was said instead."""
    if patient.said is None:
        yield f"the coded file cannot be used: {patient.unread}"
        return
    if patient.accepted and patient.place != 1:
        place = patient.place
        where = f"is number {place}" if place else "is neither likely nor possible"
        lead = ", ".join(patient.said["leading"]) or "nothing"
        first = f", {patient.explained_by[0]} is first" if place else ""
        yield f"{' or '.join(patient.accepted)} {where}{first}; leading: {lead}"
    for key, met in (("at_least", patient.at_least), ("at_most", patient.at_most)):
        expected = patient.facts.get(f"urgency_{key}")
        if expected and not met(expected):
            yield f"{key.replace('_', ' ')} {expected} expected, {patient.said['urgency']} said"
    yield from (f"no warning {name}" for name in patient.not_warned)


def advice(said: Sequence[Record], benign: Set[str]) -> dict[str, Any]:
    """Count what is said of patients, whoever they are; `benign` are the disorders that may be called so."""
    images = [sum(step["rung"] == IMAGE for step in one["steps"]) for one in said]
    led = [(n, one["urgency"]) for one, n in zip(said, images, strict=True) if benign & {*one["leading"]}]
    calm = [n for n, urgency in led if urgency in ("self_care", "routine")]
    statuses = Counter(danger["status"] for one in said for danger in one["must_not_miss"])
    verdicts = Counter(one["benign"]["verdict"] for one in said)
    return {
        "cases": len(said),
        "steps": spread([len(one["steps"]) for one in said]),
        "images and procedures": spread(images),
        "images and procedures, a benign disorder leads": {"cases": len(led), **spread([n for n, _ in led])},
        "the same, and nothing is more than routine": {"cases": len(calm), **spread(calm)},
        "could be an emergency": sum(one["urgency_could_be"] == "emergency" for one in said),
        "could be, and no red flag is open": sum(
            one["urgency"] != one["urgency_could_be"] == "emergency" and not one["red_flags_open"]
            for one in said
        ),
        "could be, with tests": sum(one["urgency_could_be_with_tests"] == "emergency" for one in said),
        "red flags open": spread([len(one["red_flags_open"]) for one in said]),
        "settled": sum(one["settled"] for one in said),
        "settled, with tests": sum(one["settled_with_tests"] for one in said),
        "dangers": {status: statuses[status] for status in STATUSES},
        "benign": {verdict: verdicts[verdict] for verdict in get_args(Verdict)},
    }


def spread(values: Sequence[int]) -> dict[str, float]:
    """Return the mean and the highest."""
    return {"mean": round(mean(values or [0]), 2), "most": max(values, default=0)}


def report_of(patients: Sequence[Patient], examples: Sequence[int], benign: Set[str]) -> dict[str, Any]:
    """Return all figures about published patients; `examples` are the lines of further reports."""
    lines = [*examples, *(one.lines for one in patients if one.said is not None)]
    return {
        "measures": {
            name: {"holds": one.holds, "cases": one.cases, "interval": _interval(one), "amiss": one.amiss}
            for name, one in measures(patients)
        },
        "said": advice([one.said for one in patients if one.said is not None], benign),
        "lines of the report": {
            "reports": len(lines),
            "median": median(lines or [0]),
            "most": max(lines, default=0),
        },
        "misses": {one.id: why for one in patients if (why := list(misses(one)))},
    }


def _interval(measure: Measure) -> list[float]:
    return [round(end, 3) for end in wilson(measure.holds, measure.cases)] if measure.cases else []


def after_interviews(said: Sequence[Record], benign: Set[str]) -> dict[str, Any]:
    """Return the figures about patients whose interview was answered to its end."""
    settled = [one for one in said if one["settled"]]
    could_be = sum(one["urgency"] != one["urgency_could_be"] for one in settled)
    return {
        **advice(said, benign),
        "settled, and could be more urgent": could_be,
        "not settled": [one["id"] for one in said if not one["settled"]],
    }


def told(report: Record) -> Iterator[str]:
    """Yield the lines of a report, for a terminal."""
    found = report["published"]
    yield f"Published patients ({found['said']['cases']} read)"
    for name, one in found["measures"].items():
        interval = " to ".join(f"{end:.1%}" for end in one["interval"])
        yield f"  {name:48} {one['holds']:3} of {one['cases']:3}  {interval}"
    yield from _told(found["said"])
    yield from _told({"lines of the report, with the examples": found["lines of the report"]})
    yield "Misses"
    for name, why in found["misses"].items():
        yield from (f"  {name}  {line}" for line in "\n".join(why).splitlines())
    for audience, figures in report.get("generated", {}).items():
        yield f"Generated patients, interviewed to the end: {audience}"
        yield from _told(figures)


def _told(figures: Record) -> Iterator[str]:
    for name, value in figures.items():
        if isinstance(value, list):
            yield f"  {name:48} {', '.join(value) or 'nobody'}"
        else:
            pairs = value.items() if isinstance(value, Mapping) else (("", value),)
            yield f"  {name:48} {', '.join(f'{key} {number:,}'.strip() for key, number in pairs)}"


@click.command()
@click.option(
    "--cases",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=PUBLISHED,
    help="A folder with cases.yaml and coded/; default: tests/published.",
)
@click.option("--coding", default="coded", show_default=True, help="Which coding of them: coded, coded-2.")
@click.option(
    "--asked",
    type=click.IntRange(0, 100),
    default=100,
    show_default=True,
    help="Keep so many of a hundred answers.",
)
@click.option("--generated", type=click.IntRange(min=0), default=0, help="So many, half of each audience.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(folder: Path, coding: str, *, asked: int, generated: int, seed: int, as_json: bool) -> None:
    """Print what is said of published patients, and of GENERATED ones, and every miss."""
    knowledge = leg_cramps()
    benign = {one.id for one in knowledge.benign}
    examples = [
        lines_of(crampdx.assess(read_case(str(path), knowledge))) for path in sorted(EXAMPLES.glob("*.yaml"))
    ]
    report: dict[str, Any] = {
        "published": report_of(
            list(published(folder, knowledge, coding, asked=asked, seed=seed)), examples, benign
        )
    }
    if generated:
        report["generated"] = {
            audience: after_interviews(
                [
                    crampdx.assess(interviewed(knowledge, case)).to_dict()
                    for case in generated_patients(knowledge, audience, total, seed)
                ],
                benign,
            )
            for audience, total in zip(
                get_args(Audience), (generated - generated // 2, generated // 2), strict=True
            )
        }
    print(json.dumps(report, indent=2, ensure_ascii=False) if as_json else "\n".join(told(report)))


if __name__ == "__main__":
    main()
