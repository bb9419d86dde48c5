"""From what somebody wrote to an answer: the value of one finding, read strictly and explained kindly."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple, assert_never

from engine.cases.case import CANNOT_TELL, Answer, Bound, Closed, Partial
from engine.cases.problems import WrongValue, did_you_mean, shown
from engine.words import either, quoted
from knowledge.criteria import Choice, Finding, Flag, Operator, Quantity, YesNo

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
    r"\s*[(\[]\s*(?P<aside>(?i:hh?|ll?|high|low|normal|abnormal|raised|elevated|[na+*!-]))\s*[)\]]"
    r"|(?:^|(?<=[^/\s])\s+)(?P<alone>HH?|LL?|\*|(?i:high|low|normal|raised|elevated))$"
    r"|(?<=[^/\s])\s+(?P<sign>[+-]{1,2}|[↑↓])$"
    r"|\s*[(\[]\s*[0-9]+(?:[.,][0-9]+)?\s*[-\u2013]\s*[0-9]+(?:[.,][0-9]+)?\s*[)\]]$"
)
_BOUND = re.compile(r"\s*(?P<sign>[<>]=?|[≤≥])(?P<rest>.*)", re.DOTALL)
_SIGNS: Mapping[str, Operator] = {"<": "<", "<=": "<=", "≤": "<=", ">": ">", ">=": ">=", "≥": ">="}
# The words of laboratories and of those who quote them, and HL7's codes for the interpretation of a result
# (https://terminology.hl7.org/CodeSystem-v3-ObservationInterpretation.html).
FLAG_WORDS: Mapping[str, Flag] = {
    **dict.fromkeys(("low", "decreased", "reduced", "lowered", "l", "ll", "lu", "lx", "l<", "↓"), Flag.LOW),
    **dict.fromkeys(("normal", "within normal limits", "wnl", "within range", "n"), Flag.NORMAL),
    **dict.fromkeys(("low normal", "low-normal", "high normal", "high-normal"), Flag.NORMAL),
    **dict.fromkeys(("high", "raised", "elevated", "increased", "h", "hh", "hu", "hx", "h>", "↑"), Flag.HIGH),
}
"""Words for a flag that say the same of every quantity that takes one."""
_BESIDE: Mapping[str, Flag] = {
    **FLAG_WORDS, "-": Flag.LOW, "--": Flag.LOW, "+": Flag.HIGH, "++": Flag.HIGH,
}  # fmt: skip
# How many times the upper limit: '3x normal', '10 x ULN'.
_TIMES = re.compile(
    r"(?:about|some|over|more than|at least|>=?)?\s*(?P<times>[0-9]+(?:[.,][0-9]{1,2})?)\s*-?\s*"
    r"(?:x|\u00d7|times|fold)\s*"
    r"(?:the\s+)?(?:uln|normal|upper\s+(?:normal\s+)?limit(?:\s+of\s+normal)?)"
)
_NOT_OVER = frozenset(("not raised", "not elevated", "not high", "not increased"))
_NOT_UNDER = frozenset(("not low", "not reduced", "not decreased"))
_ON_AIR = re.compile(r"\s*(?:\(\s*)?(?:(?:on|in)\s+)?(?:room\s+air|(?<=on\s)air)\s*\)?$", re.IGNORECASE)
_DEGREE = re.compile(r"(?:slightly|mildly|moderately|markedly|severely|significantly|very)\s+")
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
            return read_quantity(finding, raw).answer
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
        case Bound():
            return str(answer)
        case Flag():
            return answer.value
        case str():
            return answer
        case tuple():
            return list(answer)
        case _:
            assert_never(answer)


class Measured(NamedTuple):
    """A quantity as it was told: in which of its units, and with which flag beside a number."""

    answer: float | Partial
    unit: str
    flag: Flag | None = None


def as_written(finding: Finding, raw: object) -> str:
    """Return a readable answer as it was written, where that says more: in another unit, or with a flag."""
    if not (isinstance(finding, Quantity) and isinstance(raw, str)) or is_unknown(raw):
        return ""
    _, unit, flag = read_quantity(finding, raw)
    return " ".join(raw.split()) if flag or unit != finding.unit else ""


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


def read_quantity(finding: Quantity, raw: object) -> Measured:
    """Read a number, a bound or a flag: 5.1, '5.1 mmol/L (H)', '<0.5', 'raised'; with a number it decides."""
    if isinstance(raw, str):
        raw = _ON_AIR.sub("", raw) if finding.unit == "%" and len(raw) <= LONGEST_NUMBER else raw
        if (flag := _flag(finding, raw)) is not None:
            return Measured(flag, finding.unit)
        bound = _BOUND.fullmatch(raw)
        sign = _SIGNS[bound["sign"]] if bound else None
        if (times := _times_the_limit(finding, raw)) is not None:
            number, unit, sign = times, finding.unit, ">="
        else:
            number, unit, flag = _measured(finding, bound["rest"] if bound else raw)
    elif isinstance(raw, int | float) and not isinstance(raw, bool):
        number, unit, flag, sign = raw, finding.unit, None, None
    else:
        raise _no_number(finding)
    if isinstance(number, float) and not math.isfinite(number):
        raise WrongValue("is not a finite number", "Write a number, or unknown if it is not known.")
    if not _is_plausible(finding, number, unit) or _is_beyond(finding, number, unit, sign):
        low, high = finding.plausible
        raise WrongValue(
            f"is outside the plausible range, {low:g} to {high:g} {finding.unit}".rstrip(),
            _other_unit(finding, number, unit) or "Check the number and its unit.",
        )
    # A number is rounded, and one that it may be itself; not one that it is surely over or under.
    value = _converted(finding, number, unit, rounded=sign not in ("<", ">"))
    return Measured(value if sign is None else Bound(sign, value), unit, flag)


def _flag(finding: Quantity, text: str) -> Flag | None:
    """Return the flag that a text is, if it is one, and the quantity takes any."""
    if not finding.takes_flags or len(text) > LONGEST_NUMBER:
        return None
    word = " ".join(folded(text).strip("()[]").split())
    own = {folded(each): flag for each, flag in finding.flags.items()}
    low, high = finding.reference
    # With limits on both sides that is not yet normal.
    if (low is None and word in _NOT_OVER) or (high is None and word in _NOT_UNDER):
        return Flag.NORMAL
    return own.get(word) or FLAG_WORDS.get(_DEGREE.sub("", word, count=1))


def _times_the_limit(finding: Quantity, text: str) -> float | None:
    """Return what '3x normal' is at least: so many times the upper limit, whoever's that is."""
    if finding.reference[1] is None or len(text) > LONGEST_NUMBER:
        return None
    found = _TIMES.fullmatch(" ".join(folded(text).split()))
    limit, _ = finding.flagged(Flag.HIGH)[0]
    times = float(found["times"].replace(",", ".")) if found else 0.0
    return float(f"{times * limit:.12g}") if times > 1 else None


def _no_number(finding: Quantity) -> WrongValue:
    """Return what is wrong with what is neither number nor bound nor flag."""
    words = either(flag.value for flag in Flag) if finding.takes_flags else ""
    flags = f", {words}," if words else ","
    return WrongValue("is not a number", f"Write a number of {_units(finding)}{flags} or unknown.")


def _is_beyond(finding: Quantity, number: float, unit: str, sign: Operator | None) -> bool:
    """Return whether there is nothing over the number, or under it, where that is what it says."""
    value = _converted(finding, number, unit)
    return (sign == ">" and value >= finding.plausible[1]) or (
        sign == "<" and value <= 0 <= finding.plausible[0]
    )


def _is_plausible(finding: Quantity, number: float, unit: str) -> bool:
    low, high = finding.plausible
    try:
        return low <= _converted(finding, number, unit) <= high
    except OverflowError:
        return False


def _converted(finding: Quantity, number: float, unit: str, *, rounded: bool = True) -> float:
    """Return the value in the finding's own unit.

    It is rounded as the finding asks, but for units that only move the decimal point.
    """
    if unit == finding.unit:
        return float(number)
    factor, offset = _size(finding, unit)
    # 11800 * 0.001 is not quite 11.8: without rounding, a value on a cut-off may fall beside it.
    value = float(f"{factor * number + offset:.12g}")
    if not rounded or finding.digits is None or (offset == 0 and math.log10(factor).is_integer()):
        return value
    scale = 10.0**finding.digits
    # Halves go up, as laboratories round; the inner rounding takes away what binary fractions add.
    return math.floor(round(value * scale, 6) + 0.5) / scale


def _measured(finding: Quantity, text: str) -> tuple[float, str, Flag | None]:
    """Split '3.1 mmol/L (L)' into its number, the finding's spelling of its unit, and its flag if any."""
    found = _MEASURED.fullmatch(text.strip()) if len(text) <= LONGEST_NUMBER else None
    if _SPACED.match(text.strip()):
        raise WrongValue(*_MARKED)
    if found is None:
        raise _no_number(finding)
    unit, flag = _unit(finding, found["unit"])
    return _number(finding, found["number"], unit), unit, flag


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


def _unit(finding: Quantity, given: str | None) -> tuple[str, Flag | None]:
    units = (finding.unit, *finding.other_units)
    if given is None or given in units:
        return given or finding.unit, None
    from engine.cases.units import spelt  # only where a unit is spelt in another way

    if found := spelt(given, units):
        return _one_of(finding, found), None
    flags = [_BESIDE.get(folded(word)) for each in _FLAG.finditer(given) for word in each.groups() if word]
    bare = _FLAG.sub("", given).strip()
    found = spelt(bare, units) if bare else units[:1]
    if not found:
        near = did_you_mean(given, units)
        raise WrongValue(
            "has a unit that is not known here", f"{near} It is measured in {_units(finding)}.".lstrip()
        )
    return _one_of(finding, found), next(filter(None, flags), None)


def _one_of(finding: Quantity, found: tuple[str, ...]) -> str:
    """Return the unit that a spelling means, if it does not leave two of different size."""
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
