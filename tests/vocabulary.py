"""A fixed vocabulary of no particular field: each kind of finding, disorder, step and warning."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from knowledge.criteria import (
    DO_NOT_MISS,
    LISTED,
    MOST_LIKELY,
    OTHER_LIKELY,
    Choice,
    Chosen,
    Compare,
    Cutoff,
    Disorder,
    DrugClass,
    Finding,
    FlagsCount,
    Leaf,
    Medicine,
    Obtained,
    Quantity,
    Source,
    Step,
    Tier,
    View,
    Warning,
    YesNo,
)

BOOK = Source(id="book", title="A book", publisher="A publisher", date="2020", review="guideline")
PAGE = BOOK.at("page 1")


def _yes_no(
    name: str, *, patient: bool = True, exclusion_test: bool = False, obtained: Obtained = "history"
) -> YesNo:
    return YesNo(
        id=name,
        obtained=obtained,
        label=f"sign of {name}",
        plain=f"feeling of {name}" if patient else "",
        clinician=f"Is {name} present?",
        patient=f"Do you have {name}?" if patient else "",
        exclusion_test=exclusion_test,
    )


def _quantity(
    name: str,
    *cutoffs: float,
    patient: bool,
    exclusion_test: bool = False,
    obtained: Obtained = "history",
    reference: tuple[str | tuple[str, ...] | None, str | tuple[str, ...] | None] = (None, None),
) -> Quantity:
    return Quantity(
        id=name,
        obtained=obtained,
        label=name,
        clinician=f"How much {name}?",
        patient=f"How much {name} have you?" if patient else "",
        exclusion_test=exclusion_test,
        unit="g",
        other_units={"mg": (0.001, 0), "odd": (0.5, 3)},
        plausible=(0, 100),
        reference=reference,
        cutoffs=tuple(Cutoff(f"cut{number}", value, PAGE) for number, value in enumerate(cutoffs)),
    )


def _choice(name: str, *options: str, patient: bool, several: bool) -> Choice:
    plain = tuple(f"quite {option}" for option in options)
    return Choice(
        id=name,
        label=name,
        clinician=f"Which {name}?",
        patient=f"Which {name} is yours?" if patient else "",
        options=options,
        plain_options=plain if patient else (),
        several=several,
    )


def _drug_class(name: str) -> DrugClass:
    return DrugClass(id=name, label=name, clinician=f"Is {name} taken?", patient=f"Do you take {name}?")


COMPLAINT = _yes_no("complaint")
ALWAYS: tuple[Finding, ...] = (
    COMPLAINT,
    _yes_no("clear_scan", patient=False, exclusion_test=True, obtained="tests"),
    _quantity(
        "marker",
        5.0,
        8.0,
        patient=False,
        exclusion_test=True,
        obtained="tests",
        reference=(None, ("cut0", "cut1")),
    ),
)
SOMETIMES: tuple[Finding, ...] = (
    _yes_no("ache"),
    _yes_no("burn", obtained="examination"),
    _yes_no("chill", patient=False, obtained="examination"),
    _choice("colour", "red", "blue", "white", patient=True, several=False),
    _choice("place", "left", "right", patient=False, several=False),
    _choice("times", "morning", "noon", "night", patient=True, several=True),
    _quantity("age", 40, 60.5, patient=True, reference=("cut0", "cut1")),
    _quantity("salt", 3.5, patient=False, obtained="tests"),
    _drug_class("drops"),
    _drug_class("pills"),
)
DRUGS = {
    "dropsol": Medicine(("drops",)),
    "pillin": Medicine(("pills",)),
    "combi": Medicine(("drops", "pills")),
    "sugar": Medicine(),
    "remedy": Medicine(("drops",), perhaps=("pills",)),
}

SCAN = Step(
    id="scan",
    kind="test",
    rung="image_or_procedure",
    text="Scan.",
    plain="Be scanned.",
    answered_by=ALWAYS[1:2],
    references=(PAGE,),
)
MEASURE = Step(
    id="measure",
    kind="laboratory",
    rung="simple_test",
    text="Measure.",
    plain="Have it measured.",
    answered_by=ALWAYS[1:],
    gives_way_to=(SCAN,),
    references=(PAGE,),
)
TALK = Step(id="talk", kind="history", rung="ask", text="Talk.", plain="Talk.", references=(PAGE,))


def _disorder(name: str, tier: Tier, **more: Any) -> Disorder:
    return Disorder(
        id=name,
        name=f"the {name}",
        plain=f"{name} trouble",
        icd10="X00",
        group="other",
        about=f"It is {name}.",
        views=(View(document="outside", tier=tier),),
        references=(PAGE,),
        **more,
    )


GRAVE = _disorder("grave", DO_NOT_MISS, must_not_miss=True)
DIRE = _disorder("dire", OTHER_LIKELY, must_not_miss=True)
MILD = _disorder("mild", MOST_LIKELY)
PLAIN = _disorder("plain", LISTED)
DISORDERS = (MILD, GRAVE, PLAIN, DIRE)
BEWARE = Warning(id="beware", text="Beware.", plain="Take care.", references=(PAGE,))
STOP = Warning(id="stop", text="Stop.", plain="Stop it.", references=(PAGE,))


def _readings(finding: Finding) -> tuple[Leaf, ...]:
    """Return every leaf there is over one finding."""
    if isinstance(finding, Choice):
        sizes = range(1, len(finding.options) + 1)
        chosen = (frozenset(some) for size in sizes for some in combinations(finding.options, size))
        return tuple(Chosen(finding, options) for options in chosen)
    if isinstance(finding, Quantity):
        return tuple(
            Compare(finding, sign, cutoff, flags)
            for cutoff in finding.cutoffs
            for sign in ("<", "<=", ">=", ">")
            for flags in _flags_count(finding, cutoff)
        )
    return (finding,)


def _flags_count(finding: Quantity, cutoff: Cutoff) -> tuple[FlagsCount, ...]:
    if not finding.takes_flags:
        return ("weakest",)
    ends = [
        name for limits in finding.reference for name in (limits if isinstance(limits, tuple) else [limits])
    ]
    return ("weakest", "never", "own") if cutoff.name in ends else ("weakest", "never")


READINGS: Mapping[str, tuple[Leaf, ...]] = {f.id: _readings(f) for f in (*ALWAYS, *SOMETIMES)}
