"""The state machine under any sequence of answers, going back, changes, saves, kills and resumes."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from engine.assessment.assessment import Assessment
from engine.assessment.record import assessment_record
from engine.cases.case import CANNOT_TELL, Answer, Case
from engine.cases.casefile import case_of
from engine.interview.documents import case_file
from engine.interview.journal import Journal, unfinished
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
from knowledge.criteria import Audience
from tests.engine.interview.garage import GARAGE, answered
from tests.reference import fired
from tests.strategies import values


def assessed(case: Case) -> object:
    return assessment_record(Assessment(GARAGE, case, fired(GARAGE, case.answers)))


class Interviews(RuleBasedStateMachine):
    """An interview on disk beside the plain dictionary of answers that it has to come to."""

    @initialize(audience=st.sampled_from(("clinician", "patient")))
    def begin(self, audience: Audience) -> None:
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "interview.jsonl"
        self.session = Session(GARAGE, audience)
        self.journal = Journal.begin(self.path, self.session)
        self.model: list[tuple[Turn, dict[str, Answer], Medicines | None]] = []
        self.drafts: dict[str, AnsweredScreen] = {}

    @property
    def known(self) -> tuple[dict[str, Answer], Medicines | None]:
        return (dict(self.model[-1][1]), self.model[-1][2]) if self.model else ({}, None)

    def do(self, turn: Turn) -> None:
        answers, medicines = self.known
        if isinstance(turn, AnsweredScreen):
            answers.update(turn.answers)
            medicines = turn.medicines or medicines
            self.drafts.pop(turn.screen, None)
        self.model.append((turn, answers, medicines))
        self.session = self.session.after(turn)
        self.journal.append(turn, self.session)

    @precondition(lambda self: not isinstance(self.session.step, Finished))
    @rule(data=st.data())
    def take_the_step(self, data: st.DataObject) -> None:
        match self.session.step:
            case Ask(following):
                self.do(answered(following.asked, data))
            case Alarm(reasons):
                self.do(Heard(reasons))
            case Clash(contradiction):
                self.do(Kept(contradiction.conflict.id, contradiction.answers))
            case Review():
                self.do(Confirmed())

    @precondition(lambda self: isinstance(self.session.step, Ask))
    @rule(data=st.data())
    def leave_a_screen_unfinished(self, data: st.DataObject) -> None:
        assert isinstance(self.session.step, Ask)
        turn = answered(self.session.step.next.asked, data)
        some = data.draw(st.sets(st.sampled_from(sorted(turn.answers)))) if turn.answers else set()
        names = turn.medicines.names if turn.medicines and turn.medicines.names else ()
        answers = {name: turn.answers[name] for name in turn.answers if name in some}
        draft = AnsweredScreen(turn.screen, answers, unfinished(names))
        self.drafts[draft.screen] = draft
        if not (answers or names):
            del self.drafts[draft.screen]
        self.journal.draft(draft)

    @rule(data=st.data())
    def change(self, data: st.DataObject) -> None:
        asked = [
            f for f in GARAGE.finding.values() if self.session.audience in f.asked_of and f.id != "ethanol"
        ]
        finding = data.draw(st.sampled_from(asked))
        answer = data.draw(st.one_of(values(finding), st.just(CANNOT_TELL)))
        before = dict(self.session.case.told)
        self.do(AnsweredScreen(finding.id, {finding.id: answer}, None, changed=True))
        assert {**before, finding.id: answer} == self.session.case.told

    @rule()
    def stop(self) -> None:
        self.do(Stopped())

    @rule()
    def go_back(self) -> None:
        while self.model and isinstance(self.model[-1][0], Heard):
            self.model.pop()
        if self.model:
            self.model.pop()
        self.session = self.session.back()
        self.journal.undo(self.session)

    @rule(torn=st.binary(max_size=20).filter(lambda b: b"\n" not in b))
    def be_killed_and_resumed(self, torn: bytes) -> None:
        self.journal.close()
        with self.path.open("ab") as file:
            file.write(torn)
        self.journal = Journal(self.path, new=False)
        resumed = self.journal.resume(GARAGE)
        assert self.session.turns == resumed.session.turns
        assert self.drafts == dict(resumed.drafts)
        assert bool(torn) is bool(resumed.changes)
        self.session = resumed.session

    @invariant()
    def answers_are_those_given_last(self) -> None:
        answers, medicines = self.known
        assert [turn for turn, _, _ in self.model] == list(self.session.turns)
        assert medicines == self.session.medicines
        case = self.session.case
        assert answers == {name: a for name, a in case.told.items() if name != "ethanol"}
        assert list(case.answers) == [name for name in GARAGE.finding if name in case.answers]

    @invariant()
    def the_result_is_that_of_the_case_file(self) -> None:
        read = case_of(case_file(self.session), GARAGE)
        assert assessed(self.session.case) == assessed(read)

    @invariant()
    def what_is_shown_is_what_is_assessed(self) -> None:
        said = Assessment(GARAGE, self.session.case, fired(GARAGE, self.session.case.answers))
        assert said.urgency is self.session.urgency
        assert said.leading == self.session.leading
        if isinstance(self.session.step, Review) and self.session.step.because == "settled":
            # What was offered once and not given stays open, and is not asked for again.
            offered = {f.id for screen in GARAGE.screens if screen.kind == "offer" for f in screen.asks}
            assert self.session.relevance.findings.keys() <= offered

    def teardown(self) -> None:
        if hasattr(self, "journal"):
            self.journal.close()
            assert os.stat(self.path).st_mode & 0o777 == 0o600
            self.folder.cleanup()


TestInterviews = Interviews.TestCase
TestInterviews.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)


def hold(session: Session, data: st.DataObject) -> Session:
    """Hold an interview to its end."""
    for _ in range(40):
        match session.step:
            case Ask(following):
                session = session.after(answered(following.asked, data))
            case Alarm(reasons):
                session = session.after(Heard(reasons))
            case Clash(contradiction):
                session = session.after(Kept(contradiction.conflict.id, contradiction.answers))
            case Review():
                session = session.after(Confirmed())
            case Finished():
                return session
    raise AssertionError("the interview does not end")


@given(st.data(), st.sampled_from(("clinician", "patient")))
def test_every_interview_ends_and_never_asks_more_than_it_said(
    data: st.DataObject, audience: Audience
) -> None:
    session = Session(GARAGE, audience)
    assert isinstance(session.step, Ask)
    most = session.step.next.left
    ended = hold(session, data)
    assert ended.screens_shown <= most
    asked = [name for turn in ended.turns if isinstance(turn, AnsweredScreen) for name in turn.answers]
    assert len(set(asked)) == len(asked)


@given(st.data())
def test_the_order_of_answers_does_not_matter(data: st.DataObject) -> None:
    ended = hold(Session(GARAGE, "clinician"), data)
    turns = [turn for turn in ended.turns if isinstance(turn, AnsweredScreen)]
    shuffled = data.draw(st.permutations(turns))
    assert ended.case == Session(GARAGE, "clinician", tuple(shuffled)).case


@given(st.data())
def test_back_undoes_exactly(data: st.DataObject) -> None:
    session = Session(GARAGE, "patient")
    while isinstance(session.step, Ask):
        after = session.after(answered(session.step.next.asked, data))
        assert session == after.back()
        if isinstance(after.step, Alarm):
            heard = after.after(Heard(after.step.reasons))
            assert session == heard.back()
            after = heard
        session = after


def test_changing_an_answer_asks_again_only_what_it_makes_relevant() -> None:
    session = Session(GARAGE, "patient")
    assert isinstance(session.step, Ask)
    everything_no = {f.id: False if f.id != "noise" else "none" for f in session.step.next.asked.findings}
    session = session.after(AnsweredScreen("trouble", {**everything_no, "will_not_start": True}))
    changed = session.after(AnsweredScreen("smell_of_fuel", {"smell_of_fuel": True}, None, changed=True))
    assert isinstance(changed.step, Alarm)
    going_on = changed.after(Heard(changed.step.reasons))
    assert set() == set(going_on.relevance.findings) & set(everything_no)
    assert {**session.case.answers, "smell_of_fuel": True} == going_on.case.answers


def test_an_emergency_is_told_once_and_at_once() -> None:
    session = Session(GARAGE, "patient").after(
        AnsweredScreen("trouble", {"will_not_start": True, "smell_of_fuel": True})
    )
    assert isinstance(session.step, Alarm)
    assert session.step.reasons == ("leak",)
    assert isinstance(session.after(Heard(session.step.reasons)).step, Ask)


def test_clashing_answers_are_asked_about_when_they_appear() -> None:
    clashing = AnsweredScreen("trouble", {"will_not_start": True, "noise": "none", "engine_turns": True})
    session = Session(GARAGE, "clinician").after(clashing)
    assert isinstance(session.step, Clash)
    contradiction = session.step.contradiction
    kept = session.after(Kept(contradiction.conflict.id, contradiction.answers))
    assert isinstance(kept.step, Ask)
    mended = session.after(AnsweredScreen("noise", {"noise": "click"}, None, changed=True))
    assert isinstance(mended.step, Ask)


def test_out_of_scope_is_told() -> None:
    session = Session(GARAGE, "patient").after(AnsweredScreen("trouble", {"will_not_start": False}))
    assert isinstance(session.step, Alarm)
    assert session.step.rules == ()
