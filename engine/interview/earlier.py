"""What was answered before the person went back: shown again on its screen, where Enter keeps it."""

from __future__ import annotations

from engine.cases.case import Answer
from engine.interview.turns import Answered, Draft, Medicines, Turn


class Earlier:
    """Answers that were undone and not given anew."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.medicines: Medicines | None = None

    def undo(self, turn: Turn) -> None:
        """Remember what a turn answered. What a change had replaced is in force again, and not asked."""
        if isinstance(turn, Answered) and not turn.changed:
            self.answers.update(turn.answers)
            self.medicines = turn.medicines or self.medicines

    def forget(self, draft: Draft) -> None:
        """Remember what was answered of a screen that was left unfinished."""
        self.answers.update(draft.answers)
        if draft.medicines:
            self.medicines = Medicines(draft.medicines, complete=False)

    def answered(self, turn: Turn) -> None:
        """Drop what a turn answers anew."""
        if isinstance(turn, Answered):
            for name in turn.answers:
                self.answers.pop(name, None)
            if turn.medicines is not None:
                self.medicines = None
