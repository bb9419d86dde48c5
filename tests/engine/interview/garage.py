"""The car with screens: a checklist with letters, a line that is a choice, an offer, and fixed ones."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from engine.cases.case import CANNOT_TELL, Answer
from engine.interview.asked_screens import AskedScreen
from engine.interview.session import AnsweredScreen, Medicines, Session
from knowledge.criteria import Line, Screen
from tests.car import (
    CAR,
    engine_turns,
    leak_test_dry,
    lights_dim,
    noise,
    smell_of_fuel,
    voltage,
    will_not_start,
)
from tests.strategies import values

GARAGE = replace(
    CAR,
    screens=(
        Screen(
            id="trouble",
            title="Trouble",
            plain="What is wrong?",
            first=True,
            lines=(
                Line(findings=(will_not_start,)),
                Line(
                    findings=(smell_of_fuel, lights_dim),
                    lead="there is",
                    plain="you notice",
                    words=("fuel", "gloom"),
                ),
                Line(findings=(engine_turns,)),
                Line(findings=(noise,), none="none"),
            ),
        ),
        Screen(id="additives", title="Additives", kind="medicines"),
        Screen(
            id="results",
            title="Results",
            kind="offer",
            asks=(voltage, leak_test_dry),
            short=(("U", voltage),),
        ),
    ),
)
LISTS = (None, (), ("gasohol",), ("additive",), ("mystery",), ("shampoo", "e10"))


def answered(asked: AskedScreen, draw: st.DataObject) -> AnsweredScreen:
    """Draw answers to a screen, cannot-tell among them."""
    if asked.screen.kind == "medicines":
        names = draw.draw(st.sampled_from(LISTS))
        return AnsweredScreen(
            asked.screen.id, {}, Medicines(names, names is None or draw.draw(st.booleans()))
        )
    given: dict[str, Answer] = {
        finding.id: draw.draw(st.one_of(values(finding), st.just(CANNOT_TELL))) for finding in asked.findings
    }
    return AnsweredScreen(asked.screen.id, given)


def session(*turns: AnsweredScreen) -> Session:
    return Session(GARAGE, "clinician", turns)
