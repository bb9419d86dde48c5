"""Cases of the car, from empty to full: in scope and out of it, patients and clinicians."""

from __future__ import annotations

from engine.cases.case import Case
from engine.cases.casefile import case_of
from tests.car import CAR


def car(
    name: str = "a car", *, audience: str = "clinician", medicines: object = None, **answers: object
) -> Case:
    """Read a case of the car as from a file."""
    record: dict[str, object] = {"id": name, "audience": audience, "answers": answers}
    if medicines is not None:
        record["medicines"] = medicines
    return case_of(record, CAR)


EMPTY = car("empty")
COLD = car(
    "cold", will_not_start="yes", lights_dim="yes", weather=["cold"], voltage=11.2, smell_of_fuel="no",
    medicines=["gasohol"],
)  # fmt: skip
BURNING = car("burning", audience="patient", will_not_start="yes", smell_of_fuel="yes", engine_turns="yes")
EXCLUDED = car(
    "excluded", will_not_start="yes", smell_of_fuel="yes", leak_test_dry="yes", voltage=12.9, fuel="unknown",
    noise="none", engine_turns="yes", medicines=[],
)  # fmt: skip
ELSEWHERE = car("elsewhere", will_not_start="no", lights_dim="yes", medicines=["mystery"])
CALM = car(
    "calm", will_not_start="yes", smell_of_fuel="no", lights_dim="no", noise="click", engine_turns="yes",
    voltage=12.0, medicines=["shampoo"], weather="unknown",
)  # fmt: skip
ALL = (EMPTY, COLD, BURNING, EXCLUDED, ELSEWHERE, CALM)
