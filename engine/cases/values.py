"""From what somebody wrote to an answer: the value of one finding, read strictly and explained kindly."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from typing import assert_never

from engine.cases.case import CANNOT_TELL, Answer, Closed
from engine.cases.problems import WrongValue, did_you_mean, shown
from engine.words import either, quoted
from knowledge.criteria import Choice, Finding, Quantity, YesNo

UNKNOWN = "unknown"
YES_NO: Mapping[str, bool] = {
    "yes": True, "y": True, "true": True, "1": True, "1.0": True,
    "no": False, "n": False, "false": False, "0": False, "0.0": False,
}  # fmt: skip

LONGEST_NUMBER = 100
_MEASURED = re.compile(
    r"(?P<number>[+-]?(?:[0-9]+(?:[.,][0-9]+)*\.?|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?)"
    r"\s*(?P<unit>(?:[^0-9\s]|10\s?[*^eE(⁰¹²³⁴-⁹]).*)?"
)
_THOUSANDS = re.compile(r"([+-]?[1-9][0-9]{0,2})([.,])([0-9]{3})")
# What a laboratory prints behind a result: '5.1 (H)', '5.1 mmol/L H', '131 mmol/L -', '2.9 [3.5-5.1]'.
_FLAG = re.compile(
    r"\s*[(\[]\s*(?i:hh?|ll?|high|low|normal|abnormal|[na+*!-])\s*[)\]]|(?:^|(?<=[^/\s])\s+)(?:HH?|LL?|\*)$"
    r"|(?<=[^/\s])\s+(?:[+-]{1,2}|[↑↓])$"
    r"|\s*[(\[]\s*[0-9]+(?:[.,][0-9]+)?\s*[-\u2013]\s*[0-9]+(?:[.,][0-9]+)?\s*[)\]]$"
)
_SPACED = re.compile(r"[+-]?[0-9]{1,3}(?:[\s'\u2019][0-9]{3})+(?![0-9])")
_TENS = 10
_MARKED = ("has marks between its thousands", "Write it without them, as in 1234.5.")
_OPEN_OR_CLOSED = "Leave it out if it was not asked; write unknown if it was asked and is not known."


class DoubtfulMark(WrongValue):
    """A number whose dot or comma may be a decimal one, or stand between thousands."""


def read_answer(finding: Finding, raw: object) -> Answer:
    """Read an answer to a finding, from a file or typed; raise WrongValue if it is none.

    A number without a unit is in the finding's own unit. An empty list answers a choice of several
    with none of them.
    """
    if raw is None:
        raise WrongValue("has no value", _OPEN_OR_CLOSED)
    if is_unknown(raw):
        return CANNOT_TELL
    match finding:
        case YesNo():
            return read_yes_no(raw)
        case Choice():
            return _several(finding, raw) if finding.several else _option(finding, raw)
        case Quantity():
            return _quantity(finding, raw)
        case _:
            assert_never(finding)


def written(answer: Answer) -> object:
    """Return what a case file says for an answer, so that it reads back as the same one."""
    match answer:
        case Closed():
            return UNKNOWN
        case bool():
            return "yes" if answer else "no"
        case float() | int():
            return int(answer) if float(answer).is_integer() and abs(answer) < 1e15 else answer
        case str():
            return answer
        case tuple():
            return list(answer)
        case _:
            assert_never(answer)


def in_other_unit(finding: Finding, raw: object) -> str:
    """Return a readable answer as it was written, if it is a number in another unit than the finding's."""
    if not (isinstance(finding, Quantity) and isinstance(raw, str)) or is_unknown(raw):
        return ""
    _, unit = _measured(finding, raw)
    return "" if unit == finding.unit else " ".join(raw.split())


def is_unknown(raw: object) -> bool:
    """Return whether this is the word for 'asked, and not known'."""
    return isinstance(raw, str) and folded(raw) == UNKNOWN


def folded(text: str) -> str:
    """Fold what makes no difference between two spellings: case, width, spaces around."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def read_yes_no(raw: object) -> bool:
    """Read yes or no in any of its spellings; 1 and 0 are two of them."""
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, int | float) and raw in (0, 1):
        return bool(raw)
    if isinstance(raw, str) and (value := YES_NO.get(folded(raw))) is not None:
        return value
    raise WrongValue("is neither yes nor no", "Write yes, no or unknown.")


def _option(finding: Choice, raw: object) -> str:
    if isinstance(raw, str):
        for option in finding.options:
            if folded(option) == folded(raw):
                return option
    what = "takes one option, not a list" if isinstance(raw, list | tuple) else "is not one of the options"
    options = f"It is one of {quoted(finding.options)}, or unknown."
    if finding.several and isinstance(raw, str) and re.search("[,|/]", raw):
        options = f"Several are a list, [a, b]; in a cell of a table, a;b. {options}"
    raise WrongValue(what, f"{did_you_mean(raw, finding.options)} {options}".lstrip())


def _several(finding: Choice, raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list | tuple):
        return (_option(finding, raw),)
    chosen: list[str] = []
    for item in raw:
        try:
            option = _option(finding, item)
        except WrongValue as error:
            raise WrongValue(f"holds {shown(item)}, which {error.message}", error.suggestion) from None
        if option in chosen:
            raise WrongValue(f"holds {option} twice", "Name every option once.")
        chosen.append(option)
    return tuple(option for option in finding.options if option in chosen)


def _quantity(finding: Quantity, raw: object) -> float:
    if isinstance(raw, str):
        number, unit = _measured(finding, raw)
    elif isinstance(raw, int | float) and not isinstance(raw, bool):
        number, unit = raw, finding.unit
    else:
        raise WrongValue("is not a number", f"Write a number of {_units(finding)}, or unknown.")
    if isinstance(number, float) and not math.isfinite(number):
        raise WrongValue("is not a finite number", "Write a number, or unknown if it is not known.")
    if not _is_plausible(finding, number, unit):
        low, high = finding.plausible
        raise WrongValue(
            f"is outside the plausible range, {low:g} to {high:g} {finding.unit}".rstrip(),
            _other_unit(finding, number, unit) or "Check the number and its unit.",
        )
    return _converted(finding, number, unit)


def _is_plausible(finding: Quantity, number: float, unit: str) -> bool:
    low, high = finding.plausible
    try:
        return low <= _converted(finding, number, unit) <= high
    except OverflowError:
        return False


def _converted(finding: Quantity, number: float, unit: str) -> float:
    """Return the value in the finding's own unit.

    It is rounded as the finding asks, but for units that only move the decimal point.
    """
    if unit == finding.unit:
        return float(number)
    factor, offset = _size(finding, unit)
    # 11800 * 0.001 is not quite 11.8: without rounding, a value on a cut-off may fall beside it.
    value = float(f"{factor * number + offset:.12g}")
    if finding.digits is None or (offset == 0 and math.log10(factor).is_integer()):
        return value
    scale = 10.0**finding.digits
    # Halves go up, as laboratories round; the inner rounding takes away what binary fractions add.
    return math.floor(round(value * scale, 6) + 0.5) / scale


def _measured(finding: Quantity, text: str) -> tuple[float, str]:
    """Split '3.1 mmol/L' into its number and the finding's spelling of its unit; a flag is dropped."""
    found = _MEASURED.fullmatch(text.strip()) if len(text) <= LONGEST_NUMBER else None
    if found is None and re.match(r"\s*[<>≤≥]", text):
        raise WrongValue("is a bound", "'<' and '>' do not give a value: leave it out, or write unknown.")
    if _SPACED.match(text.strip()):
        raise WrongValue(*_MARKED)
    if found is None:
        raise WrongValue("is not a number", f"Write a number of {_units(finding)}, or unknown.")
    unit = _unit(finding, found["unit"])
    return _number(finding, found["number"], unit), unit


def _number(finding: Quantity, text: str, unit: str) -> float:
    """Read a number whose dot or comma, if any, can only be a decimal one."""
    mantissa = re.split("[eE]", text)[0]
    if mantissa.count(",") + mantissa.count(".") > 1:
        raise WrongValue(*_MARKED)
    if (marked := _THOUSANDS.fullmatch(mantissa)) and ("," in text or mantissa == text):
        _refuse_doubt(finding, marked, unit)
    return float(text.replace(",", "."))


def _refuse_doubt(finding: Quantity, marked: re.Match[str], unit: str) -> None:
    """Refuse 28.376 where 28376 is as plausible; a comma is refused where either reading is."""
    whole, mark, rest = marked.groups()
    decimal, thousands = f"{whole}.{rest}", f"{whole}{rest}"
    small, large = (_is_plausible(finding, float(each), unit) for each in (decimal, thousands))
    runs = large and not (small and not _runs_into_hundreds(finding, unit))
    if not (runs if mark == "." else small or large):
        return
    name, point = ("dot", "decimal point") if mark == "." else ("comma", "decimal comma")
    shorter = f"{float(decimal) + 1e-9:.2f}".rstrip("0").rstrip(".") if runs else decimal
    ways = [f"{thousands} if it stands between thousands"] if large else []
    ways += [f"{shorter} if it is a {point}"] if small else []
    raise DoubtfulMark(
        f"has a {name} that may be a {point} or stand between thousands", f"Write {', or '.join(ways)}."
    )


def _runs_into_hundreds(finding: Quantity, unit: str) -> bool:
    """Return whether results in this unit are met in the hundreds: where a cut-off is over ten, they are."""
    factor, offset = _size(finding, unit)
    return not finding.cutoffs or (max(c.value for c in finding.cutoffs) - offset) / factor > _TENS


def _size(finding: Quantity, unit: str) -> tuple[float, float]:
    return (1, 0) if unit == finding.unit else finding.other_units[unit]


def _unit(finding: Quantity, given: str | None) -> str:
    units = (finding.unit, *finding.other_units)
    if given is None or given in units:
        return given or finding.unit
    from engine.cases.units import spelt  # only where a unit is spelt in another way

    bare = _FLAG.sub("", given).strip()
    found = spelt(given, units) or (spelt(bare, units) if bare else units[:1])
    if not found:
        near = did_you_mean(given, units)
        raise WrongValue(
            "has a unit that is not known here", f"{near} It is measured in {_units(finding)}.".lstrip()
        )
    if len({_size(finding, unit) for unit in found}) > 1:
        raise WrongValue(
            "has a unit that may be one of several", f"Mind the capitals: write {quoted(found)}."
        )
    return found[0]


def _units(finding: Quantity) -> str:
    return either((finding.unit or "no unit", *finding.other_units))


def _other_unit(finding: Quantity, number: float, unit: str) -> str:
    """Suggest the units in which the same number would be plausible."""
    if abs(number) > 1e15:
        return ""
    fitting = [
        f"'{number:g} {other}'"
        for other in (finding.unit, *finding.other_units)
        if other != unit and _is_plausible(finding, number, other)
    ]
    return f"If it is another unit, write {either(fitting)}." if fitting else ""
