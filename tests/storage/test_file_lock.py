"""One at a time, however the one before ended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from iomtui.storage.file_lock import exclusive_lock

HOLDS_IT = """
import sys
from pathlib import Path
from iomtui.storage.file_lock import exclusive_lock
with exclusive_lock(Path(sys.argv[1])) as is_alone:
    print(is_alone, flush=True)
    sys.stdin.read()
"""


def test_the_second_is_not_alone_and_the_next_one_is(tmp_path: Path) -> None:
    path = tmp_path / "state" / "fetch.lock"
    with exclusive_lock(path) as first, exclusive_lock(path) as second:
        assert (first, second) == (True, False)
    with exclusive_lock(path) as third:
        assert third


def test_a_program_that_was_killed_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "fetch.lock"
    command = [sys.executable, "-c", HOLDS_IT, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"True\n"
        with exclusive_lock(path) as while_it_runs:
            assert not while_it_runs
        other.kill()
    with exclusive_lock(path) as afterwards:
        assert afterwards


def test_where_no_file_can_be_made_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(OSError, match=r"exists|directory"),
        exclusive_lock(tmp_path / "file" / "fetch.lock"),
    ):
        pass
