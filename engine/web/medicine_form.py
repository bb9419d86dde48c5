"""The list of medicines as a form: what is typed is shown back as what it was taken for, then it counts.

What is not understood is asked about. Until it is said otherwise it stays on the list as it was typed, and
counts as unknown: nothing is dropped unasked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.cases.medicine_names import Part, recognise, suggest
from engine.cases.problems import WrongValue, printable
from engine.interview.asked_screens import medicines_screen
from engine.interview.medicine_list import comma_listed, inside_of, keep_known, names_in
from engine.interview.replies import kindly
from engine.interview.session import Medicines, Session
from engine.interview.views import screen_view
from engine.reading.english import Told, named
from engine.web.fields import Option, Posted, first_of
from engine.words import either
from knowledge.criteria import Audience, KnowledgeBase

NAMES, WHOLE, CHECKED, DOUBT = "names", "whole", "checked", "doubt."
_KEEP, _DROP = "keep as typed", "leave it out"
_MOST = 100
"""More medicines than anybody takes."""
_WHOLE: Mapping[Audience, Mapping[str, str]] = {
    "clinician": {
        "all": "This is the whole list",
        "more": "There are others that cannot be named",
        "none": "The patient takes no medicines",
        "unknown": "Not known",
    },
    "patient": {
        "all": "These are all I take",
        "more": "I take others too, but cannot name them",
        "none": "I take no medicines at all",
        "unknown": "I don\u2019t know what I take",
    },
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A name that is not understood: what it may mean, and what else can be done with it."""

    name: str
    said: str
    why: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class MedicineForm:
    """The form; `read_as` and `doubts` are there once there are names; `checked` tells which these are."""

    title: str
    text: tuple[str, ...]
    names: str
    whole: tuple[Option, ...]
    read_as: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    checked: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was posted: the list where it counts, else the names to be shown back, or what is wrong."""

    medicines: Medicines | None
    names: tuple[str, ...] = ()
    problem: str = ""


def read_medicines_form(posted: Posted, knowledge: KnowledgeBase) -> Typed:
    """Read a posted list. It counts when it is what was shown back, with every doubt decided."""
    text, whole = first_of(posted, NAMES), first_of(posted, WHOLE)
    try:
        names = tuple(_names(text)) if text.strip() else ()
    except WrongValue as error:
        return Typed(None, (), kindly(error))
    if whole not in _WHOLE["clinician"]:
        return Typed(None, names, "Say whether this is all." if names else "Choose one of these answers.")
    if whole in ("none", "unknown"):
        if names:
            named_ones = comma_listed(names)
            return Typed(None, names, f"The list names {named_ones}. Empty it, or choose another answer.")
        return Typed(Medicines(() if whole == "none" else None))
    if not names:
        return Typed(None, (), "Type at least one name, or choose another answer.")
    if first_of(posted, CHECKED) != _digest(names):
        return Typed(None, names)
    decided = tuple(_decided(names, posted, knowledge))
    if not decided:
        return Typed(None, names, "Nothing is left on the list. Empty it, and say that nothing is taken.")
    return Typed(Medicines(decided, complete=whole == "all"), decided)


def medicine_form(
    session: Session, before: Medicines | None, posted: Posted | None = None, typed: Typed | None = None
) -> MedicineForm:
    """Return the form, with what was posted, else with the list that was told before."""
    voice, knowledge = session.audience, session.knowledge
    view = screen_view(medicines_screen(knowledge), voice, {})
    names = typed.names if typed is not None else (before.names if before and before.names else ())
    text = first_of(posted, NAMES) if posted is not None else "\n".join(names)
    said = first_of(posted, WHOLE) if posted is not None else _said(before)
    whole = tuple(Option(value, word, value == said) for value, word in _WHOLE[voice].items())
    form = MedicineForm(view.title, view.text, text, whole, problem=typed.problem if typed else "")
    if not names:
        return form
    kept: list[str] = []
    parts = keep_known(names, kept, knowledge.drugs)
    told = tuple(_read_as(kept, session))
    doubts = tuple(_doubt(part, session, posted) for part in parts)
    return replace(form, read_as=told, doubts=doubts, checked=_digest(names))


def _names(text: str) -> Iterator[str]:
    """Yield the names of a pasted list, a line at a time; bullets and numbers before them are passed over."""
    lines = [line.strip(" \t*\u2022\u00b7-") for line in text.splitlines()]
    every = [name for line in lines if line for name in names_in(line)]
    if len(every) > _MOST:
        raise WrongValue("is too long", f"Name at most {_MOST} medicines.")
    yield from dict.fromkeys(every)


def _decided(names: Sequence[str], posted: Posted, knowledge: KnowledgeBase) -> Iterator[str]:
    kept: list[str] = []
    for part in keep_known(names, kept, knowledge.drugs):
        chosen = [one for one in posted.get(_field(part), ()) if one in _meanings(part, knowledge)]
        kept += [one for one in chosen if one not in (_KEEP, _DROP)]
        if _KEEP in chosen or not chosen:
            kept.append(part.said)
    yield from dict.fromkeys(kept)


def _doubt(part: Part, session: Session, posted: Posted | None) -> Doubt:
    knowledge, voice = session.knowledge, session.audience
    read = recognise([part.text], knowledge.drugs)
    said = printable(part.said)
    if read.perhaps and not read.unrecognised:
        groups = either(named(knowledge.finding[one], voice) for one in read.perhaps)
        why = f"It may be {groups}. Type the name on the packet above if you can."
    else:
        why = "It is not known here. Which of these is it?"
    chosen = (posted or {}).get(_field(part), ()) or (_KEEP,)
    words = {
        _KEEP: f"Something else: keep \u201c{said}\u201d as it is; it counts as unknown",
        _DROP: "Leave it out",
    }
    options = tuple(Option(one, words.get(one, one), one in chosen) for one in _meanings(part, knowledge))
    return Doubt(_field(part), said, why, options)


def _meanings(part: Part, knowledge: KnowledgeBase) -> Sequence[str]:
    """Return what can be chosen for a part: names that stand in it, names like it, and to keep or drop it."""
    unknown = recognise([part.text], knowledge.drugs).unrecognised
    near = suggest(part.rest or part.text, knowledge.drugs) if unknown else ()
    return tuple(dict.fromkeys((*inside_of(part), *near, _KEEP, _DROP)))


def _read_as(names: Iterable[str], session: Session) -> Iterator[str]:
    for name in names:
        case = replace(session.case, medicines=(name,))
        yield Told(session.knowledge, case, session.audience).medicines()


def _said(before: Medicines | None) -> str:
    if before is None:
        return ""
    if before.names is None:
        return "unknown"
    return "none" if not before.names else "all" if before.complete else "more"


def _field(part: Part) -> str:
    return DOUBT + _digest((part.said, part.text))


def _digest(names: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:16]
