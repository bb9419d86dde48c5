"""An interview that is written down: its turns, its unfinished screens, and the answers that were undone.

Whatever happens in it is in the journal before it counts. It knows of no terminal and no browser.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import reduce
from pathlib import Path

from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.cases.files import unusable
from engine.cases.problems import printable
from engine.interview.asked_screens import AskedScreen
from engine.interview.journal import TORN, Journal, Resumed, read_journal
from engine.interview.session import (
    Alarm,
    AnsweredScreen,
    Heard,
    Medicines,
    ScreenDraft,
    Session,
    Stopped,
    Turn,
)
from engine.words import listed
from knowledge.criteria import KnowledgeBase


class Interview:
    """What a journal holds, and what can be done to it; `journal` is None where nothing is kept.

    What cannot be written down raises OSError and has not happened: it can be done again.
    """

    def __init__(self, journal: Journal | None, resumed: Resumed) -> None:
        self.journal = journal
        self.session, self.earlier = resumed.session, resumed.earlier
        self.drafts = dict(resumed.drafts)

    @property
    def known(self) -> Session:
        """The interview with what was answered of unfinished screens."""
        return reduce(Session.after, self._unfinished(), self.session)

    def begun(self, asked: AskedScreen) -> Mapping[str, Answer]:
        """Return what was answered of a screen when it was left unfinished."""
        draft = self.drafts.get(asked.screen.id, ScreenDraft(asked.screen.id))
        return {f.id: draft.answers[f.id] for f in asked.findings if f.id in draft.answers}

    def undone(self, asked: AskedScreen) -> Mapping[str, Answer]:
        """Return what was answered of a screen before it was gone back from."""
        told = self.earlier.answers
        return {finding.id: told[finding.id] for finding in asked.findings if finding.id in told}

    def given(self, asked: AskedScreen) -> Mapping[str, Answer]:
        """Return what was answered of a screen before: when it was left unfinished, or was gone back from."""
        return {**self.undone(asked), **self.begun(asked)}

    def medicines_begun(self) -> Medicines | None:
        """Return the list of medicines that was begun, or gone back from; None if there is none."""
        begun = [draft.medicines for draft in self.drafts.values() if draft.medicines]
        return Medicines(begun[-1], complete=False) if begun else self.earlier.medicines

    def answer(self, asked: AskedScreen, given: Mapping[str, Answer], *, changed: bool = False) -> bool:
        """Answer a screen; where some of it is left out, only if the rest reveals what cannot wait.

        Else what is given is kept as unfinished. Return whether it is answered.
        """
        answers = {f.id: given[f.id] for f in asked.findings if f.id in given}
        is_offer = asked.screen.kind == "offer"
        if is_offer:  # What is not at hand was not asked: it stays open.
            answers = {name: found for name, found in answers.items() if found is not CANNOT_TELL}
        turn = AnsweredScreen(asked.screen.id, answers, None, changed)
        if not (is_offer or changed or len(answers) == len(asked.findings) or self.cannot_wait(turn)):
            self.draft(ScreenDraft(asked.screen.id, answers))
            return False
        for other in [one for one in self.drafts.values() if answers.keys() & one.answers.keys()]:
            if other.screen != asked.screen.id:
                # What was changed is not to be changed back when the other screen is finished.
                rest = {name: answer for name, answer in other.answers.items() if name not in answers}
                self.draft(replace(other, answers=rest))
        self.do(turn)
        return True

    def cannot_wait(self, turn: AnsweredScreen) -> bool:
        """Return whether these answers alone reveal what is to be told at once."""
        return bool(turn.answers) and isinstance(self.session.after(turn).step, Alarm)

    def do(self, turn: Turn) -> None:
        """Take a turn."""
        after = self.session.after(turn)
        if self.journal is not None:
            self.journal.append(turn, after)
        self.earlier.answered(turn)
        if isinstance(turn, AnsweredScreen):
            self.drafts.pop(turn.screen, None)
        self.session = after

    def draft(self, draft: ScreenDraft) -> None:
        """Keep what was answered of a screen that is not finished; nothing, where that is taken back."""
        if draft == self.drafts.get(draft.screen, ScreenDraft(draft.screen)):
            return
        if self.journal is not None:
            self.journal.draft(draft)
        self.drafts[draft.screen] = draft
        if draft == ScreenDraft(draft.screen):
            del self.drafts[draft.screen]

    def forget(self, screen: str) -> bool:
        """Take back what was answered of an unfinished screen; return whether there was anything."""
        draft = self.drafts.get(screen, ScreenDraft(screen))
        self.draft(ScreenDraft(screen))
        self.earlier.forget(draft)
        return draft != ScreenDraft(screen)

    def back(self) -> tuple[Turn, ...]:
        """Undo what was done last; return the turns that are undone, none where nothing was done."""
        before = self.session.back()
        undone = self.session.turns[len(before.turns) :]
        if undone and self.journal is not None:
            self.journal.undo(before)
        for turn in undone:
            self.earlier.undo(turn)
        self.session = before
        return undone

    def stop(self) -> None:
        """Ask nothing more; what was answered of unfinished screens counts."""
        if isinstance(step := self.session.step, Alarm):
            self.do(Heard(step.reasons))
        for turn in self._unfinished():
            self.do(turn)
        self.do(Stopped())

    def _unfinished(self) -> tuple[AnsweredScreen, ...]:
        """Return what was answered of unfinished screens, as if no more of them were to be said."""
        return tuple(
            AnsweredScreen(
                draft.screen, draft.answers, Medicines(draft.medicines, False) if draft.medicines else None
            )
            for draft in self.drafts.values()
            if draft.answers or draft.medicines
        )


def case_so_far(path: Path, knowledge: KnowledgeBase, tell: Callable[[str], object] | None = None) -> Case:
    """Return the case that a saved interview makes, finished or not, with the name of its file.

    An answer that was not saved whole is left out, which `tell` is told.
    Raises UnreadableInput where an answer is lost that this knowledge does not know any more: without it,
    the case could look harmless.
    """
    resumed = read_journal(path, knowledge)
    if resumed.lost:
        lost = listed(map(printable, resumed.lost))
        raise unusable(
            str(path),
            f"holds answers that this knowledge does not know any more: {lost}",
            f"Go on with it, and answer what is asked instead: crampdx interview --resume {path}",
        )
    if resumed.torn and tell is not None:
        tell(f"{printable(str(path))}: {TORN}, so it is left out.")
    return replace(Interview(None, resumed).known.case, id=path.stem)
