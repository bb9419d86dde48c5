"""What is described for programs is how they are answered, whatever they send: schemathesis sends it."""

from __future__ import annotations

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.engine.web.garage_site import site

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its own are no business of these tests
    schemathesis = pytest.importorskip("schemathesis", reason="needs the extra `browser`")
    from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default")]


FOLDER = TemporaryDirectory()
DESCRIBED = schemathesis.openapi.from_asgi("/openapi.json", site(Path(FOLDER.name)))


@DESCRIBED.parametrize()
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_request_is_answered_as_it_is_described_and_none_by_a_500(case: Any) -> None:
    # No schema tells all that means something: null is as good as nothing, and no disorder is called "x".
    case.call_and_validate(excluded_checks=[negative_data_rejection, positive_data_acceptance])
