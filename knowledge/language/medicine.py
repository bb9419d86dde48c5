"""What the name of a medicine says: the classes it surely belongs to, and those it may belong to."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.language.source import KnowledgeError


@dataclass(frozen=True, slots=True)
class Medicine:
    """The drug classes of one medicine, by id; it may go by many names.

    `perhaps` is for names that tell a group and not the medicine: whoever takes a "water pill" may or
    may not take a thiazide. Any other class such a name rules out, like every name does.
    """

    classes: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    low_dose: LowDose | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        named = (*self.classes, *self.perhaps)
        if twice := sorted({name for name in named if named.count(name) > 1}):
            raise KnowledgeError(f"a medicine names {twice} twice: a class is sure or possible, and once")


@dataclass(frozen=True, slots=True)
class LowDose:
    """What a medicine is up to a dose, in milligrams: aspirin is then no painkiller."""

    most: float
    medicine: Medicine
