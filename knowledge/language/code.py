"""Codes of outside terminologies, and which answer each of them gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from knowledge.language.source import KnowledgeError

System: TypeAlias = Literal["LOINC", "SNOMED CT", "ICD-10-CM", "RxNorm", "ATC", "IPS"]
When: TypeAlias = Literal["now", "ever", "past", "vague", "highest"]
"""Of a condition: it has to be present; it counts for good; only once it is over; present, and less sure than
any other answer. Of a result: the highest counts, not the latest."""

TELLS_NOTHING = "-"
"""The value of a code that takes back what a wider one would say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code, and the finding it answers.

    `value` is the answer as a case file says it; where the answer is a result, none. `unit` is what the code
    itself says of the unit, for results that leave it out. What is more than `days` old tells nothing of now.
    A code of ICD-10-CM and ATC stands for all below it, unless one below says otherwise. `finding` may be
    `medicines`, with the name of one as its value, or `none_of`, with a denial. `checked` says where the
    code was looked up.
    """

    system: System
    code: str
    finding: str
    checked: str
    value: str = ""
    unit: str = ""
    when: When = "now"
    days: int | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.system not in get_args(System) or self.when not in get_args(When):
            raise KnowledgeError(f"{self.system} {self.code}: {self.when} is no {When}, or no such system")
        if not (self.code and self.finding and self.checked):
            raise KnowledgeError(f"{self.system} {self.code} needs a finding, and where it was looked up")
