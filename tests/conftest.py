"""Hypothesis profiles, chosen by HYPOTHESIS_PROFILE, and what is dear, once.

`dev` is quick and the same wherever it runs, so that what fails failed for a change; `ci` is thorough,
and new each time.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from engine.proofs.prover import Verdict
    from engine.report.proofs import Promises
    from knowledge.criteria import KnowledgeBase, Obligation

# A machine that runs other things beside the tests is slow, not broken.
settings.register_profile(
    "dev",
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "ci",
    max_examples=300,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


def pytest_collection_finish() -> None:
    """Look for garbage less often: what was imported stays, and each look would go through all of it."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 100)


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """Let the programs that tests start keep what they compile, even where they were told not to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(scope="session")
def decided_at_once() -> tuple[Promises, list[Verdict]]:
    """Decide promises of too much, all obligations and all laws with one prover, which reads them once."""
    from engine.proofs import prover
    from engine.report import proofs
    from knowledge.leg_cramps import leg_cramps
    from knowledge.obligations import OBLIGATIONS
    from tests.proofs.bad import TOO_MUCH, as_found

    refuted: list[Verdict] = []

    def prove(knowledge: KnowledgeBase, obligations: Iterable[Obligation]) -> Iterator[Verdict]:
        verdicts = prover.prove(knowledge, (*TOO_MUCH, *obligations))
        with as_found():
            refuted.extend(islice(verdicts, len(TOO_MUCH)))
        return verdicts

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proofs, "prove", prove)
        return proofs.promised(leg_cramps(), OBLIGATIONS), refuted


@pytest.fixture(scope="session")
def promises(decided_at_once: tuple[Promises, list[Verdict]]) -> Promises:
    """Prove all obligations and laws, once for all tests that look at the verdicts."""
    return decided_at_once[0]


@pytest.fixture
def proved_already(promises: Promises, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand the verdicts to the commands that would prove the same again."""
    for module in ("engine.report.proofs", "engine.report.handbook"):
        monkeypatch.setattr(f"{module}.promised", lambda *_: promises)


@pytest.fixture
def linted_already(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand the command that would lint the same again what was found, but for what was put there."""
    from tests.engine.proofs.lint.defective_legs import SEEDED, found

    real = [anomaly for anomaly in found() if (anomaly.kind, anomaly.subject) not in SEEDED]
    monkeypatch.setattr("engine.report.proofs.lint", lambda *_: real)
