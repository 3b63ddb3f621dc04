"""What of a machine and its terminal would spoil a kiosk, each with what to do about it.

A terminal cannot make letters larger, lacks signs that its font lacks, and has as many colours as
it has: only a person can mend that, before the kiosk is left alone.
"""

import fcntl
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from iomtui.parsing.files import shown_path
from iomtui.themes import default_theme, has_half_blocks

MOST_ROWS = 45
"""The most rows of a screen whose letters can be read from some steps away."""

_LEAST_COLUMNS, _LEAST_ROWS = 80, 24
_CODE_COLUMNS, _CODE_ROWS = 120, 44
"""The least window for a QR code without half blocks."""

_KDGKBLED, _LED_NUM = 0x4B64, 0x02
"""Asks for the lock flags of the keyboard of Linux's console (ioctl_console(2)), and Num Lock."""

_COLOURFUL = ("night", "day", "contrast")
"""Themes with more than sixteen colours."""


Problem: TypeAlias = tuple[str, dict[str, str]]
"""What is wrong: the key of its sentence in the wording, and the values that the sentence names."""


class TerminalFacts(NamedTuple):
    """What is known of a terminal."""

    term: str
    """The value of TERM; empty if it says nothing."""
    columns: int
    rows: int
    encoding: str = "utf-8"
    theme: str = "night"
    """The theme that suits it."""
    num_lock: bool | None = None
    """Whether Num Lock is on; None if only the desktop knows."""
    has_desktop: bool = False


class Machine(NamedTuple):
    """What is known of a machine."""

    terminal: TerminalFacts | None
    """None if there is none to look at."""
    state_folder: Path | None = None
    """Where the log of faults is; None without a home folder."""
    reports: bool = True
    """Whether the kiosk can write a heartbeat."""
    is_root: bool = False


def look_at_terminal(descriptor: int, environ: Mapping[str, str], encoding: str) -> TerminalFacts:
    """Return what is known of a terminal. Raises OSError if the descriptor is of none."""
    columns, rows = os.get_terminal_size(descriptor)
    has_desktop = any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
    term, theme = environ.get("TERM", ""), default_theme({**environ, "NO_COLOR": ""})
    locks = _num_lock(descriptor)
    return TerminalFacts(term, columns, rows, encoding, theme, locks, has_desktop)


def _num_lock(descriptor: int) -> bool | None:
    try:
        flags: bytes = fcntl.ioctl(descriptor, _KDGKBLED, b"\0")
    except OSError:
        return None
    return bool(flags[0] & _LED_NUM)


def machine_problems(
    machine: Machine, *, theme: str | None, half_blocks: bool | None
) -> Iterator[Problem]:
    """Yield what is wrong; `theme` and `half_blocks` are those of the settings."""
    if machine.is_root:
        yield "root", {}
    if machine.terminal is None:
        yield "no_terminal", {}
    else:
        yield from _terminal_problems(machine.terminal, theme)
        if machine.terminal.columns:  # a serial line may not know its size
            yield from _window_problems(machine.terminal, half_blocks=half_blocks)
    folder = machine.state_folder
    if folder is None or not _is_writable(folder):
        yield "no_state", {"path": shown_path(folder) if folder else "–"}
    if not machine.reports:
        yield "no_reports", {}


def _terminal_problems(terminal: TerminalFacts, theme: str | None) -> Iterator[Problem]:
    if not terminal.term:
        yield "unknown_term", {}
    if theme in _COLOURFUL and terminal.theme not in _COLOURFUL:
        yield "few_colours", {"theme": theme}
    if terminal.encoding != "utf-8":
        yield "charset", {}
    if terminal.num_lock is False:
        yield "num_lock", {}
    if terminal.has_desktop:
        yield "blanking", {}


def _window_problems(terminal: TerminalFacts, *, half_blocks: bool | None) -> Iterator[Problem]:
    columns, rows = terminal.columns, terminal.rows
    size = {"columns": str(columns), "rows": str(rows)}
    if columns < _LEAST_COLUMNS or rows < _LEAST_ROWS:
        yield "small_window", size
    if rows > MOST_ROWS:
        yield "small_letters", size
    has_blocks = has_half_blocks({"TERM": terminal.term}, terminal.encoding, setting=half_blocks)
    if not has_blocks and (columns < _CODE_COLUMNS or rows < _CODE_ROWS):
        yield "no_codes", size


def _is_writable(folder: Path) -> bool:
    """Return whether a folder can be written, or made."""
    nearest = next(each for each in (folder, *folder.parents) if os.path.lexists(each))
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def sample_card() -> list[str]:
    """Return lines with every sign and the sixteen colours that a kiosk draws, for a terminal."""
    colours = "".join(f"\x1b[{base + number}m██" for base in (30, 90) for number in range(8))
    signs = ("▀▄█", "▌", "━", "↑ ↓ ← →", "· – … “ ” ’ ñ é", "0 O  1 l I")
    return [f"  {colours}\x1b[0m", "  " + "   ".join(signs)]
