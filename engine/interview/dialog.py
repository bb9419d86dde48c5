"""The dialog: step by step from the first screen to the confirmed summary, commands taken at any time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial, reduce
from typing import TypeVar, assert_never

from engine.cases.problems import WrongValue
from engine.cases.values import folded
from engine.interview import asides
from engine.interview.asking import Asking
from engine.interview.closing import IS_RIGHT, answer_told, ends_because, summary_page
from engine.interview.commands import Command, command_in
from engine.interview.earlier import Earlier
from engine.interview.face import Back, Change, Face, Quit, Stop
from engine.interview.journal import Journal
from engine.interview.replies import about
from engine.interview.screens import Sheet, drug_classes, screens_of
from engine.interview.session import Alarm, Ask, Clash, Done, Review, Session
from engine.interview.turns import Answered, Confirmed, Draft, Heard, Kept, Stopped, Turn
from engine.interview.view import alarm_view, clash_view, progress, question, status
from engine.words import either
from knowledge.criteria import DrugClass, Finding, Screen

Choice = TypeVar("Choice")

_RIGHT = {"y": True, "yes": True, "n": False, "no": False, "all": None}
_UNCHANGED = "Nothing was changed."
_AGAIN = "Enter shows the question again."
_KEEPS = "Enter keeps your answer so far to this question."


class Dialog:
    """An interview at a face. `journal` is None where nothing is kept.

    `unsaved` says that the last answer could not be written down.
    """

    def __init__(
        self,
        face: Face,
        session: Session,
        journal: Journal | None,
        drafts: Mapping[str, Draft],
        *,
        earlier: Earlier,
    ) -> None:
        self.face, self.session, self.journal = face, session, journal
        self.unsaved = self._quiet = self._interrupted = False
        self._sheet: Sheet | None = None
        self._asking = Asking(face, session.knowledge, session.audience, self, drafts, earlier=earlier)

    def run(self, ending: Callable[[Session], None]) -> None:
        """Go on until the ending is over; raise Quit where the person leaves before."""
        doing = self._take
        while True:
            following = self._take
            try:
                if doing == self._take and isinstance(self.session.step, Done):
                    ending(self.session)
                    return
                doing()
            except Back:
                following = self._undo if doing == self._take else partial(self.face.say, _UNCHANGED)
            except Stop:
                following = self._stop
            except Change as change:
                following = partial(self._detour, change.name)
            except KeyboardInterrupt:
                self._interrupt()
                following = doing
            doing = following

    def read(self, completions: Sequence[str] = (), keys: Sequence[str] = ()) -> str:
        """Return a line that is no command; carry out those that come before it."""
        while True:
            try:
                line = self.face.read(completions, "" if self._quiet else status(self.known), keys)
            except EOFError:
                raise Quit from None
            except KeyboardInterrupt:
                self._interrupt()
                continue
            self._interrupted = False
            command = command_in(line)
            if command is None:
                return line
            self._obey(command)

    def cannot_wait(self, turn: Answered) -> bool:
        """Say whether these answers alone reveal what is to be told at once."""
        return isinstance(self.session.after(turn).step, Alarm)

    def keep(self, draft: Draft) -> None:
        """Write down what was answered so far of a screen."""
        self._write_down(lambda journal: journal.draft(draft))

    def _interrupt(self) -> None:
        """Take the first Ctrl-C for a question, and the second for the answer."""
        if self._interrupted:
            raise Quit from None
        self._interrupted = True
        self.face.say("Nothing is lost. Ctrl-C again, or quit, leaves; anything else goes on.", "quiet")

    def _take(self) -> None:
        """Take one step."""
        step, voice = self.session.step, self.session.audience
        self._sheet, self._asking.enter_keeps = None, False
        match step:
            case Ask(following):
                self._sheet = following.sheet
                self._do(self._asking.ask(following.sheet, progress(self.session, step)))
            case Alarm(reasons):
                self.face.show(alarm_view(step, voice))
                go_on = self._choose({"1": True, "2": False, "go on": True})
                self._do(Heard(reasons))
                if not go_on:
                    self._stop()
            case Clash(contradiction):
                self.face.show(clash_view(step, self.session.knowledge, voice))
                choices: dict[str, str | None] = {str(n): a for n, a in enumerate(contradiction.answers, 1)}
                name = self._choose({**choices, "k": None, "keep": None})
                if name is None:
                    self._do(Kept(contradiction.conflict.id, contradiction.answers))
                else:
                    self._change(self.session.knowledge.finding[name])
            case Review():
                self._review(step)
            case Done():
                pass
            case _:
                assert_never(step)

    def _review(self, step: Review) -> None:
        """Have the answers confirmed; what is denied or unknown is counted until all of it is asked for."""
        right, whole = None, False
        while right is None:
            self.face.page(summary_page(self.session, whole=whole))
            self.face.say(ends_because(step.because, self.session))
            self.face.say(IS_RIGHT, "strong")
            right, whole = self._choose(_RIGHT), True
        if not right:
            self.face.say("Which answer is not right? Type its name, such as age or medicines.")
            raise Change(self.read())
        self._do(Confirmed())

    def _choose(self, choices: Mapping[str, Choice]) -> Choice:
        """Return what the one choice says that is typed."""
        keys = tuple(one for one in choices if len(one) == 1)
        while (said := folded(self.read(keys=keys))) not in choices:
            self._caution(f"Type {either(keys)}.")
        return choices[said]

    @property
    def known(self) -> Session:
        """The interview with what was answered of unfinished screens."""
        return reduce(Session.after, self._asking.unfinished(), self.session)

    def _stop(self) -> None:
        for turn in self._asking.unfinished():
            self._do(turn)
            self._asking.finish(turn.screen)
        self._do(Stopped())

    def _do(self, turn: Turn) -> None:
        after = self.session.after(turn)
        self._write_down(lambda journal: journal.append(turn, after))
        self._asking.earlier.answered(turn)
        self.session = after

    def _undo(self) -> None:
        if self._sheet is not None and self._asking.forget(self._sheet.screen.id):
            self.face.say("Undone: what you answered on this screen. back again goes to the one before.")
            return
        before = self.session.back()
        if before == self.session:
            self.face.say("There is nothing before this.")
            return
        self._write_down(lambda journal: journal.undo(before))
        undone = self.session.turns[len(before.turns) :]
        for turn in undone:
            self._asking.earlier.undo(turn)
        self.session = before
        if isinstance(undone[0], Answered) and undone[0].changed:
            self.face.say("Undone: what you changed last is as it was before.")
        else:
            self.face.say("Undone: the last answer is asked again.")

    def _write_down(self, write: Callable[[Journal], None]) -> None:
        """Write down before anything else is shown; a disk that is full costs no answer."""
        while self.journal is not None:
            try:
                write(self.journal)
                return
            except OSError as error:
                self._caution(f"The answer could not be saved: {error.strerror}. It is not lost yet.")
            self.face.say("r tries again, g goes on without saving, quit leaves without this answer.")
            self.unsaved = True
            if not self._choose({"r": True, "g": False}):
                self.journal.close()
                self.journal = None
            self.unsaved = False

    def _detour(self, name: str) -> None:
        """Change an earlier answer, or say why not; commands in between are taken."""
        try:
            self._change(self._meant(name))
        except WrongValue as error:
            self._caution(f"{error.message}. {error.suggestion}".rstrip())

    def _meant(self, name: str) -> Finding | None:
        """Return the question that a name means; None for the medicines."""
        if folded(name) in ("medicines", "medicine", "medication", "drugs"):
            return None
        found = about(name, self.session.knowledge, self.session.audience)
        if len(found) == 1:
            return found[0]
        some = found[:9]
        for number, finding in enumerate(some, 1):
            self.face.say(f"{number} {question(finding, self.session.audience)}")
        self.face.say("Which one? Type its number.")
        return self._choose({str(number): finding for number, finding in enumerate(some, 1)})

    def _change(self, finding: Finding | None) -> None:
        knowledge = self.session.knowledge
        if finding is None or isinstance(finding, DrugClass):
            screen = next(s for s in screens_of(knowledge).values() if s.kind == "medicines")
            sheet = Sheet(screen, drug_classes(knowledge))
        else:
            sheet = Sheet(Screen(id=finding.id, title="", kind="question", asks=(finding,)), (finding,))
        self._sheet = sheet
        told = answer_told(self.session, finding)
        if told and sheet.screen.kind != "medicines":
            self.face.say(f"Your answer so far: {told}", "quiet")
        draft = self._asking.draft(sheet.screen.id)
        try:
            self._do(self._asking.ask(sheet, changed=True, before=self.session.medicines))
        except Back:
            self._asking.restore(sheet.screen.id, draft)
            raise

    def _obey(self, command: Command) -> None:
        match command.verb:
            case "help":
                asides.help_on(command.argument, self.face, self.session, self._sheet)
            case "why":
                asides.why(self.face, self.session, self._sheet)
            case "back":
                raise Back
            case "change":
                raise Change(command.argument)
            case "stop":
                raise Stop
            case "quit":
                raise Quit
            case "so far":
                self.face.page(summary_page(self.known))
                self.face.say(_KEEPS if self._asking.enter_keeps else _AGAIN, "quiet")
            case "explain":
                asides.explain(command.argument, self.face, self.known)
                self.face.say(_KEEPS if self._asking.enter_keeps else _AGAIN, "quiet")
            case "save":
                asides.save(command.argument, self.face, self.known, self.journal)
            case "quiet":
                self._quiet = not self._quiet
                self.face.say(f"The line with what stands so far is {'off' if self._quiet else 'on'}.")
            case _:
                assert_never(command.verb)

    def _caution(self, text: str) -> None:
        self.face.say(text, "caution")
