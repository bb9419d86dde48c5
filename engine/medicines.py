"""Medicines as people write them down, and the drug classes they belong to.

A name is recognised only if every word of it is accounted for: by an entry of the table of drugs, the
longest first, or as a dose, form, frequency or salt. So nothing that merely contains a known name
("stopped quinine", "potassium-sparing") passes for it, and nothing is taken for its look-alike. What
is put on the skin, into the eye or breathed in belongs to a class only if the table says so of that very
form. What is not recognised is kept and shown; it is never read as none. A name that tells a group and
not the medicine ("water pill") leaves those classes unknown that it may mean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from engine.case import CANNOT_TELL, Answer
from engine.pharmacy import AND, INDICATION, is_denial, is_dose, is_local, is_neutral, is_salt, words
from engine.problems import nearest
from knowledge.criteria import Medicine

Drugs: TypeAlias = Mapping[str, Medicine]

_BETWEEN = re.compile(rf"[/+&;]|,(?![0-9])|\b(?:{'|'.join(AND)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a list of medicines says: classes, the names that put them there, and names not recognised.

    `perhaps` holds the further classes that vague names may mean, with these names. A name is in
    `by_class` and not recognised where only one part of it is.
    """

    by_class: Mapping[str, tuple[str, ...]]
    perhaps: Mapping[str, tuple[str, ...]]
    unrecognised: tuple[str, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        """Name the classes that surely belong to the list."""
        return tuple(self.by_class)


def recognise(names: Sequence[str], drugs: Drugs) -> Recognised:
    """Find the classes of medicines given by any name, in order of appearance.

    >>> table = {"furosemide": Medicine(("diuretic",)), "losartan": Medicine()}
    >>> found = recognise(["Furosemide 40 mg tablets", "losartan potassium", "frusemid"], table)
    >>> found.by_class, found.unrecognised
    ({'diuretic': ('Furosemide 40 mg tablets',)}, ('frusemid',))
    """
    table = _table(tuple(drugs.items()))
    by_class: dict[str, tuple[str, ...]] = {}
    perhaps: dict[str, tuple[str, ...]] = {}
    unrecognised: list[str] = []
    for name in dict.fromkeys(names):
        whole = table.entry(words(name))
        read = _read_parts(name, table) if whole is None else [whole]
        means = _together(medicine for medicine in read if medicine is not None)
        for found, classes in ((by_class, means.classes), (perhaps, means.perhaps)):
            found.update({drug_class: (*found.get(drug_class, ()), name) for drug_class in classes})
        if None in read or not read:
            unrecognised.append(name)
    vague = {drug_class: said for drug_class, said in perhaps.items() if drug_class not in by_class}
    return Recognised(by_class, vague, tuple(unrecognised))


def class_answers(classes: Iterable[str], recognised: Recognised, *, complete: bool) -> dict[str, Answer]:
    """Answer drug classes from a list of medicines; one that nothing belongs to is no, or unknown."""
    otherwise: Answer = False if complete and not recognised.unrecognised else CANNOT_TELL
    known: dict[str, Answer] = {
        **dict.fromkeys(recognised.perhaps, CANNOT_TELL),
        **dict.fromkeys(recognised.by_class, True),
    }
    return {name: known.get(name, otherwise) for name in classes}


def suggest(name: str, drugs: Drugs) -> tuple[str, ...]:
    """Return up to three entries of the table that may be meant by a name: never taken without asking.

    >>> suggest("furosemid", {"furosemide": Medicine(), "insulin": Medicine()})
    ('furosemide',)
    """
    given = words(name)
    within = [drug for drug in drugs if set(given).issuperset(words(drug))]
    # What 'drops' and '40 mg' look like says nothing of what the name may mean.
    telling = " ".join(word for word in given if not is_neutral(word) and not is_local(word))
    return tuple(dict.fromkeys((*within, *nearest(telling, drugs))))[:3]


def _together(medicines: Iterable[Medicine]) -> Medicine:
    """Return what several medicines say: a class that one surely belongs to is not in doubt."""
    taken = tuple(medicines)
    classes = tuple(dict.fromkeys(c for medicine in taken for c in medicine.classes))
    perhaps = dict.fromkeys(c for medicine in taken for c in medicine.perhaps if c not in classes)
    return Medicine(classes, tuple(perhaps))


class _Table:
    """The table of drugs by folded name, in which 'co-amilozide' and 'Co Amilozide' are one."""

    def __init__(self, drugs: Drugs) -> None:
        self.entries: dict[str, Medicine] = {}
        for name, medicine in drugs.items():
            folded = "".join(words(name))
            before = self.entries.get(folded)
            self.entries[folded] = medicine if before is None else _together((before, medicine))
        self.entries.pop("", None)
        self.longest = max(map(len, self.entries), default=0)

    def entry(self, name: Sequence[str]) -> Medicine | None:
        """Return the medicine whose name is one entry, whatever else is said of dose and frequency."""
        found = max((self._framed(given) for given in (name, _without_doses(name))), key=len)
        return self.entries.get(found)

    def _framed(self, name: Sequence[str]) -> str:
        """Return the entry that has nothing but neutral words before and behind it, or ''."""
        for start, word in enumerate(name):
            end = self.end_of_entry(name, start)
            if end is not None and all(map(is_neutral, name[end:])):
                return "".join(name[start:end])
            if not is_neutral(word):
                break
        return ""

    def end_of_entry(self, name: Sequence[str], start: int) -> int | None:
        """Return where the longest entry that begins at a word ends, or None."""
        found, folded = None, ""
        for end, word in enumerate(name[start:], start + 1):
            folded += word
            if len(folded) > self.longest:
                break
            if folded in self.entries:
                found = end
        return found


@lru_cache(maxsize=4)
def _table(drugs: tuple[tuple[str, Medicine], ...]) -> _Table:
    return _Table(dict(drugs))


def _read_parts(name: str, table: _Table) -> list[Medicine | None]:
    """Return the medicine of each part of a name such as 'lisinopril + HCTZ', None for one unrecognised."""
    said = words(name)
    if any(map(is_denial, said)):
        return [None]
    local = any(map(is_local, said))
    read: list[Medicine | None] = []
    for part in map(words, _BETWEEN.split(name)):
        if all(is_neutral(word) or is_local(word) for word in part):
            continue
        found = [_account_for(given, table, local=local) for given in (part, _without_doses(part))]
        # 'Tylenol 500 mg PM' is rather 'Tylenol PM' than Tylenol in the evening: the longer name counts.
        best = max((one for one in found if one is not None), key=lambda one: one[0], default=None)
        read.append(None if best is None else best[1])
    return read


def _without_doses(name: Sequence[str]) -> list[str]:
    return [word for word in name if not is_dose(word)]


def _account_for(part: Sequence[str], table: _Table, *, local: bool) -> tuple[int, Medicine] | None:
    """Return how many letters entries account for, and what they mean; None if a word is left over."""
    found: list[Medicine] = []
    last = ""
    letters = 0
    place = 0
    while place < len(part):
        word = part[place]
        end = table.end_of_entry(part, place)
        if last and is_salt(word, last) and end in (None, place + 1):
            place += 1
        elif end is not None:
            entry, last = part[place:end], part[end - 1]
            medicine = table.entries["".join(entry)]
            if medicine != Medicine() and local and not any(map(is_local, entry)):
                return None
            found.append(medicine)
            letters += sum(map(len, entry))
            place = end
        elif is_neutral(word) or is_local(word):
            place += 1
        elif last and word == INDICATION and not _any_entry(part[place:], table):
            break
        else:
            return None
    return (letters, _together(_explained(found))) if last else None


def _explained(found: Sequence[Medicine]) -> Iterator[Medicine]:
    """Leave out vague names that another name explains: 'Lasix (water pill)' is Lasix."""
    sure = {c for medicine in found if not medicine.perhaps for c in medicine.classes}
    return (m for m in found if not m.perhaps or sure.isdisjoint((*m.classes, *m.perhaps)))


def _any_entry(tail: Sequence[str], table: _Table) -> bool:
    return any(table.end_of_entry(tail, start) is not None for start in range(len(tail)))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what was typed as a name, the words that lead up to it left out.

    `known` says that all of it is recognised; `within` are the entries that stand in a part that is not,
    and `rest` the words of it that are still to be explained. `said` is the text it comes from: the part,
    or the whole name where a word of it tells that something is not taken, or is used on the skin.
    """

    text: str
    said: str
    known: bool
    within: tuple[str, ...] = ()
    rest: str = ""

    @property
    def sure(self) -> bool:
        """Whether nothing else in the name changes what this part means."""
        return self.text == self.said


_SPAN = re.compile(r"[0-9]+(?:[.,][0-9]+)+[^\W_]*|[^\W_]+(?:['`\u2019][^\W_]+)*|%")
_LEAD_IN = frozenset(
    words("""
    i im ive we he she they am is are on my his her their the some also have has been take takes taking took
    use uses using used get gets given just currently still only both then too well please
""")
)


def parts_of(name: str, drugs: Drugs) -> tuple[Part, ...]:
    """Split what was typed as one name where `recognise` does, so that each part can be asked about.

    >>> table = {"quinine": Medicine(("quinine",)), "hctz": Medicine()}
    >>> [(part.text, part.known) for part in parts_of("i take hctz and quinin", table)]
    [('hctz', True), ('quinin', False)]
    >>> [(part.within, part.rest) for part in parts_of("quinine furosmide", table)]
    [(('quinine',), 'furosmide')]
    """
    table = _table(tuple(drugs.items()))
    said = words(name)
    texts = [name] if table.entry(said) is not None else list(_pieces(name))
    whole = any(is_denial(word) or is_local(word) for word in said)
    parts = []
    for text in texts:
        known = not recognise([text], drugs).unrecognised
        within, rest = ((), "") if known else _entries_within(text, table)
        parts.append(Part(text, name if whole and len(texts) > 1 else text, known, within, rest))
    return tuple(parts)


def _pieces(name: str) -> Iterator[str]:
    """Yield the pieces between joiners, 'plus' among them where it does not end a brand's name."""
    pieces: list[str] = []
    for piece in _BETWEEN.split(name):
        apart = re.split(r"\bplus\b", piece, flags=re.IGNORECASE)
        empty = any(all(map(is_neutral, words(one))) for one in apart)
        pieces += [piece] if empty else apart
    held = ""
    for piece in map(_without_lead_in, pieces):
        if held and all(is_neutral(word) or is_local(word) for word in words(piece)):
            # '20/12.5 mg' behind a name is its dose.
            held = f"{held} {piece}".rstrip()
            continue
        if held:
            yield held
        held = piece
    yield held or name


def _without_lead_in(piece: str) -> str:
    tokens = piece.split()
    while len(tokens) > 1 and _LEAD_IN.issuperset(words(tokens[0])):
        tokens = tokens[1:]
    while (
        len(tokens) > 1 and tokens[-1].isalpha() and {"please", "too", "also"}.issuperset(words(tokens[-1]))
    ):
        tokens = tokens[:-1]
    return " ".join(tokens)


def _entries_within(text: str, table: _Table) -> tuple[tuple[str, ...], str]:
    """Return the entries that stand in a text, and the words that neither they nor doses account for."""
    spans = [span[0] for span in _SPAN.finditer(unicodedata.normalize("NFC", text))]
    said = ["".join(words(span)) for span in spans]
    within, rest, place = [], [], 0
    while place < len(said):
        end = table.end_of_entry(said, place) if said[place] else None
        word = said[place]
        if end is not None:
            within.append(" ".join(spans[place:end]))
        elif word and not (is_neutral(word) or is_local(word) or is_denial(word) or word in _LEAD_IN):
            rest.append(spans[place])
        place = end or place + 1
    return tuple(dict.fromkeys(within)), " ".join(rest)
