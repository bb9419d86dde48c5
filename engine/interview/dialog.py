"""The dialog: step by step from the first screen to the confirmed summary, commands taken at any time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar, assert_never

from engine.cases.case import Answer
from engine.cases.problems import WrongValue
from engine.cases.values import folded
from engine.interview import commands
from engine.interview.asked_screens import AskedScreen, medicines_screen, screen_of
from engine.interview.commands import Command, Instead, command_in
from engine.interview.journal import Interview
from engine.interview.medicine_list import MedicineList
from engine.interview.replies import PartlyWrong, about, kindly, read_reply
from engine.interview.session import (
    Alarm,
    AnsweredScreen,
    Ask,
    Clash,
    Confirmed,
    Finished,
    Heard,
    Kept,
    Review,
    Session,
)
from engine.interview.views import (
    WHICH,
    Face,
    NumberedLine,
    View,
    alarm_view,
    all_settled,
    answer_told,
    clash_view,
    newly_settled,
    progress,
    rest,
    review_view,
    screen_view,
    status,
    summary_page,
    undone_told,
    with_earlier,
)
from engine.reading.english import named, question, value_in_words
from engine.words import either
from knowledge.criteria import DrugClass, Finding

Chosen = TypeVar("Chosen")

_RIGHT = {"y": True, "yes": True, "n": False, "no": False, "all": None}
_UNCHANGED = "Nothing was changed."
_AGAIN = "Enter shows the question again."
_KEEPS = "Enter keeps your answer so far to this question."
_NOT_TAKEN = " Nothing you typed was taken."
_NOT_SAVED = View(
    "The answer could not be saved",
    (
        NumberedLine("r", "try again"),
        NumberedLine("g", "go on without saving"),
    ),
    "Type r or g, or quit to leave without this answer.",
    tone="caution",
)


class Dialog:
    """An interview at a face. `unsaved` says that the last answer could not be written down."""

    def __init__(self, face: Face, interview: Interview) -> None:
        self.face, self.interview, self.voice = face, interview, interview.session.audience
        self.unsaved = self._quiet = self._interrupted = False
        self._screen: AskedScreen | None = None

    @property
    def session(self) -> Session:
        """The interview so far."""
        return self.interview.session

    def run(self, ending: Callable[[Session], None]) -> bool:
        """Go on until the ending is over, and return True; False where the person leaves before."""
        doing = self._take
        while True:
            following = self._take
            try:
                if doing == self._take and isinstance(self.session.step, Finished):
                    ending(self.session)
                    return True
                doing()
            except Instead as instead:
                match instead.command.verb:
                    case "back" if doing == self._take:
                        following = self._undo
                    case "back":
                        following = partial(self.face.say, _UNCHANGED)
                    case "stop":
                        following = self._stop
                    case "change":
                        following = partial(self._detour, instead.command.argument)
                    case _:
                        return False
            except KeyboardInterrupt:
                if self._is_second_interrupt():
                    return False
                following = doing
            doing = following

    def read(self, view: View, *, enter_keeps: bool = False) -> str:
        """Return a line that is not a command, the answer to a view; carry out the commands before it.

        `enter_keeps` says that Enter keeps an earlier answer.
        """
        while True:
            try:
                line = self.face.read(view, *self._so_far())
            except EOFError:
                raise Instead(Command("quit")) from None
            except KeyboardInterrupt:
                if self._is_second_interrupt():
                    raise Instead(Command("quit")) from None
                continue
            self._interrupted = False
            command = command_in(line)
            if command is None:
                return line
            self._obey(command, _KEEPS if enter_keeps else _AGAIN)

    def _so_far(self) -> tuple[str, Sequence[str]]:
        if self._quiet:
            return "", ()
        known = self.interview.known
        return status(known), all_settled(known)

    def _is_second_interrupt(self) -> bool:
        """Take the first Ctrl-C for a question, and the second for the answer."""
        if self._interrupted:
            return True
        self._interrupted = True
        self.face.say(
            "Nothing is lost. Press Ctrl-C again or type quit to leave; anything else goes on.", "quiet"
        )
        return False

    def _take(self) -> None:
        step = self.session.step
        self._screen = None
        match step:
            case Ask(following):
                self._screen = following.asked
                before = self.session
                self._ask(following.asked, progress(self.session, step))
                for text in newly_settled(before, self.session):
                    self.face.say(text, "quiet")
            case Alarm(reasons):
                go_on = self.choose({"1": True, "2": False, "go on": True}, alarm_view(step, self.voice))
                self.surely(lambda: self.interview.do(Heard(reasons)))
                if not go_on:
                    self._stop()
            case Clash(contradiction):
                choices: dict[str, str | None] = {str(n): a for n, a in enumerate(contradiction.answers, 1)}
                clash = clash_view(step, self.session.knowledge, self.voice)
                name = self.choose({**choices, "k": None, "keep": None}, clash)
                if name is None:
                    kept = Kept(contradiction.conflict.id, contradiction.answers)
                    self.surely(lambda: self.interview.do(kept))
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
            right, whole = self.choose(_RIGHT, review_view(step, self.session, whole=whole)), True
        if not right:
            raise Instead(Command("change"))
        self.surely(lambda: self.interview.do(Confirmed()))

    def choose(self, choices: Mapping[str, Chosen], view: View) -> Chosen:
        """Show a view, and return what the one choice says that is typed, or ticked in it."""
        self.face.show(view)
        while (said := folded(self.read(view))) not in choices:
            self._caution(f"Type {either(one for one in choices if len(one) == 1)}.")
        return choices[said]

    def _stop(self) -> None:
        self.surely(self.interview.stop)

    def _undo(self) -> None:
        screen = self._screen
        if screen is not None and self.surely(lambda: self.interview.forget(screen.screen.id)):
            self.face.say("Undone: your answers on this screen. Type back again for the screen before.")
            return
        before = self.session
        undone = self.surely(self.interview.back)
        self.face.say(undone_told(undone[0], before) if undone else "There is nothing to undo.")

    def surely(self, do: Callable[[], Chosen]) -> Chosen:
        """Do what is written down before anything else is shown; a disk that is full costs no answer."""
        while True:
            try:
                return do()
            except OSError as error:
                self._caution(f"The answer could not be saved: {error.strerror}. It is not lost yet.")
            self.unsaved = True
            if not self.choose({"r": True, "g": False}, _NOT_SAVED) and self.interview.journal is not None:
                self.interview.journal.close()
                self.interview.journal = None
            self.unsaved = False

    def _detour(self, name: str) -> None:
        """Change an earlier answer, or say why not; commands in between are taken."""
        try:
            self._change(self._meant(name))
        except WrongValue as error:
            self._caution(f"{error.message}. {error.suggestion}".rstrip())

    def _meant(self, name: str) -> Finding | None:
        """Return the question that a name means, asking for one that is missing; None for the medicines."""
        if not name:
            answered = (self.session.knowledge.finding[one] for one in self.session.case.answers)
            names = (named(f, self.voice) for f in answered if not isinstance(f, DrugClass))
            view = replace(WHICH, names=("medicines", *names))
            self.face.show(view)
            name = self.read(view)
        if folded(name) in ("medicines", "medicine", "medication", "drugs"):
            return None
        told = self.session.case.answers
        # What was answered is meant sooner than what nobody has asked yet.
        found = sorted(about(name, self.session.knowledge, self.voice), key=lambda f: f.id not in told)
        if len(found) == 1:
            return found[0]
        numbered = {str(number): finding for number, finding in enumerate(found[:9], 1)}
        rows = (NumberedLine(number, question(f, self.voice)) for number, f in numbered.items())
        return self.choose(numbered, View("Which one?", tuple(rows), "Type its number."))

    def _change(self, finding: Finding | None) -> None:
        if finding is None or isinstance(finding, DrugClass):
            asked = medicines_screen(self.session.knowledge)
        else:
            asked = screen_of(finding)
        self._screen = asked
        told = answer_told(self.session, finding)
        if told and asked.screen.kind != "medicines":
            self.face.say(f"Your answer so far: {told}", "quiet")
        draft = self.interview.drafts.get(asked.screen.id, AnsweredScreen(asked.screen.id))
        try:
            self._ask(asked, changed=True)
        except Instead as instead:
            if instead.command.verb == "back":
                self.surely(lambda: self.interview.draft(draft))
            raise

    def _obey(self, command: Command, enter: str) -> None:
        """Carry out a command; `enter` says what Enter does after it."""
        match command.verb:
            case "help":
                commands.help_on(command.argument, self.face, self.session, self._screen)
            case "why":
                commands.why(self.face, self.session, self._screen)
            case "back" | "change" | "stop" | "quit":
                raise Instead(command)
            case "so far":
                self.face.page(summary_page(self.interview.known))
                self.face.say(enter, "quiet")
            case "explain":
                commands.explain(command.argument, self.face, self.interview.known)
                self.face.say(enter, "quiet")
            case "save":
                commands.save(command.argument, self.face, self.interview)
            case "quiet":
                self._quiet = not self._quiet
                self.face.say(f"The line with the result so far is {'off' if self._quiet else 'on'}.")
            case _:
                assert_never(command.verb)

    def _ask(self, asked: AskedScreen, progress: str = "", *, changed: bool = False) -> None:
        """Show a screen until all of it is answered, or enough to reveal what cannot wait.

        Where the person turns to something else in between, what was answered waits for the screen.
        """
        if asked.screen.kind == "medicines":
            medicines = MedicineList(self, asked).ask(progress, changed=changed)
            self.surely(lambda: self.interview.do(AnsweredScreen(asked.screen.id, {}, medicines, changed)))
            return
        given = dict(self.interview.begun(asked))
        earlier = {} if changed or given else dict(self.interview.undone(asked))
        view = self._show(asked, given, earlier, progress)
        while missing := frozenset(f.id for f in asked.findings if f.id not in given):
            line = self.read(view, enter_keeps=bool(earlier))
            if not line.strip() and not earlier:
                view = self._show(asked, given, earlier, progress)
                continue
            try:
                if line.strip():
                    given.update(self._read(asked, line, missing, earlier))
            except WrongValue as error:
                self.face.say(kindly(error) + _NOT_TAKEN * (asked.screen.kind == "checklist"), "caution")
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
                if self._left(asked, given):
                    return
                self._go_on(asked, given)
        self.surely(lambda: self.interview.answer(asked, given, changed=changed))

    def _left(self, asked: AskedScreen, given: Mapping[str, Answer]) -> bool:
        """Write down what was answered of a screen; return whether that is enough to leave it."""
        if asked.screen.kind == "offer":
            draft = AnsweredScreen(asked.screen.id, dict(given))
            self.surely(lambda: self.interview.draft(draft))
            return False
        return self.surely(lambda: self.interview.answer(asked, given))

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

    def _go_on(self, asked: AskedScreen, given: Mapping[str, Answer]) -> None:
        if asked.screen.kind == "offer":
            said = (
                f"{named(f, self.voice)} {value_in_words(f, given[f.id], self.voice)}"
                for f in asked.findings
                if f.id in given
            )
            self.face.say(f"Noted: {'; '.join(said)}. Type more, or done.")
            return
        self.face.say(rest(asked, given, self.voice))

    def _caution(self, text: str) -> None:
        self.face.say(text, "caution")
