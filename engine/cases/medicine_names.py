"""Medicines as people write them down, and the drug classes they belong to.

A name is found by the entries of the table of drugs, the longest first; doses, forms, frequencies, routes
and salts around it are passed over, and other languages' spellings of a nonproprietary name are one. A word
left over beside a known name takes nothing away from what is known: its classes count, but the name stays
among those not recognised, so no class is ruled out by it, for the word may be another medicine. Where a
word tells that it is not taken ("stopped quinine"), or turns the name into something else ("potassium
sparing", "insulin pump"), it is not recognised at all. What is put on the skin or into the eye counts for a
class only if the table says so of that very form. What is not recognised is kept and shown; it is never read
as none. A name that tells a group and not the medicine ("water pill") leaves those classes unknown that it
may mean.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from engine.cases.case import CANNOT_TELL, LONGEST_NAME, Answer
from engine.cases.pharmacy import (
    AND,
    CHOICE,
    DENIALS,
    INDICATION,
    LOCAL,
    TURNING,
    UNITS,
    groups,
    is_dose,
    is_neutral,
    is_salt,
    milligrams,
    places,
    says_none,
    spelling,
    spellings,
    tail_in,
    without_notes,
    words,
)
from engine.cases.problems import Path, Problems, WrongValue, escaped, nearest
from engine.cases.values import is_unknown, read_yes_no, written
from engine.words import either
from knowledge.criteria import KnowledgeBase, Medicine

Drugs: TypeAlias = Mapping[str, Medicine]

_SEGMENTS = re.compile(r"[;\n]|,(?![0-9])")
_BRAND = re.compile(r"\[([^\[\]]+)\]\s*$")
_BETWEEN = re.compile(rf"[/+&]|\b(?:{'|'.join(AND)})\b", re.IGNORECASE)


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
    if not names:
        return Recognised({}, {}, ())  # nobody waits for the table who has nothing to look up in it
    table = _table(drugs)
    by_class: dict[str, tuple[str, ...]] = {}
    perhaps: dict[str, tuple[str, ...]] = {}
    unrecognised: list[str] = []
    for name in dict.fromkeys(names):
        means, certain = _read(name, table)
        for found, classes in ((by_class, means.classes), (perhaps, means.perhaps)):
            found.update({drug_class: (*found.get(drug_class, ()), name) for drug_class in classes})
        if not certain:
            unrecognised.append(name)
    vague = {drug_class: said for drug_class, said in perhaps.items() if drug_class not in by_class}
    return Recognised(by_class, vague, tuple(unrecognised))


def none_taken(names: Sequence[str]) -> bool:
    """Return whether a list holds nothing but a way to say that no medicine is taken.

    >>> none_taken(["none"]), none_taken(["No known medications"]), none_taken(["none", "quinine"])
    (True, True, False)
    """
    return bool(names) and all(map(says_none, names))


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
    telling = " ".join(word for word in given if not is_neutral(word) and word not in LOCAL)
    return tuple(dict.fromkeys((*within, *nearest(telling, drugs))))[:3]


def _together(medicines: Iterable[Medicine]) -> Medicine:
    """Return what several medicines say: a class that one surely belongs to is not in doubt."""
    taken = tuple(medicines)
    classes = tuple(dict.fromkeys(c for medicine in taken for c in medicine.classes))
    perhaps = dict.fromkeys(c for medicine in taken for c in medicine.perhaps if c not in classes)
    return Medicine(classes, tuple(perhaps))


class _Table:
    """The table of drugs by folded name, in which 'co-amilozide' and 'Co Amilozide' are one.

    A name of nothing but a form, such as an inhaler, counts only where no medicine is named.
    """

    def __init__(self, drugs: Drugs) -> None:
        self.drugs = drugs
        self._exact: dict[str, Medicine] = {}
        self._forms: dict[str, Medicine] = {}
        self._said = {name: words(name) for name in drugs}
        for name, medicine in drugs.items():
            said = self._said[name]
            folded = "".join(said)
            if said and LOCAL.keys() >= set(said):
                self._forms[folded] = medicine
                continue
            before = self._exact.get(folded)
            self._exact[folded] = medicine if before is None else _together((before, medicine))
        self._exact.pop("", None)
        self.longest = max(map(len, self._exact), default=0) + 2

    @cached_property
    def _spelt(self) -> dict[str, Medicine | None]:
        """Nonproprietary names by their spelling; made once a name is in no entry as it stands."""
        found: dict[str, Medicine | None] = {}
        spelt_as = spellings(word for said in self._said.values() for word in said)
        for name, medicine in self.drugs.items():
            said = self._said[name]
            if any(map(is_neutral, said)) or (said and LOCAL.keys() >= set(said)):
                continue  # an everyday name, and no nonproprietary one
            spelt = "".join(map(spelt_as.__getitem__, said))
            # Where one spelling could be two medicines, only their own names tell which.
            same = found.setdefault(spelt, medicine)
            if same is not medicine and same != medicine:
                found[spelt] = None
        found.pop("", None)
        return found

    @cached_property
    def _local(self) -> dict[int, dict[str, Medicine]]:
        """What a medicine, by its own identity, is where it is put into or onto a place."""
        found: dict[int, dict[str, Medicine]] = {}
        for name, medicine in self.drugs.items():
            said = self._said[name]
            put = places(said) if len(said) > 1 else frozenset[str]()
            base = self.find([word for word in said if word not in LOCAL]) if put else None
            if base is not None:
                found.setdefault(id(base), {}).update(dict.fromkeys(put, medicine))
        return found

    def find(self, name: Sequence[str]) -> Medicine | None:
        """Return the medicine that words are the name of, in whatever language it is spelled."""
        exact = self._exact.get("".join(name))
        if exact is None and len(name) > 1:
            # 'Epilepsy drugs' and 'epilepsy pills' are what the table calls a medicine or a tablet.
            *kind, last = name
            grouped = ("".join((*kind, word)) for word in groups(last))
            exact = next((self._exact[folded] for folded in grouped if folded in self._exact), None)
        return self._spelt.get("".join(map(spelling, name))) if exact is None and name else exact

    def unnamed(self, said: Sequence[str]) -> Medicine | None:
        """Return what 'an inhaler at night' or 'tablets for epilepsy' means, None if a medicine is named."""
        place = next((place for place, word in enumerate(said) if word in INDICATION), len(said))
        kinds = [word for word in said[:place] if word in LOCAL or groups(word)]
        if not kinds or not all(is_neutral(word) or word in kinds for word in said[:place]):
            return None
        use = list(itertools.dropwhile(is_neutral, said[place + 1 :]))
        by_use = self.entry([*use, *kinds]) if use else None
        named = _any_entry(use, self)
        if by_use is not None or named:
            return by_use
        return self._forms.get("".join(word for word in kinds if word in LOCAL))

    def put(self, medicine: Medicine, where: frozenset[str]) -> Medicine | None:
        """Return what a medicine is where it is put into or onto a place, None if the table cannot tell."""
        if medicine == Medicine() or not where:
            return medicine
        forms = self._local.get(id(medicine), {})
        if where == {"spray"} and forms.keys() & {"spray", "airway", "nose"} == {"airway"}:
            where = frozenset(("airway",))
        meant = [forms[place] for place in sorted(where) if place in forms]
        if meant:
            return meant[0] if all(each == meant[0] for each in meant) else None
        if where == {"percent"} and forms and all(each == medicine for each in forms.values()):
            return medicine
        shallow = where.isdisjoint(("patch", "airway"))
        return Medicine() if shallow and Medicine() in forms.values() else None

    def entry(self, name: Sequence[str]) -> Medicine | None:
        """Return the medicine whose name is one entry, whatever else is said of dose and frequency."""
        framed = [self._framed(given) for given in (name, _without_doses(name))]
        found = self.find(max(framed, key=lambda given: len("".join(given))))
        return None if found is None else _at_dose(found, milligrams(name))

    def _framed(self, name: Sequence[str]) -> Sequence[str]:
        """Return the entry that has nothing but neutral words before and behind it, or none."""
        for start, word in enumerate(name):
            end = self.end_of_entry(name, start)
            if end is not None and all(map(is_neutral, name[end:])) and not _any_entry(name[end:], self):
                return name[start:end]
            if not is_neutral(word):
                break
        return ()

    def end_of_entry(self, name: Sequence[str], start: int) -> int | None:
        """Return where the longest entry that begins at a word ends, or None.

        Behind a number, a unit is one: '50 mg citrate' holds no magnesium, as 'Mg citrate' does.
        """
        found, length = None, 0
        if start and name[start] in UNITS and name[start - 1][0].isdigit():
            return None
        for end, word in enumerate(name[start:], start + 1):
            length += len(word)
            if length > self.longest:
                break
            if self.find(name[start:end]) is not None:
                found = end
        return found

    def parted(self, name: Sequence[str]) -> list[str]:
        """Take words apart that hold a name and its salt or form: 'Chininsulfat', 'Furosemidtabletten'."""
        said: list[str] = []
        for word in name:
            parts = None if self.find([word]) is not None or is_neutral(word) else tail_in(word)
            said += [word] if parts is None or self.find([parts[0]]) is None else parts
        return said


_TABLES: dict[int, _Table] = {}
_MOST_TABLES = 4


def _table(drugs: Drugs) -> _Table:
    """Return the table made of a mapping, once for each; the table keeps the mapping, and so its id."""
    table = _TABLES.get(id(drugs))
    if table is None:
        if len(_TABLES) >= _MOST_TABLES:
            _TABLES.clear()
        table = _TABLES[id(drugs)] = _Table(drugs)
    return table


def _read(name: str, table: _Table) -> tuple[Medicine, bool]:
    """Return what a name says, and whether every word of it is accounted for."""
    text = without_notes(name)
    said = table.parted(words(text))
    whole = table.entry(said) or table.unnamed(said)
    if whole is not None:
        return whole, True
    if (brand := _BRAND.search(text)) and (known := table.find(words(brand[1]))):
        # RxNorm writes 'furosemide 40 MG Oral Tablet [Lasix]': the brand is the medicine before it.
        before = _read(text[: brand.start()], table)
        if before == (known, True):
            return before
    if not DENIALS.isdisjoint(said):
        return Medicine(), False
    found = list(_segments(text, table))
    read = [part for part in found if part is not None]
    means = _together(medicine for medicine, _ in read)
    return means, bool(read) and len(read) == len(found) and all(certain for _, certain in read)


def _segments(text: str, table: _Table) -> Iterator[tuple[Medicine, bool] | None]:
    """Read each part of a name such as 'lisinopril + HCTZ 25 mg, daily', None for one not recognised.

    What is said of a place behind a comma, as in 'timolol, eye drops', is said of what stands before it.
    """
    texts = _SEGMENTS.split(text)
    segments = [table.parted(words(segment)) for segment in texts]
    for number, segment in enumerate(texts):
        where = places(segments[number])
        for behind in segments[number + 1 :]:
            if _any_entry(behind, table):
                break
            where |= places(behind)
        for part in (table.parted(words(part)) for part in _BETWEEN.split(segment)):
            around = all(is_neutral(word) or word in LOCAL or word in CHOICE for word in part)
            if around and not _any_entry(part, table):
                continue
            amounts = milligrams(part) or milligrams(segments[number])
            found = [_account_for(given, table, where, amounts) for given in (part, _without_doses(part))]
            # 'Tylenol 500 mg PM' is rather 'Tylenol PM' than Tylenol in the evening: the longer name counts.
            best = max((one for one in found if one is not None), key=lambda one: one[0], default=None)
            yield None if best is None else best[1:]


def _without_doses(name: Sequence[str]) -> list[str]:
    return [word for word in name if not is_dose(word)]


def _at_dose(medicine: Medicine, amounts: Sequence[float]) -> Medicine:
    """Return what a medicine is at a dose: a low one of some belongs to another class."""
    low = medicine.low_dose
    return low.medicine if low is not None and amounts and max(amounts) <= low.most else medicine


def _account_for(
    part: Sequence[str], table: _Table, where: frozenset[str], amounts: Sequence[float]
) -> tuple[int, Medicine, bool] | None:
    """Return how many letters entries account for, what they mean, and whether no word is left over.

    None if there is no entry, or what is left over turns it into something else.
    """
    found: list[Medicine] = []
    drug: list[str] = []
    left: list[str] = []
    choice = False
    letters = place = 0
    while place < len(part):
        word = part[place]
        end = table.end_of_entry(part, place)
        beside = drug or part[place + 1 :]
        if is_salt(word, beside) and end in (None, place + 1) and (drug or end is None or beside):
            place += 1
        elif drug and groups(word) and end in (None, place + 1):
            place += 1  # 'zinc supplement', 'warfarin therapy': the name says which
        elif end is not None:
            entry = part[place:end]
            medicine = table.find(entry)
            assert medicine is not None  # noqa: S101  it is an entry
            put = medicine if not LOCAL.keys().isdisjoint(entry) else table.put(medicine, where)
            if put is None:
                return None
            found.append(_at_dose(put, amounts))
            drug += entry
            letters += sum(map(len, entry))
            place = end
        elif drug and word in INDICATION:
            left += [] if not _any_entry(part[place:], table) else part[place:]
            break
        elif word in CHOICE:
            choice = True
            place += 1
        elif is_neutral(word) or word in LOCAL:
            place += 1
        else:
            left.append(word)
            place += 1
    if not drug or not TURNING.isdisjoint(left):
        return None
    means = _together(_explained(found))
    if choice and len(found) > 1:
        means = Medicine((), (*means.classes, *means.perhaps))
    return letters, means, not left


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
    >>> [(part.text, part.known) for part in parts_of("i take hctz and qinine", table)]
    [('hctz', True), ('qinine', False)]
    >>> [(part.within, part.rest) for part in parts_of("quinine furosmide", table)]
    [(('quinine',), 'furosmide')]
    """
    table = _table(drugs)
    said = words(name)
    texts = [name] if table.entry(said) is not None else list(_pieces(name, table))
    whole = any(word in DENIALS or word in LOCAL for word in said)
    parts = []
    for text in texts:
        known = not recognise([text], drugs).unrecognised
        within, rest = ((), "") if known else _entries_within(text, table)
        parts.append(Part(text, name if whole and len(texts) > 1 else text, known, within, rest))
    return tuple(parts)


def _pieces(name: str, table: _Table) -> Iterator[str]:
    """Yield the pieces between joiners, 'plus' among them where it is not part of a brand's name."""
    pieces: list[str] = []
    for piece in _BETWEEN.split(name):
        apart = re.split(r"\bplus\b", piece, flags=re.IGNORECASE)
        empty = any(all(map(is_neutral, words(one))) for one in apart)
        pieces += [piece] if empty or _holds_plus(words(piece), table) else apart
    held = ""
    for piece in map(_without_lead_in, pieces):
        if held and all(is_neutral(word) or word in LOCAL for word in words(piece)):
            # '20/12.5 mg' behind a name is its dose.
            held = f"{held} {piece}".rstrip()
            continue
        if held:
            yield held
        held = piece
    yield held or name


def _holds_plus(said: Sequence[str], table: _Table) -> bool:
    """Whether an entry of the table, such as 'Delix Plus', goes over a word 'plus'."""
    ends = {start: table.end_of_entry(said, start) or start for start in range(len(said))}
    return any("plus" in said[start:end] for start, end in ends.items())


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
        elif word and not (is_neutral(word) or word in LOCAL or word in DENIALS or word in _LEAD_IN):
            rest.append(spans[place])
        place = end or place + 1
    return tuple(dict.fromkeys(within)), " ".join(rest)


@dataclass(frozen=True, slots=True)
class MedicinesRead:
    """What a record says of medicines: the list if there is one, and the answers that follow from it."""

    medicines: tuple[str, ...] | None
    complete: bool
    unrecognised: tuple[str, ...]
    implied: dict[str, Answer]


def read_medicines(
    raw: Mapping[Any, object], direct: Mapping[str, Answer], knowledge: KnowledgeBase, problems: Problems
) -> MedicinesRead:
    """Read the medicines of a record; note every problem, and `direct` answers that contradict them.

    A drug class that is said to be taken, and that nothing on a list belongs to, shows that the list is not
    complete, unless it is said to be.
    """
    names, complete = _medicines(raw, problems)
    recognised = recognise(names or (), knowledge.drugs)
    implied: dict[str, Answer] = {}
    if names is not None:
        implied = implied_by(recognised, knowledge, complete)
        lacks = any(direct.get(name) is True and follows is False for name, follows in implied.items())
        if names and lacks and "medicines_complete" not in raw:
            complete = False
            implied = implied_by(recognised, knowledge, complete)
    elif is_unknown(raw.get("medicines")):
        implied = dict.fromkeys((f.id for f in knowledge.drug_classes), CANNOT_TELL)
    _refuse_contradictions(direct, implied, recognised, problems)
    return MedicinesRead(names, complete, recognised.unrecognised, implied)


def implied_by(recognised: Recognised, knowledge: KnowledgeBase, complete: bool) -> dict[str, Answer]:
    """Return the answers for all drug classes of a knowledge base that follow from a list of medicines."""
    return class_answers([f.id for f in knowledge.drug_classes], recognised, complete=complete)


def _medicines(raw: Mapping[Any, object], problems: Problems) -> tuple[tuple[str, ...] | None, bool]:
    """Return the list of medicines, None if there is none, and whether it is said to be complete."""
    given = raw.get("medicines")
    names: tuple[str, ...] | None = None
    if isinstance(given, list | tuple):
        names = tuple(_name(name, ("medicines", place), problems) for place, name in enumerate(given))
        names = () if none_taken(names) else names
    elif isinstance(given, str) and none_taken([given]):
        names = ()
    elif "medicines" in raw and not is_unknown(given):
        problems.add(
            ("medicines",), "is not a list of names", "Write [one, another] or unknown.", value=given
        )
    complete = True
    if "medicines_complete" in raw:
        said = raw["medicines_complete"]
        try:
            complete = not is_unknown(said) and read_yes_no(said)
        except WrongValue as error:
            problems.add(("medicines_complete",), error.message, error.suggestion, value=said)
        if names is None:
            problems.add(("medicines_complete",), "has no list of medicines to describe", "Leave it out.")
    return names, complete


def _name(raw: object, path: Path, problems: Problems) -> str:
    if not isinstance(raw, str):
        problems.add(path, "is not the name of a medicine", "Put it in quotes if it is one.", value=raw)
        return ""
    name = " ".join(raw.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        problems.add(path, "is not the name of a medicine", "Write one name, in plain characters.", value=raw)
    return name


def _refuse_contradictions(
    direct: Mapping[str, Answer], implied: Mapping[str, Answer], recognised: Recognised, problems: Problems
) -> None:
    """Refuse a yes or no for a drug class that the list of medicines contradicts."""
    for name, answer in direct.items():
        follows = implied.get(name, CANNOT_TELL)
        if CANNOT_TELL in (follows, answer) or follows is answer:
            continue
        if follows is True:
            names = either(map(escaped, recognised.by_class[name]))
            message = f"the medicines hold {names}, which belongs to it"
            hint = "Leave the answer out, or take the name off the list."
        else:
            message = "no medicine on the list belongs to it, and the list is complete"
            hint = "Name the medicine, or write medicines_complete: no."
        problems.add(("answers", name), message, hint, value=written(answer))
