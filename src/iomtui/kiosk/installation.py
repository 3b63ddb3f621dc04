"""Installs the content of a kiosk, and keeps what was installed before.

The place is a link to one of two folders beside it: `content` leads to `content.a` or
`content.b`. An installation fills the folder that is not shown, and replaces the link with one
rename, so that a kiosk or a power cut meets the old content or the new, never a part of either.
"""

import filecmp
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from iomtui.catalogue.folder import LANGUAGES, open_folder
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Severity, refusal
from iomtui.parsing.files import read_file, shown_path
from iomtui.storage import paths
from iomtui.storage.atomic_file import sync_folder
from iomtui.storage.file_lock import exclusive_lock

_SLOTS = ("a", "b")

_REFUSED = (Severity.FATAL, Severity.OMITTED)
"""The severities with which a kiosk would show nothing, or lack a language."""

FindProblems: TypeAlias = Callable[[Path], list[Diagnostic]]
"""Returns everything that is wrong in a data folder."""


class InstallationError(Exception):
    """Nothing was installed, and what was there before stays.

    Its text is the key of a sentence in the wording.
    """


def install(source: Path, place: Path, find_problems: FindProblems) -> list[Diagnostic] | None:
    """Install the content of a data folder, and return what should be mended in it.

    None says that the same content is installed already, so that nothing was changed.

    Only the files that a kiosk reads are copied, and links are not followed. The copy is checked,
    and its problems are reported as those of `source`. Raises InvalidContentError if it has one
    that takes content away, InstallationError, or OSError; what was installed before then stays.
    """
    new, old = _beside(place, "new"), _beside(place, "old")
    with _exclusive(place):
        target = _beside(place, _slots(place)[1])
        try:
            _copy(source, new)
            problems = _require_whole(new, find_problems, source)
            if _is_same(new, place):
                return None
            # Where the disk is full, the link fails, so it is made before anything is moved.
            link = _new_link(place, target)
            shutil.rmtree(old, ignore_errors=True)
            with suppress(FileNotFoundError):
                target.rename(old)
            new.rename(target)
            sync_folder(place.parent)
            link.replace(place)
            sync_folder(place.parent)
        finally:
            for leftover in (new, old):
                shutil.rmtree(leftover, ignore_errors=True)
    return problems


def roll_back(place: Path, find_problems: FindProblems) -> list[Diagnostic]:
    """Show the content again that was installed before; a second time undoes the first.

    Raises the same as `install`.
    """
    with _exclusive(place):
        previous = previous_content(place)
        if previous is None:
            raise InstallationError("no_previous")
        problems = _require_whole(previous, find_problems, previous)
        _new_link(place, previous).replace(place)
        sync_folder(place.parent)
    return problems


def previous_content(place: Path) -> Path | None:
    """Return the folder of content that was installed, and is not shown; None if there is none."""
    try:
        current = _slots(place)[0]
    except InstallationError:
        if not os.path.islink(place):  # noqa: PTH114 - see `_copy`
            return None
        current = None
    folders = [_beside(place, slot) for slot in _SLOTS if slot != current]
    # os.path.isdir, unlike Path.is_dir, does not raise where one may not look.
    return next((each for each in folders if os.path.isdir(each)), None)  # noqa: PTH112


def _slots(place: Path) -> tuple[str | None, str]:
    """Return the slot that is shown, None if there is none yet, and the other one."""
    try:
        target = place.readlink()
    except FileNotFoundError:
        return None, _SLOTS[0]
    except OSError:
        raise InstallationError("other_files") from None
    for slot, other in (_SLOTS, _SLOTS[::-1]):
        if target == Path(_beside(place, slot).name):
            return slot, other
    raise InstallationError("other_files")


def _beside(place: Path, suffix: str) -> Path:
    return place.parent / f"{place.name}.{suffix}"


@contextmanager
def _exclusive(place: Path) -> Iterator[None]:
    _slots(place)  # so that beside files of somebody else no file is made
    with exclusive_lock(_beside(place, "lock")) as is_free:
        if not is_free:
            raise InstallationError("busy")
        yield


def _source_files(source: Path) -> Iterator[Path]:
    """Yield the files of a data folder that a kiosk reads."""
    folder = open_folder(source)
    yield folder.series
    yield from folder.languages.values()
    yield from filter(os.path.lexists, (paths.details_in(source), paths.message_in(source)))


def _copy(source: Path, folder: Path) -> None:
    """Copy the files that a kiosk reads; every user may read the copies."""
    shutil.rmtree(folder, ignore_errors=True)
    languages = folder / LANGUAGES
    languages.mkdir(parents=True)
    for file in (source / LANGUAGES, *_source_files(source)):
        # os.path.islink, unlike Path.is_symlink, does not raise where one may not look.
        if os.path.islink(file):  # noqa: PTH114
            raise refusal(shown_path(file), None, Code.NOT_REGULAR)
    for file in _source_files(source):
        with (folder / file.relative_to(source)).open("xb") as copy:
            copy.write(read_file(file))
            copy.flush()
            os.fchmod(copy.fileno(), 0o644)
            os.fsync(copy.fileno())
    for each in (languages, folder):
        each.chmod(0o755)
        sync_folder(each)


def _is_same(new: Path, place: Path) -> bool:
    """Return whether two folders have the same files; a file that cannot be read differs."""
    names = {
        os.path.relpath(Path(parent, name), top)
        for top in (new, place)
        for parent, _, files in os.walk(top)
        for name in files
    }
    return len(filecmp.cmpfiles(new, place, names, shallow=False)[0]) == len(names)


def _require_whole(folder: Path, find_problems: FindProblems, source: Path) -> list[Diagnostic]:
    """Return the problems of a folder as those of `source`, unless one takes content away."""
    copied, shown = shown_path(folder), shown_path(source)
    problems = [
        replace(each, file=each.file.replace(copied, shown, 1)) for each in find_problems(folder)
    ]
    if refused := [each for each in problems if each.severity in _REFUSED]:
        raise InvalidContentError(refused)
    return [each for each in problems if each.needs_fixing]


def _new_link(place: Path, target: Path) -> Path:
    """Return a new link to a folder, which still has another name than the place."""
    link = _beside(place, "link")
    link.unlink(missing_ok=True)
    link.symlink_to(target.name)
    return link
