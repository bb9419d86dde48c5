"""From what somebody wrote to an answer: the value of one finding, read strictly and explained kindly."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping
from typing import assert_never

from engine.case import CANNOT_TELL, Answer, Closed
from engine.problems import WrongValue, did_you_mean, legal, quoted, shown
from knowledge.criteria import Choice, Finding, Quantity, YesNo

UNKNOWN = "unknown"
YES_NO: Mapping[str, bool] = {
    "yes": True, "true": True, "1": True,
    "no": False, "false": False, "0": False,
}  # fmt: skip

_LONGEST_NUMBER = 100
_MEASURED = re.compile(
    r"(?P<number>[+-]?(?:[0-9]+(?:[.,][0-9]+)*\.?|[.,][0-9]+)(?:[eE][+-]?[0-9]{1,3})?)"
    r"\s*(?P<unit>(?:[^0-9\s]|10[*^]).*)?"
)
_OPEN_OR_CLOSED = "Leave it out while it is open; write unknown if it was asked and cannot be told."


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
    """Say whether this is the word for 'asked, and it cannot be told'."""
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
    what = "takes one option, not a list" if isinstance(raw, list | tuple) else "is none of the options"
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
        raise WrongValue("is no number", f"Write a number of {_units(finding)}, or unknown.")
    if isinstance(number, float) and not math.isfinite(number):
        raise WrongValue("is no finite number", "Write a number, or unknown if it cannot be told.")
    low, high = finding.plausible
    try:
        value = _converted(finding, number, unit)
    except OverflowError:
        value = math.inf
    if not low <= value <= high:
        raise WrongValue(
            f"is outside the plausible range, {low:g} to {high:g} {finding.unit}".rstrip(),
            _other_unit(finding, number, unit) or "Check the number and its unit.",
        )
    return value


def _converted(finding: Quantity, number: float, unit: str) -> float:
    """Return the value in the finding's own unit.

    It is rounded as the finding asks, but for units that only move the decimal point.
    """
    if unit == finding.unit:
        return float(number)
    factor, offset = finding.other_units[unit]
    # 11800 * 0.001 is not quite 11.8: without rounding, a value on a cut-off may fall beside it.
    value = float(f"{factor * number + offset:.12g}")
    if finding.digits is None or (offset == 0 and math.log10(factor).is_integer()):
        return value
    scale = 10.0**finding.digits
    # Halves go up, as laboratories round; the inner rounding takes away what binary fractions add.
    return math.floor(round(value * scale, 6) + 0.5) / scale


def _measured(finding: Quantity, text: str) -> tuple[float, str]:
    """Split '3.1 mmol/L' into its number and the finding's spelling of its unit."""
    found = _MEASURED.fullmatch(text.strip()) if len(text) <= _LONGEST_NUMBER else None
    if found is None:
        hint = " '<' and '>' give no value: write the number itself." if "<" in text or ">" in text else ""
        raise WrongValue("is no number", f"Write a number of {_units(finding)}, or unknown.{hint}")
    return _number(found["number"]), _unit(finding, found["unit"])


def _number(text: str) -> float:
    """Read a number whose comma, if any, can only be a decimal one."""
    mantissa = re.split("[eE]", text)[0]
    if mantissa.count(",") + mantissa.count(".") > 1:
        raise WrongValue("has marks between its thousands", "Write it without them, as in 1234.5.")
    whole, comma, decimals = mantissa.lstrip("+-").partition(",")
    if comma and len(decimals) == 3 and len(whole) <= 3 and whole.strip("0"):
        raise WrongValue(
            "may be a decimal comma or a mark between thousands",
            f"Write {whole}.{decimals} or {whole}{decimals}.",
        )
    return float(text.replace(",", "."))


def _unit(finding: Quantity, given: str | None) -> str:
    units = (finding.unit, *finding.other_units)
    if given is None or given in units:
        return given or finding.unit
    alike = [unit for unit in units if _folded_unit(unit) == _folded_unit(given)]
    if len(alike) == 1:
        return alike[0]
    near = did_you_mean(given, units)
    raise WrongValue(
        "has a unit that is not known here", f"{near} It is measured in {_units(finding)}.".lstrip()
    )


def _folded_unit(unit: str) -> str:
    plain = re.sub(r"\s", "", folded(unit)).replace("μ", "u").rstrip(".")
    return plain.removesuffix("s") if len(plain) > 2 else plain


def _units(finding: Quantity) -> str:
    return legal((finding.unit or "no unit", *finding.other_units))


def _other_unit(finding: Quantity, number: float, unit: str) -> str:
    """Suggest the units in which the same number would be plausible."""
    low, high = finding.plausible
    if abs(number) > 1e15:
        return ""
    fitting = [
        f"'{number:g} {other}'"
        for other in (finding.unit, *finding.other_units)
        if other != unit and low <= _converted(finding, number, other) <= high
    ]
    return f"If it is another unit, write {legal(fitting)}." if fitting else ""
