"""Files are loaded when they have changed and nobody is writing them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from iomtui.catalogue.following import ContentChange, changes_of


class _StopError(Exception):
    """The test has seen enough."""


async def loads(data: Path, *steps: Callable[[], object]) -> list[int]:
    """Return how often the folder was loaded before each step, and before a last look."""
    counts: list[int] = []
    loaded = 0

    def load() -> ContentChange:
        nonlocal loaded
        loaded += 1
        return ContentChange()

    async def step(seconds: float) -> None:
        assert 0 < seconds < 1
        counts.append(loaded)
        if len(counts) > len(steps):
            raise _StopError
        steps[len(counts) - 1]()

    try:
        async for _ in changes_of(data, load, step):
            pass
    except _StopError:
        return counts
    raise AssertionError


def nothing() -> None:
    """Nobody changes a file."""


async def test_it_is_loaded_at_once_and_then_only_when_a_file_has_changed(data_copy: Path) -> None:
    path = data_copy / "languages" / "en.yaml"

    def edit() -> None:
        path.write_text(path.read_text("utf-8") + "# more\n", "utf-8")

    assert await loads(data_copy, nothing, edit, nothing, nothing) == [1, 1, 1, 2, 2]


async def test_a_file_that_is_being_written_is_left_alone(data_copy: Path) -> None:
    path = data_copy / "series.yaml"

    def write_more() -> None:
        with path.open("a") as file:
            file.write("# more\n")

    assert await loads(data_copy, write_more, write_more, nothing, nothing) == [1, 1, 1, 2, 2]


async def test_a_save_by_rename_a_new_file_and_a_lost_folder_are_changes(data_copy: Path) -> None:
    path = data_copy / "languages" / "en.yaml"

    def save_by_rename() -> None:
        new = data_copy / ".en.yaml.new"
        new.write_bytes(path.read_bytes())
        times = path.stat()
        os.utime(new, ns=(times.st_atime_ns, times.st_mtime_ns))
        new.replace(path)

    def add() -> None:
        (data_copy / "languages" / "ms.yaml").touch()

    def lose() -> None:
        data_copy.rename(data_copy.with_name("elsewhere"))

    for change in (save_by_rename, add, lose):
        assert await loads(data_copy, change, nothing, nothing) == [1, 1, 2, 2]


async def test_another_folder_behind_a_link_is_a_change_whatever_the_clock_says(
    data_copy: Path,
) -> None:
    other = shutil.copytree(data_copy, data_copy.with_name("other"))  # with the same times
    link = data_copy.with_name("link")
    link.symlink_to(data_copy)

    def swap() -> None:
        new = link.with_name("new")
        new.symlink_to(other)
        new.replace(link)

    assert await loads(link, swap, nothing, nothing) == [1, 1, 2, 2]


async def test_what_an_editor_keeps_in_a_hidden_file_is_no_change(data_copy: Path) -> None:
    swap = data_copy / "languages" / ".en.yaml.swp"
    assert await loads(data_copy, swap.touch, nothing, nothing) == [1, 1, 1, 1]
