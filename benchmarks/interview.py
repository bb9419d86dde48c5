"""How long interviews are, and whether they miss anything: `python -m benchmarks.interview N`.

Generated patients answer truthfully whatever they are asked (`tools.cases`, before it is drawn who
was asked what); a few cannot tell a few things, and clinicians have of examination and laboratory what
they usually have. Every interview is compared with answering everything that its audience is asked, and
with the same screens shown in a fixed order to the end. What is expected of both: the same result.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median, quantiles
from time import process_time
from typing import get_args

import click
import numpy as np

from engine.assessment.assessment import Assessment
from engine.assessment.table import SETTLED
from engine.cases.case import Case
from engine.cases.casefile import case_of
from engine.interview.asked_screens import MOST_LINES, asked_of_screen, screens_of
from engine.interview.from_case import answer, turn_for
from engine.interview.session import AnsweredScreen, Ask, Finished, Session
from engine.reading.patient import Known
from knowledge.criteria import Audience, KnowledgeBase, YesNo
from knowledge.leg_cramps import leg_cramps
from tools.cases.agreement import agree
from tools.cases.casefiles import records
from tools.cases.drawing import Clinic, Column, Drawn
from tools.cases.pictures import PICTURES

RESULTS = ("examination", "laboratory", "procedures")
"""The groups of which a clinician has only what was drawn."""


@dataclass(frozen=True, slots=True)
class Held:
    """One interview: how much was asked, how long each next screen took, and whether it missed anything."""

    screens: int
    lines: int
    findings: int
    fixed_order: int
    latencies: tuple[float, ...]
    differs: bool


def patients(knowledge: KnowledgeBase, audience: Audience, total: int, seed: int) -> Iterator[Case]:
    """Draw patients who know all that is true of them and that their audience can be asked."""
    clinic = Clinic(knowledge, PICTURES)
    drawn = clinic.draw(np.random.default_rng([seed, 0]), total)
    truth = {column.finding.id: column.values for column in drawn.columns}
    void = agree(knowledge, truth)
    group_of = {f.id: name for name, group in knowledge.groups.items() for f in group}
    columns = [
        column
        if group_of[column.finding.id] in RESULTS
        else _told(replace(column, values=truth[column.finding.id]), void)
        for column in drawn.columns
    ]
    everyone = np.ones(total, np.bool_)
    told = Drawn(
        drawn.pictures,
        everyone if audience == "patient" else ~everyone,
        tuple(columns),
        drawn.takes,
        everyone,
        drawn.list_complete,
    )
    for record in records(clinic, 0, told):
        yield case_of(record, knowledge)


def _told(column: Column, void: dict[str, np.ndarray]) -> Column:
    """Answer a question with what is true, but where it cannot be told or does not apply."""
    idle = void.get(column.finding.id, np.zeros_like(column.closed))
    if isinstance(column.finding, YesNo):
        return replace(column, values=column.values & ~idle, answered=~column.closed)
    return replace(column, answered=~column.closed & ~idle, closed=column.closed | idle)


def result(knowledge: KnowledgeBase, case: Case) -> object:
    """Return what no interview may miss; which disorders lead, not in what order they are told."""
    return Assessment(knowledge, case, Known(knowledge, case.answers).fired).table.conclusions(*SETTLED)


def everything(knowledge: KnowledgeBase, case: Case) -> Session:
    """Answer every screen of the audience, whatever it could change."""
    session = Session(knowledge, case.audience)
    asked = dict.fromkeys((f.id for f in knowledge.finding.values() if case.audience in f.asked_of), 1.0)
    for screen in screens_of(knowledge).values():
        left = dict(asked)
        while some := asked_of_screen(knowledge, screen, case.audience, left, session.case.answers):
            session = session.after(answer(some, case, knowledge))
            told = session.case.answers.keys() if screen.kind != "offer" else {f.id for f in some.findings}
            left = {name: share for name, share in left.items() if name not in told}
    return session


def held(knowledge: KnowledgeBase, case: Case) -> Held:
    """Hold an interview with a patient, and compare it with asking everything."""
    session = Session(knowledge, case.audience)
    lines, latencies = 0, []
    while True:
        start = process_time()
        step = session.step
        if isinstance(step, Ask):
            latencies.append(process_time() - start)
            lines += max(1, len(step.next.asked.lines))
        if isinstance(step, Finished):
            break
        session = session.after(turn_for(step, case, knowledge))
    full = everything(knowledge, case)
    asked = {name for turn in session.turns if isinstance(turn, AnsweredScreen) for name in turn.answers}
    return Held(
        session.screens_shown,
        lines,
        len(asked),
        full.screens_shown,
        tuple(latencies),
        result(knowledge, session.case) != result(knowledge, full.case),
    )


def spread(values: Sequence[float]) -> str:
    """Write median, 90th percentile (between the values that there are, as NumPy has it) and maximum."""
    ninth = quantiles(values, n=10, method="inclusive")[-1]
    return f"{median(values):6.4g} {ninth:6.4g} {max(values):6.4g}"


@click.command()
@click.argument("total", type=click.IntRange(min=2), default=1_000)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True)
def main(total: int, seed: int) -> None:
    """Hold TOTAL interviews for each audience; exit 1 if one of them misses anything."""
    knowledge = leg_cramps()
    missed = 0
    for audience in get_args(Audience):
        interviews = [held(knowledge, case) for case in patients(knowledge, audience, total, seed)]
        differing = sum(interview.differs for interview in interviews)
        missed += differing
        milliseconds = [1_000 * latency for one in interviews for latency in one.latencies]
        rows: tuple[tuple[str, Sequence[float]], ...] = (
            ("screens", [one.screens for one in interviews]),
            (f"lines, at most {MOST_LINES} a screen", [one.lines for one in interviews]),
            ("findings answered, drug classes apart", [one.findings for one in interviews]),
            ("the same screens in a fixed order, to the end", [one.fixed_order for one in interviews]),
            ("next screen, milliseconds of the processor", milliseconds),
        )
        print(f"{audience + ', ' + str(total) + ' interviews, seed ' + str(seed):<46} median    p90    max")
        for name, values in rows:
            print(f"  {name:<45}{spread(values)}")
        print(f"  {'results that differ from asking everything':<45}{differing:6}")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
