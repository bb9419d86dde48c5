"""Words that stand around the name of a medicine: doses, forms, frequencies, routes and salts.

General pharmacy, no table of medicines: which medicine belongs to which class is knowledge. Names of
salts are those of the International Nonproprietary Names, Modified (World Health Organization). The
words are those of charts and labels in English, German, French and Spanish; most of them are listed in
chart_words.txt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

# Not "plus": in a brand, it tells of another medicine (Coversyl Plus).
AND = ("and", "with", "und", "mit", "et", "avec", "y", "con")

_APOSTROPHES = re.compile("['`\u2019]")
_DOTTED = re.compile(r"(?<![a-z0-9])(?:[a-z]\.)+[a-z](?![a-z0-9])\.?|(?<![a-z0-9])(?:[a-z]\.){2,}")
_FIRMS = re.compile(r"\b1\s?a[ -]pharma\b")
_JAPANESE = "\u3041-\u30ff\u4e00-\u9fff"
_WORD = re.compile(
    rf"[0-9]+(?:[.,][0-9]+)+[a-zμ]*|[{_JAPANESE}]+|[^\W_{_JAPANESE}]+|%",
)


def words(text: str) -> list[str]:
    """Split into folded words: lower case, no accents, plurals as singulars, without 'and'.

    >>> words("Co-amilozide 2.5 mg/25mg and TABLETS b.i.d.")
    ['co', 'amilozide', '2.5', 'mg', '25mg', 'tablet', 'bid']
    >>> words("acide folique"), words("Folsäure")
    (['folic', 'acid'], ['folic', 'acid'])
    """
    ascii_only = text.isascii()
    if ascii_only and text.isalpha() and not (lower := text.lower()).endswith(_ACIDS):
        return [] if lower in AND else [_singular(lower)]
    if not ascii_only:
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = _APOSTROPHES.sub("", text.casefold())
    if "." in text:
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    if "pharma" in text:
        text = _FIRMS.sub("", text)
    found = [_singular(word) for word in _WORD.findall(text) if word not in AND]
    acid = ("acid" in text or "ure" in text) and any(map(_ACID.search, found))
    return list(_acids(found)) if acid else found


def _singular(word: str) -> str:
    if word.endswith(("ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


_ACID = re.compile("^acid[eo]$|sa(?:eu|u)re$")
_ACIDS = ("acide", "acido", "saeure", "saure")


def _acids(found: Sequence[str]) -> Iterator[str]:
    """Write acids as English does: 'acido folico', 'acide folique' and 'folsaure' are folic acid."""
    before = False
    for word in found:
        if word in ("acide", "acido"):
            before = True
        elif before:
            yield from (re.sub("(?:ique|ico)$", "ic", word), "acid")
            before = False
        elif stem := re.sub("sa(?:eu|u)re$", "", word) if _ACID.search(word) else "":
            yield from (f"{stem}ic", "acid")
        else:
            yield word
    if before:
        yield "acid"


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """Return what the spellings of one nonproprietary name in several languages have in common.

    >>> [spelling(word) for word in ("hydrochlorothiazide", "hidroclorotiazida", "hydrochlorothiazid")]
    ['hidroclorotiazid', 'hidroclorotiazid', 'hidroclorotiazid']
    >>> spelling("quinine"), spelling("quinidine"), spelling("forteo")
    ('quinin', 'quinidin', 'forteo')
    """
    return spellings((word,))[word]


def spellings(said: Iterable[str]) -> dict[str, str]:
    """Map words to their `spelling`, thousands of them in little more time than one."""
    every = dict.fromkeys(said)
    names = [word for word in every if len(word) >= _SHORTEST and word.isalpha()]
    # No sound goes over the end of a line, so that all names can be respelled in one text.
    text = "\n".join(names)
    for heard, written in _SAME_SOUND:
        text = text.replace(heard, written)
    respelled = zip(names, _DOUBLED.sub(r"\1", text).split("\n"), strict=bool(names))
    same = {name: found[1] for name, heard in respelled if (found := _NONPROPRIETARY.fullmatch(heard))}
    return {word: word for word in every} | same


# Only names that end as nonproprietary ones do: 'forte' is not Forteo, nor 'concert' Concerta.
_SHORTEST = 7
_NONPROPRIETARY = re.compile(
    "([a-z]+(?:in|id|at|on|ol|am|os|[fgrtx]en|trolen|[bfrt]an|tecan|as|ur|ir|ib|ac|az|ep|ium|um|if|op|il|ox|ix|ic"
    "|prim|xim|bital|gestrel|taxel|grel|grelor))[aeo]?"
)
_SAME_SOUND = (
    ("ph", "f"), ("th", "t"), ("ck", "c"), ("ch", "c"), ("rh", "r"), ("y", "i"), ("k", "c"),
    ("ae", "e"), ("oe", "e"),
)  # fmt: skip
_DOUBLED = re.compile(r"([a-z])\1+")


def is_dose(word: str) -> bool:
    """Return whether a word is a number, a unit or both.

    >>> [word for word in ("40", "25mg", "mEq", "b12", "e10", "50microgram") if is_dose(word.lower())]
    ['40', '25mg', 'mEq', '50microgram']
    """
    return word in UNITS or (not word.isalpha() and _AMOUNT.fullmatch(word) is not None)


def milligrams(said: Sequence[str]) -> tuple[float, ...]:
    """Return the amounts in words, in milligrams; a number alone counts if there is none with a unit.

    >>> milligrams(["aspirin", "81mg", "1", "tablet"]), milligrams(["ass", "100"])
    ((81.0,), (100.0,))
    """
    weighed: list[float] = []
    bare: list[float] = []
    for word, after in zip(said, (*said[1:], ""), strict=True):
        found = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)*)([a-zμ]*)", word)
        if found is None:
            continue
        unit = found[2] or after
        number = _number(found[1])
        if unit in _MILLIGRAMS:
            weighed.append(number * _MILLIGRAMS[unit])
        elif not found[2] and number >= _LEAST_BARE:
            bare.append(number)
    return tuple(weighed or bare[:1])


_MILLIGRAMS = {"mg": 1.0, "g": 1000.0, "gm": 1000.0, "gram": 1000.0, "milligram": 1.0, "miligramo": 1.0}
_LEAST_BARE = 25


def _number(text: str) -> float:
    grouped = re.fullmatch(r"[0-9]{1,3}(?:[.,][0-9]{3})+", text)
    plain = text.replace(",", "").replace(".", "") if grouped else text.replace(",", ".")
    return float(plain) if plain.count(".") <= 1 else 0.0


def is_neutral(word: str) -> bool:
    """Return whether a word tells only how much, in what form or how often a medicine is taken."""
    if word.isalpha():
        return word in _NEUTRAL or word in UNITS
    return word in _NEUTRAL or is_dose(word) or _INTERVAL.fullmatch(word) is not None


def places(said: Iterable[str]) -> frozenset[str]:
    """Return where words say that a medicine is put, nothing if it is swallowed or given into a vein.

    >>> sorted(places(["timolol", "0.5", "%", "eye", "drop"])), places(["oral", "drop"])
    (['drop', 'eye', 'percent'], frozenset())
    """
    said = tuple(said)
    found = frozenset(LOCAL[word] for word in said if word in LOCAL)
    return frozenset() if found <= _EITHER and not _SYSTEMIC.isdisjoint(said) else found


def groups(word: str) -> tuple[str, ...]:
    """Return the words that a table may say for one that tells medicines without a name, none for others.

    >>> groups("pill"), groups("drug"), groups("inhaler")
    (('tablet', 'medicine'), ('medicine',), ())
    """
    return _GROUPS.get(word, ())


def is_salt(word: str, drug: Iterable[str]) -> bool:
    """Return whether a word beside a drug's name is the salt it comes as, not a medicine of its own.

    Metals are taken as supplements too: beside the name of a drug, one is a salt only where that kind
    of drug comes as its salt.

    >>> is_salt("potassium", ["penicillin", "v"]), is_salt("potassium", ["furosemide"])
    (True, False)
    """
    if word in _SALTS:
        return True
    kinds = _METAL_SALTS.get(word)
    return kinds is not None and any(spelling(part).endswith(kinds) for part in drug)


def tail_in(word: str) -> tuple[str, str] | None:
    """Take a salt or form off the end of a word that holds it, as German and Japanese write them.

    >>> tail_in("chininsulfat"), tail_in("diclofenacgel"), tail_in("furosemide")
    (('chinin', 'sulfat'), ('diclofenac', 'gel'), None)
    """
    for tail in _TAILS:
        if word.endswith(tail) and len(word) > len(tail) + 2:
            return word[: -len(tail)], tail
    return None


def says_none(text: str) -> bool:
    """Return whether what stands in the place of a list of medicines says that none is taken.

    >>> [says_none(text) for text in ("None", "nil", "No known medications.", "keine", "NKDA", "no quinine")]
    [True, True, True, True, False, False]
    >>> [says_none(text) for text in ("takes no medicines", "not recorded", "nicht bekannt")]
    [True, False, False]
    """
    said = words(text)
    told = said[1:] if said and said[0] in _TAKES else said
    if not told or told[0] not in _NONE or any(word not in _NONE_OF for word in told[1:]):
        return False
    # 'not recorded' tells of the chart: that nothing is known is not that nothing is taken.
    return told[0] not in _NOT or told in (["no"], ["non"]) or not _MEDICINES.isdisjoint(told)


def without_notes(text: str) -> str:
    """Leave out advice on how to take a medicine that is read as a phrase: 'do not crush', 'nach Plan'."""
    return _NOTES.sub(" ", text)


_NOTES = re.compile(
    r"\b(?:do not|don'?t|not to|nicht) (?:crush|chew|exceed|split|break|stop(?: taking)?|drive|swallow whole|"
    r"zerkauen|teilen)\b|\bwith or without food\b|\bwithout food\b|\bnot more than\b|\bno more than\b"
    r"|\b(?:sugar|alcohol|cfc|latex|gluten|caffeine|dye|lactose|preservative|preserv)\b\.?[- ]free\b"
    r"|\bno refills?\b"
    # What would stop a dose is no dose that was stopped.
    r"|\bhold (?:for|if|when)\b[^,;]*"
    # What began some time ago is taken; "ago" alone is of the past.
    r"|\b(?:begun|began|started)(?: (?:about|around|roughly|some))? (?:a few|an?|one|two|three|[0-9]+) "
    r"(?:day|week|month|year)s? ago\b"
    r"|\bzuckerfrei\b|\bsin az[uú]car\b|\bsans sucre\b|\*nf\*"
    # When to take it, in words that say nothing alone: 'Plan B' is a medicine.
    r"|\b(?:nach|laut|gem(?:ä|ae)(?:ß|ss)) (?:plan|schema|inr|bz|verordnung)\b|\bb\. ?b(?:ed)?\b\.?"
    r"|\bgél\b\.?|(?<=[0-9x])/d\b|\bv\. ?d\. (?:essen|mahlzeit)\b|\bz\. ?n\b\.?"
    r"|\b(?:à|a) (?:jeun|la demande|demanda)\b|\bselon (?:sch[ée]ma|inr|prescription|protocole)\b"
    r"|\ben (?:ayunas|caso de dolor|cas de douleur)\b|\bseg[uú]n (?:pauta|prescripci[oó]n|inr)\b",
    re.IGNORECASE,
)


def _lists() -> dict[str, frozenset[str]]:
    """Read the lists of words, as they stand and folded, by the name above each in brackets."""
    found: dict[str, list[str]] = {}
    for line in files(__package__).joinpath("chart_words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif not line.startswith("#"):
            found.setdefault(name, []).extend((*words(line), *line.split()))
    return {name: frozenset(listed) for name, listed in found.items()}


_LISTS = _lists()


INDICATION = frozenset(("for", "against", "gegen", "contre", "contra", "pour", "para", "bei", "si"))
"""What follows such a word says why a medicine is taken."""

UNITS = _LISTS["units"]
"""What an amount is told in."""
_AMOUNT = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*"
    r"(?:x|mg|mcg|ug|μg|mikrogramm|microgram|milligram|g|gm|ml|cc|l|iu|ie|ui|u|unt|units?|meq|mval|mmol|h|hr|hour"
    r"|d|day|tab|tabs|cap|caps|st|stk|tbl|cp|cpr|comp|mgs|mcgs|mm|cm)?|x[0-9]+|n[123]|no[0-9]+"
)
_INTERVAL = re.compile(
    r"q?[0-9]+(?:h|hr|hrs|hourly|d|w|wk|mo|day|min)|[0-9]{1,2}[ap]m|mg/m2|m2|q[0-9]+|[1-9]x[1-9]?|x[1-9]d?"
)

_NEUTRAL = _LISTS["neutral"]

LOCAL = {word: name[3:] for name, listed in _LISTS.items() if name.startswith("at ") for word in listed}
"""Words that tell that a medicine acts where it is put, and where: skin, eye, ear, nose, airways."""
LOCAL["%"] = "percent"
_EITHER = frozenset(("drop", "spray", "percent", "skin"))
_SYSTEMIC = _LISTS["systemic"]

DENIALS = _LISTS["denials"]
"""Words that tell that a medicine is not taken, or not any more."""

TURNING = _LISTS["turning"]
"""Words that change the medicine beside them: 'quinine-free', 'insulin pump'."""

CHOICE = frozenset(("or", "oder", "ou", "versus", "vs"))
"""Words that leave open which of two medicines is meant."""

_SALTS = _LISTS["salts"]

_METAL_SALTS = {
    **dict.fromkeys(
        ("potassium", "kalium"),
        ("sartan", "fenac", "cilin", "clavulanat", "clavulanic", "raltegravir"),
    ),
    "calcium": ("statin", "fenoprofen", "acamprosat", "folinat", "leucovorin"),
    "magnesium": ("prazol", "salicilat"),
}

_TAILS = tuple(sorted(_LISTS["tails"], key=lambda tail: (-len(tail), tail)))

_GROUPS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("pill", "capsule", "tab"), ("tablet", "medicine")),
    **dict.fromkeys(
        ("tablet", "medicine", "medication", "drug", "treatment", "med", "meds", "remedy", "therapy"),
        ("medicine",),
    ),
    "supplement": ("supplement",),
}

_TAKES = _LISTS["takes"]
_NOT = _LISTS["not"]
_NONE = _NOT | _LISTS["none"]
_MEDICINES = _LISTS["medicines"]
_NONE_OF = _MEDICINES | _LISTS["none_of"]
