"""A lock between processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from iomtui.storage.file_lock import exclusive_lock
from tests.support.processes import started

LOCKING = """
import sys
from pathlib import Path
from iomtui.storage.file_lock import exclusive_lock
with exclusive_lock(Path(sys.argv[1])) as is_free:
    print(is_free, flush=True)
    sys.stdin.read()
"""


def test_a_lock_is_held_by_one_process_and_released_when_that_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "state" / "fetch.lock"
    command = [sys.executable, "-c", LOCKING, str(path)]
    with started(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        assert other.stdout.readline() == b"True\n"
        with exclusive_lock(path) as while_it_runs:
            assert not while_it_runs
        other.kill()
    with exclusive_lock(path) as afterwards:
        assert afterwards
