"""Which spellings of a unit of measurement are one unit: µmol/L, umol/l and mcmol/L; mg% and mg/dL.

A spelling is read as a power of ten times powers of base units, by one table of units and one of
prefixes; two spellings are one unit where these come out the same, so ng/mL is ug/L, and a word that
stands in neither table means itself. Nothing is converted here: a factor other than one is declared by
a finding, beside the unit.

Capitals count first. Only a spelling that is none of a finding's units as it stands is read once more
without regard to capitals, as laboratories print MMOL/L and ml/min; what could then be several of its
units of different size is left to the caller to refuse. The one pair of prefixes that differ by their
capital alone, M and m, lies nine powers of ten apart, farther than results of one finding do.

UCUM's codes (https://ucum.org/ucum) are read as other spellings are: 10*3/uL, m[IU]/L, ng{FEU}/mL.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product
from typing import TypeAlias

Unit: TypeAlias = tuple[int, frozenset[tuple[str, int]]]
"""A power of ten, and base units each with its own power."""

_PREFIXES = {
    12: ("T", "tera"), 9: ("G", "giga"), 6: ("M", "mega"), 3: ("k", "K", "kilo"), -1: ("d", "deci"),
    -2: ("c", "centi"), -3: ("m", "milli"), -6: ("u", "mc", "micro", "mikro"), -9: ("n", "nano"),
    -12: ("p", "pico"), -15: ("f", "femto"),
}  # fmt: skip
# Spellings, a power of ten, base units. Eq and val are one thing, and so are unit, Einheit, unité.
_PREFIXED: tuple[tuple[str, int, dict[str, int]], ...] = (
    ("g gm gram gramme", 0, {"g": 1}),
    ("L l liter litre", -3, {"m": 3}),
    ("m meter metre", 0, {"m": 1}),
    ("mol mole", 0, {"mol": 1}),
    ("M", 3, {"mol": 1, "m": -3}),
    ("eq Eq equiv val", 0, {"eq": 1}),
    ("U IU iU E IE UI unit", 0, {"U": 1}),
    ("kat katal", 0, {"kat": 1}),
    ("Pa pascal", 0, {"Pa": 1}),
    ("mHg", 0, {"mHg": 1}),
    ("Osm osm Osmol osmol", 0, {"osm": 1}),
    ("V volt", 0, {"V": 1}),
    ("s sec second", 0, {"s": 1}),
    ("pt", 0, {}),
)
_ALONE: tuple[tuple[str, int, dict[str, int]], ...] = (
    ("min mn minute", 0, {"min": 1}),
    ("h hr hour", 0, {"h": 1}),
    ("year yr y a", 0, {"year": 1}),
    ("cell count # beat breath", 0, {}),
    ("bpm", 0, {"min": -1}),
    ("degC C Cel celsius", 0, {"Cel": 1}),
    ("degF F fahrenheit", 0, {"degF": 1}),
    ("k K thou thousand tsd", 3, {}),
    ("M", 6, {}),
    ("G", 9, {}),
    ("T", 12, {}),
    ("cc ccm", -6, {"m": 3}),
    ("cmm cumm", -9, {"m": 3}),
)
_TEN = re.compile(r"(?:[x*]\s*)?(?<![0-9.,])10\s*(?:\*\*|[\^*eE]|exp|\()\s*([0-9]{1,2})\)?")
_EXPONENT = re.compile(r"(?<![A-Za-z0-9.])[eE]\^?([0-9]{1,2})(?![0-9])")
_RAISED = re.compile("[⁻⁰¹²³⁴-⁹]+")
_SURFACE = re.compile(r"1[.,]73·*(?:m·*(?:\^|\*\*)?·*2|sqm|qm)?", re.IGNORECASE)
_PART = re.compile(r"(?P<name>[^\W\d_]+|[%#])(?:\*\*|\^)?(?P<power>-?[1-9])?")


@lru_cache(maxsize=4096)
def spelt(given: str, units: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of some units, as they stand, that a spelling may mean; none if it is another.

    >>> spelt("μMol/l", ("umol/L", "mmol/L")), spelt("mcg/dl", ("ug/dL",)), spelt("g/L", ("mg/dL",))
    (('umol/L',), ('ug/dL',), ())
    """
    for capitals in (True, False):
        meant = _readings(given, capitals)
        found = tuple(unit for unit in units if meant & _readings(unit, True))
        if found:
            return found
    return ()


@lru_cache(maxsize=4096)
def _readings(text: str, capitals: bool) -> frozenset[Unit]:
    """Return what a spelling can mean, with or without regard to capitals; mostly one thing."""
    divided = False
    parts: list[list[Unit]] = []
    for piece in re.split("([/·])", _plain(text)):
        if piece == "/":
            divided = True
        elif piece == "·" or not piece:
            continue
        else:
            # As UCUM has it, what is divided by is the next part alone: in ng/mL FEU, FEU is no divisor.
            parts.append([_power(unit, -1 if divided else 1) for unit in _part(piece, capitals)])
            divided = False
    return frozenset(_times(units) for units in product(*parts))


def _plain(text: str) -> str:
    """Put signs that mean the same into one, and a dot in the middle between what is multiplied."""
    text = _RAISED.sub(lambda raised: "^" + raised[0].replace("⁻", "-"), text)
    text = unicodedata.normalize("NFKC", text).replace("μ", "u").replace("\u00d7", "x").replace("⋅", "·")
    text = text.replace("°", "deg")
    text = text.replace("@", "\ufffd")  # from here on, @ stands for a power of ten
    text = _EXPONENT.sub(r"·@\1·", _TEN.sub(r"·@\1·", text))
    text = re.sub(r"\bper\b", "/", text.translate({ord("["): None, ord("]"): None}))
    text = re.sub(r"(?i)\bmm\s+hg\b", "mmHg", text)
    text = re.sub(r"[\s{}()_]+", "·", text)
    text = re.sub(r"(?i)/·?100·?ml(?![a-z])", "/dL", text)
    text = _SURFACE.sub("·1o73m2·", text).replace(".", "·")
    return re.sub(r"(?<=[A-Za-z])·*%", "/dL", text).replace("1o73m2", "1.73m2")


def _part(piece: str, capitals: bool) -> set[Unit]:
    if piece.startswith("@"):
        return {(int(piece[1:]), frozenset())}
    found = _PART.fullmatch(piece)
    if found is None:
        return {(0, frozenset({(piece.casefold(), 1)}))}
    name, power = found["name"], int(found["power"] or 1)
    for spelling in (name, name[:-1]) if len(name) > 2 and name[-1] in "sS" else (name,):
        known = _table(capitals).get(spelling if capitals else spelling.casefold())
        if known:
            return {_power(unit, power) for unit in known}
    word = name.casefold()
    return {(0, frozenset({(word.removesuffix("s") if len(word) > 2 else word, power)}))}


def _power(unit: Unit, power: int) -> Unit:
    ten, bases = unit
    return ten * power, frozenset((base, each * power) for base, each in bases)


def _times(units: Sequence[Unit]) -> Unit:
    powers: dict[str, int] = {}
    for _, bases in units:
        for base, power in bases:
            powers[base] = powers.get(base, 0) + power
    return sum(ten for ten, _ in units), frozenset((base, n) for base, n in powers.items() if n)


@cache
def _table(capitals: bool) -> dict[str, set[Unit]]:
    """Lay the tables out: every prefix before every unit that takes one."""
    table: dict[str, set[Unit]] = {}
    prefixes = [(0, ""), *((ten, prefix) for ten, some in _PREFIXES.items() for prefix in some)]
    rows = [(prefixes, *row) for row in _PREFIXED] + [(prefixes[:1], *row) for row in _ALONE]
    for before, spellings, size, bases in rows:
        for ten, prefix in before:
            for spelling in spellings.split():
                name = prefix + spelling if capitals else (prefix + spelling).casefold()
                table.setdefault(name, set()).add((ten + size, frozenset(bases.items())))
    return table
