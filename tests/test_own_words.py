"""The project is in its own words: no run of eight words of a source document appears in it.

The documents are not part of the project. What is kept of them, in `source_shingles.txt`, are hashes
of their runs of eight words, of which no text can be got back (shingling: A. Z. Broder, *On the
resemblance and containment of documents*, 1997). Whoever has the documents writes the file anew with

    python tests/test_own_words.py DOCUMENT...
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from knowledge.sources import DOCUMENTS

ROOT = Path(__file__).parent.parent
STORED = Path(__file__).with_name("source_shingles.txt")
RUN = 8
DIGITS = 12  # 48 bits: with 3,000 stored and 1,000,000 looked up, a chance hit once in 100,000 suites
_MARKUP = re.compile(r"\]\([^)\s]*\)|</?[a-zA-Z][^<>\n]*>|\\[nrt]")
_APOSTROPHES = re.compile("['\u2018\u2019\u02bc`]")


def readings(text: str) -> Iterator[list[str]]:
    """Yield the words of a text as they are, and without markup and numbers.

    Case, accents, punctuation, line breaks and the quotes of source code are gone from both, and
    `ae` and `oe` are `e`, so that British spelling hides nothing. List and footnote numbers break
    a run in the first reading and not in the second.
    """
    for bare in dict.fromkeys((text, _MARKUP.sub(" ", text))):
        plain = unicodedata.normalize("NFKD", bare).casefold()
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
        plain = _APOSTROPHES.sub("", plain).replace("ae", "e").replace("oe", "e")
        words = re.findall(r"[a-z0-9]+", plain)
        yield words
        if len(unnumbered := [word for word in words if not word.isdigit()]) < len(words):
            yield unnumbered


def runs(text: str) -> Iterator[str]:
    """Yield every run of eight words of every reading of a text."""
    for words in readings(text):
        yield from map(" ".join, zip(*(words[start:] for start in range(RUN)), strict=False))


def shingle(run: str) -> str:
    """Hash one run."""
    return sha256(run.encode()).hexdigest()[:DIGITS]


def copied(text: str, shingles: frozenset[str]) -> list[str]:
    """List the runs of a text that are among those hashed, each once, in order of appearance."""
    return [run for run in dict.fromkeys(runs(text)) if shingle(run) in shingles]


def write_shingles(documents: list[Path], target: Path = STORED) -> None:
    """Hash the runs of all documents into a file, sorted, eight a line."""
    found = sorted({shingle(run) for path in documents for run in runs(path.read_text("utf-8"))})
    lines = (" ".join(found[start : start + 8]) for start in range(0, len(found), 8))
    target.write_text("".join(f"{line}\n" for line in lines), "ascii")


def read_shingles() -> frozenset[str]:
    return frozenset(STORED.read_text("ascii").split())


# A document is cited by its title, word for word, and three of the five titles are eight words or longer.
TITLES = frozenset(run for document in DOCUMENTS for run in runs(document.title))


def texts() -> Iterator[tuple[str, str]]:
    """Yield path and text of every file that is, or is about to be, part of the project."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("only a git checkout says which files are the project's")
    listed = [git, "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    output = subprocess.run(listed, check=True, capture_output=True).stdout.decode()
    for name in sorted(filter(None, output.split("\0"))):
        try:
            yield name, (ROOT / name).read_text("utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue  # a picture, say, or a file just being moved


def test_no_eight_words_in_a_row_are_a_documents() -> None:
    shingles = read_shingles()
    found = {name: [run for run in copied(text, shingles) if run not in TITLES] for name, text in texts()}
    assert not {name: taken for name, taken in found.items() if taken}


def test_the_stored_runs_are_those_of_the_documents() -> None:
    title = DOCUMENTS[4].title
    assert set(runs(title)) == set(copied(title, read_shingles()))


def test_the_stored_runs_are_many_sorted_and_well_formed() -> None:
    stored = STORED.read_text("ascii").split()
    assert sorted(set(stored)) == stored
    assert len(stored) > 2000
    assert all(re.fullmatch(rf"[0-9a-f]{{{DIGITS}}}", entry) for entry in stored)


INVENTED = (
    "A well-rested heron doesn't mind the rain, and anemia never troubles it. 1, 2\n\n"
    "  1. Herons fish at dawn\n  2. Storks fish at noon \u2014 herons don't\n"
)


def invented(tmp_path: Path) -> frozenset[str]:
    document, target = tmp_path / "heron.txt", tmp_path / "shingles.txt"
    document.write_text(INVENTED, "utf-8")
    write_shingles([document], target)
    return frozenset(target.read_text("ascii").split())


@pytest.mark.parametrize(
    "text",
    [
        "A well-rested heron doesn't mind the rain",
        "they say a WELL RESTED heron (on one leg): a well rested heron doesn\u2019t mind the rain",
        "a *well*-rested **heron** [doesn't](http://x.org/a) mind <b>the</b> rain",
        'because="A well-rested heron "\n    "doesn\'t mind the rain.",',
        "# A well-rested heron doesn't\n# mind the rain",
        "doesn't mind the rain,\\nand anaemia never troubles",
        "herons fish at dawn; storks fish at noon",
        "fish at dawn 2. storks fish at noon",
        "never troubles it. Herons fish at dawn. Storks",
    ],
)
def test_a_copy_is_found_however_it_is_dressed(text: str, tmp_path: Path) -> None:
    assert copied(text, invented(tmp_path))


@pytest.mark.parametrize(
    "text",
    [
        "well-rested heron doesn't mind the rain",
        "a well-rested heron doesn't mind any rain, and anaemia never troubles a stork",
        "",
        "the rain, which a rested heron does not mind, troubles it as little as anaemia does",
    ],
)
def test_seven_words_or_words_of_our_own_are_not_a_copy(text: str, tmp_path: Path) -> None:
    assert not copied(text, invented(tmp_path))


if __name__ == "__main__":
    write_shingles([Path(name) for name in sys.argv[1:]])
