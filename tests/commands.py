"""The command line without a process of its own, for tests that look at what it prints and how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli

ROOT = Path(__file__).parent.parent


def crampdx(*arguments: str, given: str = "", folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with `given` on standard input, and return what a process would end with."""
    with (
        pytest.MonkeyPatch.context() as patch,
        CliRunner().isolation(given, env={"COLUMNS": "80", "XDG_STATE_HOME": str(folder)}) as (out, err, _),
    ):
        patch.chdir(folder)
        patch.setattr(sys, "argv", ["crampdx", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        sys.stdout.flush()
        sys.stderr.flush()
        printed, told = (stream.getvalue().decode() for stream in (out, err))
    code = ended.value.code
    assert isinstance(code, int)
    return subprocess.CompletedProcess(arguments, code, printed, told)
