"""All three faces hold the same interview: the same events make the same journal and the same result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engine.cases.case import Answer
from engine.cases.values import written
from engine.interview.documents import case_file
from engine.interview.form import TerminalForm
from engine.interview.journal import Journal
from engine.interview.run import PlainFace, interview
from engine.interview.session import (
    Alarm,
    AnsweredScreen,
    Ask,
    Clash,
    Confirmed,
    Finished,
    Heard,
    Kept,
    Medicines,
    Review,
    Session,
    Stopped,
    Turn,
)
from engine.interview.views import View
from engine.report.page import Page
from knowledge.criteria import Audience, Quantity
from tests.engine.interview.garage import GARAGE, answered
from tests.engine.interview.test_form import Pressing, Typing, typed
from tests.engine.web.browser import Browser
from tests.engine.web.garage_site import fill, kept, say, visitor
from tests.strategies import values

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""All but shrinking: each step is a request or more, so that making a failure smaller takes minutes."""


class Doing(PlainFace):
    """Does in a terminal what was done: each thing by the lines, or the answers, that say it."""

    form: TerminalForm | None = None
    of, at, send, text, back = Pressing.of, Pressing.at, Pressing.send, Pressing.text, Pressing.back

    def __init__(self, done: Sequence[Turn | str]) -> None:
        super().__init__(StringIO(), StringIO())
        self.left = list(done)
        self.lines: Iterator[str | Mapping[str, Answer]] = iter(())

    def told(self) -> str:
        return self._target.getvalue()[-2_000:]  # type: ignore[attr-defined]

    def page(self, page: Page) -> None:
        """Draw nothing."""

    def read(self, view: View, *_: object) -> str:  # type: ignore[override]
        line = next(self.lines, None)
        while line is None:
            if not self.left:
                raise EOFError
            self.lines = said(self.left.pop(0))
            line = next(self.lines, None)
        return self.say_it(line, view)


class Coding(Doing):
    def say_it(self, line: str | Mapping[str, Answer], view: View) -> str:
        return line if isinstance(line, str) else Typing.answers(self, view, line)  # type: ignore[arg-type]


class Ticking(Doing):
    def say_it(self, line: str | Mapping[str, Answer], view: View) -> str:
        if line == "back":
            return self.back(view)  # type: ignore[misc]
        return self.text(view, line) if isinstance(line, str) else Pressing.answers(self, view, line)  # type: ignore[arg-type, misc]


def said(done: Turn | str) -> Iterator[str | Mapping[str, Answer]]:
    match done:
        case AnsweredScreen(name, answers, None, changed=True):
            yield f"change {name.replace('_', ' ')}"
            yield in_words(name, answers[name])
        case AnsweredScreen(_, _, Medicines(None)):
            yield from ("drop all", "u")
        case AnsweredScreen(_, _, Medicines(())):
            yield from ("drop all", "none")
        case AnsweredScreen(_, _, Medicines(names, complete)):
            yield from ("drop all", ", ".join(names))
            yield from ("k" for name in names if name in ("additive", "mystery"))
            yield "y" if complete else "n"
        case AnsweredScreen("results", answers):
            yield from (
                f"{name.replace('_', ' ')} {in_words(name, answer)}" for name, answer in answers.items()
            )
            yield "done"
        case AnsweredScreen(_, answers):
            yield answers
        case _:
            yield {Heard: "1", Kept: "k", Stopped: "stop", Confirmed: "y"}.get(type(done), "back")


def in_words(name: str, answer: Answer) -> str:
    finding = GARAGE.finding[name]
    return str(written(answer)) if isinstance(finding, Quantity) else typed(finding, answer)


class ThreeFaces(RuleBasedStateMachine):
    """A browser beside an interview without a face; at the end both terminals do the same again."""

    @initialize(audience=st.sampled_from(("clinician", "patient")))
    def begin(self, audience: Audience) -> None:
        self.folder, self.other = TemporaryDirectory(), TemporaryDirectory()
        self.browser: Browser = visitor(Path(self.folder.name))
        self.path = self.browser.begin(audience)
        self.session = Session(GARAGE, audience)
        self.done = list[Turn | str]()
        self.journal = Journal.begin(Path(self.other.name) / "interview.jsonl", self.session)

    def do(self, turn: Turn) -> None:
        self.done.append(turn)
        self.session = self.session.after(turn)
        self.journal.append(turn, self.session)

    @precondition(lambda self: not isinstance(self.session.step, Finished))
    @rule(data=st.data())
    def take_the_step(self, data: st.DataObject) -> None:
        self.browser.get(self.path)
        match self.session.step:
            case Ask(following):
                turn = answered(following.asked, data)
                if following.asked.screen.kind == "offer":
                    told = {n: a for n, a in turn.answers.items() if not hasattr(a, "value")}
                    turn = AnsweredScreen(turn.screen, told)
                form = fill(self.browser.form, following.asked, turn)
                self.browser.press("answer", form)
                if turn.medicines is not None and self.browser.status == 422:
                    # What was read is shown back; after going back it was shown already.
                    assert "What we read" in self.browser.text
                    self.browser.press("answer")
                self.do(turn)
            case Alarm(reasons):
                self.browser.press("heard")
                self.do(Heard(reasons))
            case Clash(contradiction):
                self.browser.press("keep")
                self.do(Kept(contradiction.conflict.id, contradiction.answers))
            case Review():
                self.browser.press("confirm")
                self.do(Confirmed())
        assert self.browser.status == 200

    @rule(data=st.data())
    def change(self, data: st.DataObject) -> None:
        audience = self.session.audience
        asked = [f for f in GARAGE.finding.values() if f.id != "ethanol" and audience in f.asked_of]
        finding = data.draw(st.sampled_from(asked))
        answer = data.draw(values(finding))
        assume(self.session.case.told.get(finding.id) != answer)
        form = self.browser.get(f"{self.path}/change/{finding.id}").form
        say(form, finding, answer, is_offer=False)
        self.browser.press("answer", form)
        assert self.browser.status == 200
        self.do(AnsweredScreen(finding.id, {finding.id: answer}, None, changed=True))

    @precondition(lambda self: not isinstance(self.session.step, Finished))
    @rule()
    def stop(self) -> None:
        self.browser.get(f"{self.path}/answers")
        form = next(form for form in self.browser.page.forms if "stop" in [b.value for b in form.buttons])
        self.browser.press("stop", form)
        if isinstance(step := self.session.step, Alarm):
            self.do(Heard(step.reasons))
            self.done.pop()  # the terminal takes it with what follows
        self.do(Stopped())

    @precondition(lambda self: self.session.turns and not isinstance(self.session.step, Finished))
    @rule()
    def go_back(self) -> None:
        form = self.browser.get(self.path).form
        assume("back" in [button.value for button in form.buttons])
        self.browser.press("back", form)
        self.session = self.session.back()
        self.journal.undo(self.session)
        self.done.append("back")

    @rule()
    def look_around(self) -> None:
        for more in ("", "/report", "/answers", "/note"):
            assert self.browser.get(self.path + more).status == 200

    @rule(name=st.sampled_from(("do", "at", "end")), text=st.text(max_size=5))
    def send_nonsense(self, name: str, text: str) -> None:
        self.browser.post(self.path, [(name, text)])
        assert self.browser.status in (200, 409)

    @rule()
    def be_killed(self) -> None:
        self.browser = visitor(Path(self.folder.name))

    @invariant()
    def both_say_the_same(self) -> None:
        there = kept(Path(self.folder.name))
        assert there.turns == self.session.turns
        assert case_file(there) == case_file(self.session)
        assert self.records(self.folder.name) == self.records(self.other.name)

    def records(self, folder: str) -> list[bytes]:
        """Return a journal without its drafts, which each face writes at other times."""
        (path,) = Path(folder).glob("*.jsonl")
        return [line for line in path.read_bytes().splitlines() if b'"turn":"draft"' not in line]

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
            with self.folder, self.other:
                for face in (Coding(self.done), Ticking(self.done)):
                    self.done_again(face)

    def done_again(self, face: Doing) -> None:
        with TemporaryDirectory() as folder:
            interview(GARAGE, face, self.session.audience, None, Path(folder) / "interview.jsonl")
            assert not face.left, face.told()
            assert self.records(folder) == self.records(self.other.name)


TestThreeFaces = ThreeFaces.TestCase
TestThreeFaces.settings = settings(stateful_step_count=10, phases=PHASES)
