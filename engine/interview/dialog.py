"""The dialog: step by step from the first screen to the confirmed summary, commands taken at any time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial, reduce
from typing import TypeVar, assert_never

from engine.cases.case import CANNOT_TELL, Answer
from engine.cases.problems import WrongValue
from engine.cases.values import folded
from engine.interview import commands
from engine.interview.commands import Back, Change, Command, Quit, Stop, command_in
from engine.interview.journal import Journal
from engine.interview.medicine_list import MedicineList
from engine.interview.replies import PartlyWrong, about, kindly, read_reply
from engine.interview.screens import AskedScreen, drug_classes, screens_of
from engine.interview.session import (
    Alarm,
    AnsweredScreen,
    Ask,
    Clash,
    Confirmed,
    Earlier,
    Finished,
    Heard,
    Kept,
    Medicines,
    Review,
    ScreenDraft,
    Session,
    Stopped,
    Turn,
)
from engine.interview.views import (
    IS_RIGHT,
    Face,
    View,
    alarm_view,
    all_settled,
    answer_told,
    clash_view,
    ends_because,
    newly_settled,
    progress,
    question,
    rest,
    screen_view,
    status,
    summary_page,
    with_earlier,
)
from engine.reading.english import named, value_in_words
from engine.words import either
from knowledge.criteria import Audience, DrugClass, Finding, KnowledgeBase, Screen

Chosen = TypeVar("Chosen")

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
        drafts: Mapping[str, ScreenDraft],
        *,
        earlier: Earlier,
    ) -> None:
        self.face, self.session, self.journal = face, session, journal
        self.unsaved = self._quiet = self._interrupted = False
        self._screen: AskedScreen | None = None
        self._asking = Asking(face, session.knowledge, session.audience, self, drafts, earlier=earlier)

    def run(self, ending: Callable[[Session], None]) -> None:
        """Go on until the ending is over; raise Quit where the person leaves before."""
        doing = self._take
        while True:
            following = self._take
            try:
                if doing == self._take and isinstance(self.session.step, Finished):
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

    def read(
        self, view: View | None = None, completions: Sequence[str] = (), *, enter_keeps: bool = False
    ) -> str:
        """Return a line that is not a command, the answer to a view; carry out the commands before it.

        `enter_keeps` says that Enter keeps an earlier answer.
        """
        while True:
            try:
                line = self.face.read(view, completions, *self._so_far())
            except EOFError:
                raise Quit from None
            except KeyboardInterrupt:
                self._interrupt()
                continue
            self._interrupted = False
            command = command_in(line)
            if command is None:
                return line
            self._obey(command, _KEEPS if enter_keeps else _AGAIN)

    def _so_far(self) -> tuple[str, Sequence[str]]:
        return ("", ()) if self._quiet else (status(self.known), all_settled(self.known))

    def cannot_wait(self, turn: AnsweredScreen) -> bool:
        """Return whether these answers alone reveal what is to be told at once."""
        return isinstance(self.session.after(turn).step, Alarm)

    def keep(self, draft: ScreenDraft) -> None:
        """Write down what was answered so far of a screen."""
        self._write_down(lambda journal: journal.draft(draft))

    def _interrupt(self) -> None:
        """Take the first Ctrl-C for a question, and the second for the answer."""
        if self._interrupted:
            raise Quit from None
        self._interrupted = True
        self.face.say(
            "Nothing is lost. Press Ctrl-C again or type quit to leave; anything else goes on.", "quiet"
        )

    def _take(self) -> None:
        """Take one step."""
        step, voice = self.session.step, self.session.audience
        self._screen = None
        match step:
            case Ask(following):
                self._screen = following.asked
                before = self.session
                self._do(self._asking.ask(following.asked, progress(self.session, step)))
                for text in newly_settled(before, self.session):
                    self.face.say(text, "quiet")
            case Alarm(reasons):
                alarm = alarm_view(step, voice)
                self.face.show(alarm)
                go_on = self._choose({"1": True, "2": False, "go on": True}, alarm)
                self._do(Heard(reasons))
                if not go_on:
                    self._stop()
            case Clash(contradiction):
                clash = clash_view(step, self.session.knowledge, voice)
                self.face.show(clash)
                choices: dict[str, str | None] = {str(n): a for n, a in enumerate(contradiction.answers, 1)}
                name = self._choose({**choices, "k": None, "keep": None}, clash)
                if name is None:
                    self._do(Kept(contradiction.conflict.id, contradiction.answers))
                else:
                    self._change(self.session.knowledge.finding[name])
            case Review():
                self._review(step)
            case Finished():
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
            self.face.say("Which answer is wrong? Type its name, such as age or medicines.")
            raise Change(self.read())
        self._do(Confirmed())

    def _choose(self, choices: Mapping[str, Chosen], view: View | None = None) -> Chosen:
        """Return what the one choice says that is typed, or ticked in a view."""
        while (said := folded(self.read(view))) not in choices:
            self._caution(f"Type {either(one for one in choices if len(one) == 1)}.")
        return choices[said]

    @property
    def known(self) -> Session:
        """The interview with what was answered of unfinished screens."""
        return reduce(Session.after, self._asking.unfinished(), self.session)

    def _stop(self) -> None:
        if isinstance(step := self.session.step, Alarm):
            self._do(Heard(step.reasons))
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
        if self._screen is not None and self._asking.forget(self._screen.screen.id):
            self.face.say("Undone: your answers on this screen. Type back again for the screen before.")
            return
        before = self.session.back()
        if before == self.session:
            self.face.say("There is nothing to undo.")
            return
        self._write_down(lambda journal: journal.undo(before))
        undone = self.session.turns[len(before.turns) :]
        for turn in undone:
            self._asking.earlier.undo(turn)
        self.session = before
        if isinstance(undone[0], AnsweredScreen) and undone[0].changed:
            self.face.say("Undone: your last change has been taken back.")
        else:
            self.face.say("Undone: here is the last question again.")

    def _write_down(self, write: Callable[[Journal], None]) -> None:
        """Write down before anything else is shown; a disk that is full costs no answer."""
        while self.journal is not None:
            try:
                write(self.journal)
                return
            except OSError as error:
                self._caution(f"The answer could not be saved: {error.strerror}. It is not lost yet.")
            self.face.say(
                "Type r to try again, g to go on without saving, or quit to leave without this answer."
            )
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
            asked = AskedScreen(screen, drug_classes(knowledge))
        else:
            asked = AskedScreen(Screen(id=finding.id, title="", kind="question", asks=(finding,)), (finding,))
        self._screen = asked
        told = answer_told(self.session, finding)
        if told and asked.screen.kind != "medicines":
            self.face.say(f"Your answer so far: {told}", "quiet")
        draft = self._asking.draft(asked.screen.id)
        try:
            self._do(self._asking.ask(asked, changed=True, before=self.session.medicines))
        except Back:
            self._asking.restore(asked.screen.id, draft)
            raise

    def _obey(self, command: Command, enter: str) -> None:
        """Carry out a command; `enter` says what Enter does after it."""
        match command.verb:
            case "help":
                commands.help_on(command.argument, self.face, self.session, self._screen)
            case "why":
                commands.why(self.face, self.session, self._screen)
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
                self.face.say(enter, "quiet")
            case "explain":
                commands.explain(command.argument, self.face, self.known)
                self.face.say(enter, "quiet")
            case "save":
                commands.save(command.argument, self.face, self.known, self.journal)
            case "quiet":
                self._quiet = not self._quiet
                self.face.say(f"The line with the result so far is {'off' if self._quiet else 'on'}.")
            case _:
                assert_never(command.verb)

    def _caution(self, text: str) -> None:
        self.face.say(text, "caution")


class Asking:
    """Asks one screen until it is answered; `drafts` are the screens that were left unfinished.

    What is not understood is told, and asked again. `earlier` is what the person went back from.
    """

    def __init__(
        self,
        face: Face,
        knowledge: KnowledgeBase,
        voice: Audience,
        dialog: Dialog,
        drafts: Mapping[str, ScreenDraft],
        *,
        earlier: Earlier,
    ) -> None:
        self.face, self.knowledge, self.voice, self._dialog = face, knowledge, voice, dialog
        self._drafts = dict(drafts)
        self.earlier = earlier

    def ask(
        self,
        asked: AskedScreen,
        progress: str = "",
        *,
        changed: bool = False,
        before: Medicines | None = None,
    ) -> AnsweredScreen:
        """Show a screen and return its answers: all of them, or those that reveal what cannot wait.

        Where the person turns to something else in between, what was answered waits for the screen.
        `before` is the list of medicines that is to be changed.
        """
        if asked.screen.kind == "medicines":
            medicines = self._ask_medicines(asked, progress, before or self.earlier.medicines)
            self.finish(asked.screen.id)
            return AnsweredScreen(asked.screen.id, {}, medicines, changed)
        draft = self._drafts.get(asked.screen.id)
        given = {f.id: draft.answers[f.id] for f in asked.findings if draft and f.id in draft.answers}
        earlier = {f.id: self.earlier.answers[f.id] for f in asked.findings if f.id in self.earlier.answers}
        earlier = {} if changed or draft else earlier
        view = self._show(asked, given, earlier, progress)
        while missing := frozenset(f.id for f in asked.findings if f.id not in given):
            line = self._dialog.read(view, _completions(asked), enter_keeps=bool(earlier))
            if not line.strip() and not earlier:
                view = self._show(asked, given, earlier, progress)
                continue
            try:
                if line.strip():
                    given.update(self._read(asked, line, missing, earlier))
            except WrongValue as error:
                self.face.say(kindly(error), "caution")
                if not isinstance(error, PartlyWrong) or not error.answers:
                    continue
                if earlier:
                    earlier.update(error.answers)
                    view = self._show(asked, given, earlier, progress)
                    continue
                given.update(error.answers)
            given = {**earlier, **given}
            earlier = {}
            if any(finding.id not in given for finding in asked.findings):
                if self._dialog.cannot_wait(AnsweredScreen(asked.screen.id, dict(given), None, changed)):
                    break
                self._note(ScreenDraft(asked.screen.id, dict(given)))
                self._go_on(asked, given)
        self.finish(asked.screen.id)
        answers = {f.id: given[f.id] for f in asked.findings if f.id in given}
        if asked.screen.kind == "offer":
            # What is not at hand was not asked: it stays open.
            answers = {name: found for name, found in answers.items() if found is not CANNOT_TELL}
        for other in [one for one in self._drafts.values() if answers.keys() & one.answers.keys()]:
            # What was changed is not to be changed back when the other screen is finished.
            rest_of = {name: answer for name, answer in other.answers.items() if name not in answers}
            self._note(replace(other, answers=rest_of))
        return AnsweredScreen(asked.screen.id, answers, None, changed)

    def _show(
        self, asked: AskedScreen, given: Mapping[str, Answer], earlier: Mapping[str, Answer], progress: str
    ) -> View:
        view = screen_view(asked, self.voice, {**earlier, **given}, progress)
        view = with_earlier(view, asked, earlier, self.voice) if earlier else view
        self.face.show(view)
        return view

    def _read(
        self, asked: AskedScreen, line: str, missing: frozenset[str], earlier: Mapping[str, Answer]
    ) -> Mapping[str, Answer]:
        """Read a line; "none of the others" is said of earlier answers too, but "that is all" keeps them."""
        if earlier and asked.screen.kind == "offer":
            missing -= earlier.keys()
        return read_reply(asked, line, missing, self.voice)

    def unfinished(self) -> tuple[AnsweredScreen, ...]:
        """Return what was answered of unfinished screens, as if no more of them were to be said."""
        return tuple(
            AnsweredScreen(
                draft.screen, draft.answers, Medicines(draft.medicines, False) if draft.medicines else None
            )
            for draft in self._drafts.values()
        )

    def finish(self, screen: str) -> None:
        """Drop the draft of a screen whose answers are a turn by now."""
        self._drafts.pop(screen, None)

    def draft(self, screen: str) -> ScreenDraft:
        """Return what was answered of a screen that is unfinished; an empty one if nothing was."""
        return self._drafts.get(screen, ScreenDraft(screen))

    def restore(self, screen: str, draft: ScreenDraft) -> None:
        """Take an unfinished screen back to what it was."""
        if draft != self.draft(screen):
            self._note(draft)
        if draft == ScreenDraft(screen):
            self.finish(screen)

    def forget(self, screen: str) -> bool:
        """Take back what was answered of an unfinished screen; say whether there was anything."""
        draft = self._drafts.pop(screen, None)
        if draft is None or draft == ScreenDraft(screen):
            return False
        self.earlier.forget(draft)
        self._dialog.keep(ScreenDraft(screen))
        return True

    def _note(self, draft: ScreenDraft) -> None:
        self._drafts[draft.screen] = draft
        self._dialog.keep(draft)

    def _go_on(self, asked: AskedScreen, given: Mapping[str, Answer]) -> None:
        if asked.screen.kind == "offer":
            said = (
                f"{named(f, self.voice)} {value_in_words(f, given[f.id], self.voice)}"
                for f in asked.findings
                if f.id in given
            )
            self.face.say(f"Noted: {'; '.join(said)}. Type more, or done.")
            return
        self.face.say(rest(asked, given))

    def _ask_medicines(self, asked: AskedScreen, progress: str, before: Medicines | None) -> Medicines:
        def keep(names: tuple[str, ...]) -> None:
            self._note(ScreenDraft(asked.screen.id, {}, names))

        draft = self._drafts.get(asked.screen.id)
        asking = MedicineList(self.face, self.knowledge, self.voice, self._dialog.read, keep)
        return asking.ask(
            screen_view(asked, self.voice, {}, progress), draft.medicines if draft else None, before
        )


def _completions(asked: AskedScreen) -> tuple[str, ...]:
    return tuple(f.id.replace("_", " ") for f in asked.findings) if asked.screen.kind == "offer" else ()
