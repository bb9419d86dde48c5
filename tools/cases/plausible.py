"""Do the pictures speak of what the knowledge base knows? Every id, option and medicine is looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from engine.cases.medicine_names import recognise
from knowledge.criteria import Choice, Finding, KnowledgeBase, Quantity, YesNo
from tools.cases.clinic import (
    BACKGROUND,
    COMORBIDITIES,
    INCIDENTAL,
    NEEDS,
    OTHERWISE,
    PANELS,
    RATES,
    UNRECOGNISED,
)
from tools.cases.picture import Picture, Spread, Trait


class ImplausiblePictures(Exception):
    """The pictures and the knowledge base do not fit; every misfit is a line of the message."""

    def __init__(self, misfits: Iterable[str]) -> None:
        super().__init__("\n".join(("the pictures do not fit the knowledge base:", *misfits)))


def check(knowledge: KnowledgeBase, pictures: Iterable[Picture]) -> None:
    """Raise ImplausiblePictures unless everything the pictures and the clinic name is known."""
    misfits = list(dict.fromkeys(_misfits(knowledge, tuple(pictures))))
    if misfits:
        raise ImplausiblePictures(misfits)


def _misfits(knowledge: KnowledgeBase, pictures: tuple[Picture, ...]) -> Iterator[str]:
    names = {comorbidity.name for comorbidity in COMORBIDITIES}
    for picture in pictures:
        where = f"picture {picture.name}"
        yield from _traits(knowledge, where, picture.traits)
        yield from _medicines(knowledge, where, picture.takes)
        for disorder in picture.disorders:
            if disorder not in knowledge.disorder:
                yield f"{where}: {disorder!r} is not a disorder"
        for name, chance in picture.comorbid.items():
            if name not in names:
                yield f"{where}: {name!r} is not a comorbidity"
            yield from _chance(f"{where}, {name}", chance)
    yield from _traits(knowledge, "the background", BACKGROUND)
    yield from _medicines(knowledge, "incidental medicines", INCIDENTAL)
    for comorbidity in COMORBIDITIES:
        yield from _traits(knowledge, f"comorbidity {comorbidity.name}", comorbidity.traits)
        yield from _medicines(knowledge, f"comorbidity {comorbidity.name}", comorbidity.takes)
    named = [finding for panel in PANELS for finding in panel]
    for need in NEEDS:
        named += [need.finding, *(name for situation in need.one_of for name in situation)]
        options = [option for option in (need.value, need.instead) if isinstance(option, str)]
        yield from _options(knowledge, "an answer's needs", need.finding, options)
        for situation in need.one_of:
            for name, value in situation.items():
                if isinstance(value, str):
                    yield from _options(knowledge, f"the needs of {need.finding}", name, (value,))
    for finding in (*named, *OTHERWISE):
        if finding not in knowledge.finding:
            yield f"the clinic: {finding!r} is not a finding"
    for group in (group for rates in RATES.values() for group in rates):
        if group not in knowledge.groups:
            yield f"the clinic: {group!r} is not a group of findings"


def _traits(knowledge: KnowledgeBase, where: str, traits: Mapping[str, Trait]) -> Iterator[str]:
    for name, trait in traits.items():
        if name not in knowledge.finding:
            yield f"{where}: {name!r} is not a finding"
            continue
        finding = knowledge.finding[name]
        if not _suits(finding, trait):
            yield f"{where}: {trait!r} does not say how {name!r}, a {finding.kind} finding, comes out"
        elif isinstance(trait, Mapping):
            yield from _options(knowledge, where, name, trait)
            yield from (misfit for chance in trait.values() for misfit in _chance(f"{where}, {name}", chance))
        elif isinstance(trait, float | int):
            yield from _chance(f"{where}, {name}", trait)
        elif isinstance(finding, Quantity):
            low, high = finding.plausible
            if not low <= trait.centre <= high:
                yield f"{where}: {name!r} is never around {trait.centre:g}, but {low:g} to {high:g}"


def _suits(finding: Finding, trait: Trait) -> bool:
    match finding:
        case YesNo():
            return isinstance(trait, float | int)
        case Choice():
            return isinstance(trait, Mapping)
        case _:
            return isinstance(trait, Spread)


def _options(knowledge: KnowledgeBase, where: str, name: str, options: Iterable[str]) -> Iterator[str]:
    finding = knowledge.finding.get(name)
    legal = finding.options if isinstance(finding, Choice) else ()
    for option in options:
        if option not in legal:
            yield f"{where}: {option!r} is not an option of {name!r}, which has {list(legal)}"


def _medicines(knowledge: KnowledgeBase, where: str, takes: Mapping[str, float]) -> Iterator[str]:
    for unknown in recognise(tuple(takes), knowledge.drugs).unrecognised:
        if unknown not in UNRECOGNISED:
            yield f"{where}: no medicine goes by the name {unknown!r}"
    for name, chance in takes.items():
        yield from _chance(f"{where}, {name}", chance)


def _chance(where: str, chance: float) -> Iterator[str]:
    if not 0 <= chance <= 1:
        yield f"{where}: a chance of {chance:g} is none"
