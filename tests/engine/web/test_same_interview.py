"""The browser's face is the same interview: the same events make the same journal and the same result."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engine.interview.documents import case_file
from engine.interview.journal import Journal
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
    Stopped,
    Turn,
)
from knowledge.criteria import Audience
from tests.engine.interview.garage import GARAGE, answered
from tests.engine.web.browser import Browser
from tests.engine.web.garage_site import fill, kept, say, visitor
from tests.strategies import values

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""All but shrinking: each step is a request or more, so that making a failure smaller takes minutes."""


class TwoFaces(RuleBasedStateMachine):
    """A browser beside the session that a terminal would hold, with a journal each."""

    @initialize(audience=st.sampled_from(("clinician", "patient")))
    def begin(self, audience: Audience) -> None:
        self.folder, self.other = TemporaryDirectory(), TemporaryDirectory()
        self.browser: Browser = visitor(Path(self.folder.name))
        self.path = self.browser.begin(audience)
        self.session = Session(GARAGE, audience)
        self.journal = Journal.begin(Path(self.other.name) / "interview.jsonl", self.session)

    def do(self, turn: Turn) -> None:
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
        asked = [f for f in GARAGE.finding.values() if f.id != "ethanol"]
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
        self.do(Stopped())

    @precondition(lambda self: self.session.turns and not isinstance(self.session.step, Finished))
    @rule()
    def go_back(self) -> None:
        form = self.browser.get(self.path).form
        assume("back" in [button.value for button in form.buttons])
        self.browser.press("back", form)
        self.session = self.session.back()
        self.journal.undo(self.session)

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
        assert self.records(self.folder) == self.records(self.other)

    def records(self, folder: TemporaryDirectory[str]) -> list[bytes]:
        """Return a journal without its drafts, which a terminal writes at other times."""
        (path,) = Path(folder.name).glob("*.jsonl")
        return [line for line in path.read_bytes().splitlines() if b'"turn":"draft"' not in line]

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
            self.folder.cleanup()
            self.other.cleanup()


TestTwoFaces = TwoFaces.TestCase
TestTwoFaces.settings = settings(stateful_step_count=10, phases=PHASES)
