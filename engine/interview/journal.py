"""The journal: every turn of an interview on disk before the next screen, so that nothing is ever lost.

One JSON record a line, only ever appended to and synced; the first says which knowledge was used. Of a
machine that dies in the middle of a line, that line is torn: it is cut off when the journal is read, and
asked again. The file is its owner's alone, and locked while it is in use. Whatever happens in an interview is
in the journal before it counts.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any, assert_never, get_args

import orjson

from engine.assessment.record import Record, knowledge_record
from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.cases.files import unusable
from engine.cases.problems import printable
from engine.cases.values import read_answer, written
from engine.errors import CrampdxError, Problem, UnreadableInput
from engine.interview.asked_screens import AskedScreen
from engine.interview.session import (
    Alarm,
    AnsweredScreen,
    Confirmed,
    Heard,
    Kept,
    Medicines,
    Session,
    Stopped,
    Turn,
)
from engine.safe_files import CAREFULLY, PRIVATE, lock, sync_folder
from engine.words import listed
from knowledge.criteria import Audience, DrugClass, KnowledgeBase

SCHEMA = "crampdx/interview/1"
_LARGEST = 16_000_000
_TOO_LARGE = "is too large for an interview"
_LONGEST = 500
TORN = "The interview broke off while the last answer was being saved"


class Journal:
    """An open journal. What cannot be written is taken back whole, and raises OSError."""

    def __init__(self, path: Path, *, new: bool) -> None:
        self.path = path
        flags = os.O_CREAT | os.O_EXCL if new else 0
        self._file = os.open(path, os.O_RDWR | CAREFULLY | flags, PRIVATE)
        try:
            lock(self._file)
        except OSError:
            os.close(self._file)
            problem = Problem(
                str(path), "is in use by another interview", suggestion="Finish that one first."
            )
            raise UnreadableInput(str(path), [problem]) from None
        if not stat.S_ISREG(os.fstat(self._file).st_mode):
            os.close(self._file)
            raise _unusable(str(path), "is not a file")
        os.chmod(self._file if os.chmod in os.supports_fd else path, PRIVATE)

    @classmethod
    def begin(cls, path: Path, session: Session) -> Journal:
        """Start a journal in a new file; a file that already exists is never overwritten."""
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        journal = cls(path, new=True)
        try:
            made_with = knowledge_record(session.knowledge)
            head = {"schema": SCHEMA, "knowledge": made_with, "audience": session.audience, "id": session.id}
            journal._write(head)
            sync_folder(path.parent)
        except OSError:
            journal.close()
            path.unlink(missing_ok=True)
            raise
        return journal

    def append(self, turn: Turn, session: Session) -> None:
        """Write a turn down, with what stands after it."""
        self._write({**turn_record(turn), "stands": stands(session)})

    def draft(self, draft: AnsweredScreen) -> None:
        """Write down what was answered so far of a screen."""
        self._write({**_answered_record("draft", draft), "medicines": list(draft.names)})

    def undo(self, session: Session) -> None:
        """Write down that the person went back."""
        self._write({"turn": "back", "stands": stands(session)})

    def close(self) -> None:
        """Give the file free; once is enough."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def resume(self, knowledge: KnowledgeBase) -> Interview:
        """Read the interview, cut a torn line off, and go on behind the last whole one."""
        if (size := os.fstat(self._file).st_size) > _LARGEST:
            raise _unusable(str(self.path), _TOO_LARGE)
        os.lseek(self._file, 0, os.SEEK_SET)
        with open(self._file, "rb", closefd=False) as file:
            text = file.read(size)
        interview, made_with = _read(text, str(self.path), knowledge)
        if interview.torn:
            os.ftruncate(self._file, text.rfind(b"\n") + 1)
            interview.changes += (f"{TORN}, so it is asked again.",)
        if made_with != knowledge_record(knowledge):
            self._write({"turn": "reread", "knowledge": knowledge_record(knowledge)})
        interview.journal = self
        return interview

    def _write(self, record: Mapping[str, Any]) -> None:
        end = os.lseek(self._file, 0, os.SEEK_END)
        try:
            left = memoryview(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))
            while left:
                left = left[os.write(self._file, left) :]
            os.fsync(self._file)
        except OSError:
            os.ftruncate(self._file, end)
            raise


def state_folder() -> Path:
    """Return the folder for what programs keep (XDG base directories, `state`)."""
    return Path(os.environ.get("XDG_STATE_HOME") or "~/.local/state").expanduser() / "crampdx"


def read_journal(path: Path, knowledge: KnowledgeBase) -> Interview:
    """Read an interview that may be going on, and leave its file as it is."""
    with open(path, "rb") as file:
        text = file.read(_LARGEST + 1)
    if len(text) > _LARGEST:
        raise _unusable(str(path), _TOO_LARGE)
    return _read(text, str(path), knowledge)[0]


def _read(text: bytes, source: str, knowledge: KnowledgeBase) -> tuple[Interview, object]:
    """Return the interview in the whole lines of a text, and which knowledge it was last read with."""
    *lines, rest = text.split(b"\n")
    header = _record(lines[0], 1, source) if lines else {}
    said = header.get("audience")
    audience: Audience | None = next((one for one in get_args(Audience) if one == said), None)
    if header.get("schema") != SCHEMA or audience is None:
        raise _unusable(source, "is not a crampdx interview")
    interview = Interview(Session(knowledge, audience, id=str(header.get("id", "interview"))[:200]))
    made_with: object = header.get("knowledge")
    lost: list[str] = []
    stood: object = None
    for number, line in enumerate(lines[1:], 2):
        record = _record(line, number, source)
        try:
            match record["turn"]:
                case "back":
                    interview.back()
                case "reread":
                    made_with = record["knowledge"]
                case "draft":
                    # What of it means nothing to this knowledge is asked again, and needs no word.
                    answers = _read_answers(record["answers"], knowledge, [])
                    names = unfinished(map(str, record["medicines"]))
                    draft = AnsweredScreen(str(record["screen"]), answers, names)
                    if draft == AnsweredScreen(draft.screen):
                        interview.forget(draft.screen)
                    interview.draft(draft)
                case _:
                    turn, missing = read_turn(record, knowledge)
                    interview.do(turn)
                    lost += missing
        except (KeyError, TypeError, ValueError, AttributeError):
            raise _unusable(source, f"line {number} is not a turn of an interview") from None
        stood = record.get("stands", stood)
    interview.changes = tuple(_changes(interview.session, made_with, stood, lost))
    interview.lost, interview.torn = tuple(dict.fromkeys(lost)), bool(rest)
    return interview, made_with


def _record(line: bytes, number: int, source: str) -> dict[str, Any]:
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError:
        record = None
    if not isinstance(record, dict):
        raise _unusable(source, f"line {number} is not a record of an interview")
    return record


def _unusable(source: str, message: str) -> UnreadableInput:
    hint = "Check the path: only crampdx interview writes such files."
    return UnreadableInput(source, [Problem(source, message, suggestion=hint)])


def turn_record(turn: Turn) -> Record:
    """Return a turn as data."""
    match turn:
        case AnsweredScreen(medicines=medicines, changed=changed):
            record = _answered_record("changed" if changed else "answered", turn)
            if medicines is not None:
                record["medicines"] = "unknown" if medicines.names is None else list(medicines.names)
                record["complete"] = medicines.complete
            return record
        case Heard(reasons):
            return {"turn": "heard", "reasons": list(reasons)}
        case Kept(conflict, answers):
            return {
                "turn": "kept",
                "conflict": conflict,
                "answers": {name: written(answer) for name, answer in answers.items()},
            }
        case Stopped():
            return {"turn": "stopped"}
        case Confirmed():
            return {"turn": "confirmed"}
        case _:
            assert_never(turn)


def _answered_record(turn: str, answered: AnsweredScreen) -> Record:
    answers = {name: written(answer) for name, answer in answered.answers.items()}
    return {"turn": turn, "screen": answered.screen, "answers": answers}


def read_turn(record: Record, knowledge: KnowledgeBase) -> tuple[Turn, list[str]]:
    """Read a turn; return what of it means nothing to this knowledge as well, in words.

    Raises KeyError, TypeError or ValueError where the record is not a turn at all.
    """
    lost: list[str] = []
    match record["turn"]:
        case "answered" | "changed" as kind:
            medicines = None
            if "medicines" in record:
                given = record["medicines"]
                names = None if given == "unknown" else tuple(map(str, given))
                medicines = Medicines(names, bool(record["complete"]))
            answers = _read_answers(record["answers"], knowledge, lost)
            return AnsweredScreen(str(record["screen"]), answers, medicines, kind == "changed"), lost
        case "heard":
            return Heard(tuple(map(str, record["reasons"]))), lost
        case "kept":
            answers = _read_answers(record["answers"], knowledge, lost)
            return Kept(str(record["conflict"]), answers), lost
        case "stopped":
            return Stopped(), lost
        case "confirmed":
            return Confirmed(), lost
        case other:
            raise ValueError(f"no turn is called {other!r}")


def _read_answers(
    record: Mapping[str, object], knowledge: KnowledgeBase, lost: list[str]
) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for name, raw in record.items():
        finding = knowledge.finding.get(name)
        if finding is None or isinstance(finding, DrugClass):
            lost.append(f"{name} is not asked any more")
            continue
        try:
            answers[name] = read_answer(finding, raw)
        except CrampdxError as error:
            lost.append(f"{name}: the answer {error}")
    return answers


def stands(session: Session) -> Mapping[str, Any]:
    """Return what stands so far, to be compared when another version of the knowledge reads it."""
    return {
        "urgency": session.urgency.name.lower(),
        "leading": [disorder.id for disorder in session.leading],
    }


def _changes(session: Session, made_with: object, stood: object, lost: Iterable[str]) -> Iterator[str]:
    """Say what another version of the knowledge makes of the interview."""
    if made_with != knowledge_record(session.knowledge):
        yield "This interview was begun with another version of the knowledge, and is read with this one."
        if stood == stands(session):
            yield "The result so far is the same."
        elif isinstance(stood, Mapping):
            from engine.diff.conclusions import moves_in_words

            moves = moves_in_words(_readable(stood), stands(session), session.knowledge)
            yield from (printable(f"With the same answers, {move}."[:_LONGEST]) for move in moves)
    for text in dict.fromkeys(lost):
        yield printable(f"Left out: {text}."[:_LONGEST])


def _readable(standing: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what stood as far as it can be read: the file may be anybody's."""
    led = standing.get("leading")
    return {
        "urgency": str(standing.get("urgency")),
        "leading": list(map(str, led)) if isinstance(led, list) else [],
    }


class Interview:
    """An interview and what can be done to it; `journal` is None where nothing is kept.

    What cannot be written down raises OSError and has not happened: it can be done again. `drafts` are what
    was answered of unfinished screens, `earlier` and `earlier_medicines` what was undone and not given anew.
    Of one that was read, `changes` is what to say about it, `lost` are the answers that this knowledge does
    not know any more, and `torn` says that the last line is not whole.
    """

    def __init__(self, session: Session, journal: Journal | None = None) -> None:
        self.session, self.journal = session, journal
        self.drafts: dict[str, AnsweredScreen] = {}
        self.earlier: dict[str, Answer] = {}
        self.earlier_medicines: Medicines | None = None
        self.changes: tuple[str, ...] = ()
        self.lost: tuple[str, ...] = ()
        self.torn = False

    @property
    def known(self) -> Session:
        """The interview with what was answered of unfinished screens, as if no more of them were said."""
        return reduce(Session.after, self.drafts.values(), self.session)

    @property
    def position(self) -> int:
        """How much was written down so far: a form made at another position is an old one."""
        return self.journal.path.read_bytes().count(b"\n") if self.journal is not None else 0

    def begun(self, asked: AskedScreen) -> Mapping[str, Answer]:
        """Return what was answered of a screen when it was left unfinished."""
        return _of(asked, self._draft_of(asked.screen.id).answers)

    def undone(self, asked: AskedScreen) -> Mapping[str, Answer]:
        """Return what was answered of a screen before it was gone back from."""
        return _of(asked, self.earlier)

    def given(self, asked: AskedScreen) -> AnsweredScreen:
        """Return what was answered of a screen before: when it was left unfinished, or was gone back from."""
        answers = {**self.undone(asked), **self.begun(asked)}
        begun = [draft.medicines for draft in self.drafts.values() if draft.medicines]
        return AnsweredScreen(asked.screen.id, answers, begun[-1] if begun else self.earlier_medicines)

    def answer(self, asked: AskedScreen, given: Mapping[str, Answer], *, changed: bool = False) -> bool:
        """Answer a screen; where some of it is left out, only if the rest reveals what cannot wait.

        Else what is given is kept as unfinished. Return whether it is answered.
        """
        answers = _of(asked, given)
        is_offer = asked.screen.kind == "offer"
        if is_offer:  # What is not at hand was not asked: it stays open.
            answers = {name: found for name, found in answers.items() if found is not CANNOT_TELL}
        turn = AnsweredScreen(asked.screen.id, answers, None, changed)
        if not (is_offer or changed or len(answers) == len(asked.findings) or self._cannot_wait(turn)):
            self.draft(turn)
            return False
        for other in [one for one in self.drafts.values() if answers.keys() & one.answers.keys()]:
            if other.screen != asked.screen.id:
                # What was changed is not to be changed back when the other screen is finished.
                rest = {name: answer for name, answer in other.answers.items() if name not in answers}
                self.draft(replace(other, answers=rest))
        self.do(turn)
        return True

    def _cannot_wait(self, turn: AnsweredScreen) -> bool:
        """Return whether these answers alone reveal what is to be told at once."""
        return bool(turn.answers) and isinstance(self.session.after(turn).step, Alarm)

    def do(self, turn: Turn) -> None:
        """Take a turn."""
        after = self.session.after(turn)
        if self.journal is not None:
            self.journal.append(turn, after)
        if isinstance(turn, AnsweredScreen):
            self.drafts.pop(turn.screen, None)
            for name in turn.answers:
                self.earlier.pop(name, None)
            if turn.medicines is not None:
                self.earlier_medicines = None
        self.session = after

    def draft(self, draft: AnsweredScreen) -> None:
        """Keep what was answered of a screen that is not finished; nothing, where that is taken back."""
        if draft == self._draft_of(draft.screen):
            return
        if self.journal is not None:
            self.journal.draft(draft)
        self.drafts[draft.screen] = draft
        if draft == AnsweredScreen(draft.screen):
            del self.drafts[draft.screen]

    def forget(self, screen: str) -> bool:
        """Take back what was answered of an unfinished screen; return whether there was anything."""
        draft = self._draft_of(screen)
        self.draft(AnsweredScreen(screen))
        self._remember(draft)
        return draft != AnsweredScreen(screen)

    def back(self) -> tuple[Turn, ...]:
        """Undo what was done last; return the turns that are undone, none where nothing was done."""
        before = self.session.back()
        undone = self.session.turns[len(before.turns) :]
        if undone and self.journal is not None:
            self.journal.undo(before)
        for turn in undone:
            self._remember(turn)
        self.session = before
        return undone

    def stop(self) -> None:
        """Ask nothing more; what was answered of unfinished screens counts."""
        if isinstance(step := self.session.step, Alarm):
            self.do(Heard(step.reasons))
        for turn in tuple(self.drafts.values()):
            self.do(turn)
        self.do(Stopped())

    def _draft_of(self, screen: str) -> AnsweredScreen:
        return self.drafts.get(screen, AnsweredScreen(screen))

    def _remember(self, turn: Turn) -> None:
        """Keep what is undone with a turn. What a change had replaced is in force again, and not asked."""
        if isinstance(turn, AnsweredScreen) and not turn.changed:
            self.earlier.update(turn.answers)
            self.earlier_medicines = turn.medicines or self.earlier_medicines


def _of(asked: AskedScreen, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    return {finding.id: answers[finding.id] for finding in asked.findings if finding.id in answers}


def unfinished(names: Iterable[str]) -> Medicines | None:
    """Return a list of medicines that is not finished; None where nothing is on it yet."""
    every = tuple(names)
    return Medicines(every, complete=False) if every else None


def case_so_far(path: Path, knowledge: KnowledgeBase, tell: Callable[[str], object] | None = None) -> Case:
    """Return the case that a saved interview makes, finished or not, with the name of its file.

    An answer that was not saved whole is left out, which `tell` is told.
    Raises UnreadableInput where an answer is lost that this knowledge does not know any more: without it,
    the case could look harmless.
    """
    interview = read_journal(path, knowledge)
    if interview.lost:
        lost = listed(map(printable, interview.lost))
        raise unusable(
            str(path),
            f"holds answers that this knowledge does not know any more: {lost}",
            f"Go on with it, and answer what is asked instead: crampdx interview --resume {path}",
        )
    if interview.torn and tell is not None:
        tell(f"{printable(str(path))}: {TORN}, so it is left out.")
    return replace(interview.known.case, id=path.stem)
