"""The register of claims is whole, and a damaged one is refused."""

from __future__ import annotations

from collections import Counter

import pytest

from knowledge.criteria import KnowledgeError
from knowledge.register import CLAIMS, COLUMNS, read_claims
from knowledge.sources import DOCUMENTS

HEADER = ",".join(COLUMNS)
ROW = 'A01,a.txt,list,cramps,disorder,tier,"Old, tired muscle cramps.",'


def test_every_claim_of_every_document_is_there() -> None:
    counts = {"A": 13, "B": 14, "C": 15, "D": 34, "E": 55}
    expected = [f"{letter}{number:02}" for letter, last in counts.items() for number in range(1, last + 1)]
    assert expected == [claim.id for claim in CLAIMS]
    assert len(expected) == 131


def test_each_letter_is_one_document_and_the_other_way_round() -> None:
    pairs = {(claim.id[0], claim.document) for claim in CLAIMS}
    assert dict.fromkeys("ABCDE", 1) == Counter(letter for letter, _ in pairs)
    assert len({document for _, document in pairs}) == len(DOCUMENTS)


def test_statements_are_sentences_and_no_two_are_the_same() -> None:
    assert not [claim.id for claim in CLAIMS if not claim.statement.rstrip(")").endswith(".")]
    assert not [text for text, count in Counter(c.statement for c in CLAIMS).items() if count > 1]


def test_roles_and_kinds_are_known_ones() -> None:
    roles = {"disorder", "umbrella", "context", "drug class", "approach", "workup", "warning"}
    kinds = {"tier", "association", "feature", "discriminator", "risk_factor", "cause", "caveat"}
    kinds |= {"urgency", "complication", "management", "approach", "workup", "safety"}
    assert roles == {claim.role for claim in CLAIMS}
    assert kinds == {claim.kind for claim in CLAIMS}


def test_a_comma_inside_quotes_does_not_split_a_statement() -> None:
    (claim,) = read_claims(f"{HEADER}\n{ROW}\n")
    assert (claim.statement, claim.declined) == ("Old, tired muscle cramps.", "")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"id,statement\n{ROW}\n", "columns"),
        (f"{HEADER}\n{ROW}\n{ROW}\n", "never reused"),
        (f"{HEADER}\n{ROW},more\n", "no claim"),
        (f"{HEADER}\n{ROW.replace('cramps,', ',')}\n", "no claim"),
        (f"{HEADER}\n{ROW.replace('A01', 'Z01')}\n", "no document"),
    ],
)
def test_a_damaged_register_is_refused(text: str, named: str) -> None:
    with pytest.raises(KnowledgeError, match=named):
        read_claims(text)
