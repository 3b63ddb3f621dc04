"""No variable of the environment changes what a kiosk shows, or how it leaves."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import NamedTuple

import pytest

from iomtui.exit_status import ExitStatus
from tests.support.kiosk import TITLES, Kind, Kiosk
from tests.support.processes import PIN
from tests.support.terminal import IOMTUI, PATIENCE

Pages = dict[str, list[str]]


class Odd(NamedTuple):
    """An environment that is not as it should be."""

    environ: dict[str, str]
    """Its variables."""
    before: tuple[str, ...] = ()
    """A command that runs the kiosk."""


def _without(*names: str) -> tuple[str, ...]:
    return ("env", *(part for name in names for part in ("-u", name)))


def _with_limit(limit: str) -> tuple[str, ...]:
    return ("sh", "-c", f'ulimit {limit}; exec "$@"', "sh")


ODD = {
    "no_home": Odd({}, _without("HOME")),
    "home_empty": Odd({"HOME": ""}),
    "home_missing": Odd({"HOME": "/nonexistent/home"}),
    "home_relative": Odd({"HOME": "somewhere"}),
    "home_read_only": Odd({"HOME": "/proc"}),
    "xdg_odd": Odd({"XDG_CONFIG_HOME": "/proc", "XDG_STATE_HOME": "here", "XDG_DATA_DIRS": ":"}),
    "nothing_at_all": Odd({}, ("env", "-i")),
    "no_term": Odd({}, _without("TERM", "COLORTERM")),
    **{
        f"term_{term}": Odd({"TERM": term, "COLORTERM": ""})
        for term in ("dumb", "unknown", "linux", "vt100", "xterm", "tmux-256color", "xterm-kitty")
    },
    "term_hostile": Odd({"TERM": "\x1b]0;owned\x07", "COLORTERM": "[/x]", "TERMINFO": "/proc"}),
    "apple_terminal": Odd({"TERM_PROGRAM": "Apple_Terminal"}),
    "lang_c": Odd({"LANG": "C"}),
    "lc_all_unknown": Odd({"LC_ALL": "xx_XX"}),
    "not_utf_8": Odd({"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "python_ascii": Odd({"PYTHONIOENCODING": "ascii"}),
    "python_latin_1": Odd({"PYTHONIOENCODING": "latin-1:strict", "PYTHONUTF8": "0"}),
    "textual_press": Odd({"TEXTUAL_PRESS": "q,ctrl+q,wait:1,ctrl+c"}),
    "textual_screenshot": Odd({"TEXTUAL_SCREENSHOT": "0", "TEXTUAL_SCREENSHOT_LOCATION": "."}),
    "textual_debug": Odd({"TEXTUAL_DEBUG": "1", "TEXTUAL_LOG": "textual.log"}),
    "textual_driver": Odd({"TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver"}),
    "textual_devtools": Odd({"TEXTUAL": "devtools,debug,headless"}),
    "textual_fps": Odd({"TEXTUAL_FPS": "1", "TEXTUAL_SLOW_THRESHOLD": "0"}),
    "textual_colours": Odd({"TEXTUAL_COLOR_SYSTEM": "none", "TEXTUAL_THEME": "no-such-theme"}),
    "textual_keys": Odd({"TEXTUAL_DISABLE_KITTY_KEY": "0", "TEXTUAL_ALLOW_SIGNALS": "1"}),
    "rich": Odd({"TTY_COMPATIBLE": "0", "TTY_INTERACTIVE": "0", "JUPYTER_COLUMNS": "9"}),
    "escdelay": Odd({"ESCDELAY": "60000"}),
    "columns_and_lines": Odd({"COLUMNS": "200", "LINES": "5"}),
    "no_color": Odd({"NO_COLOR": "1"}),
    "no_color_empty": Odd({"NO_COLOR": ""}),
    "force_color": Odd({"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}),
    "own_variables": Odd({"IOMTUI_LANG": "id", "IOMTUI_DATA": "/nonexistent"}),
    "own_variables_hostile": Odd({"IOMTUI_LANG": "\x1b[31m\x07", "IOMTUI_DATA": "\x1b]0;x\x07"}),
    "python_inspect": Odd({"PYTHONINSPECT": "1", "PYTHONSTARTUP": "/etc/passwd"}),
    "python_asyncio_debug": Odd({"PYTHONASYNCIODEBUG": "1"}),
    "python_dev_mode": Odd({"PYTHONDEVMODE": "1", "PYTHONFAULTHANDLER": "1"}),
    "python_warnings": Odd({"PYTHONWARNINGS": "always", "PYTHONTRACEMALLOC": "5"}),
    "python_warnings_are_errors": Odd({"PYTHONWARNINGS": "error"}),
    "python_optimized": Odd({"PYTHONOPTIMIZE": "2", "PYTHONUNBUFFERED": "1"}),
    "python_breakpoint": Odd({"PYTHONBREAKPOINT": "os.abort", "PYTHONMALLOC": "debug"}),
    "programs": Odd(dict.fromkeys(("BROWSER", "EDITOR", "VISUAL", "PAGER", "SHELL"), "sh -c id")),
    "display": Odd({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "SSH_TTY": "/dev/tty"}),
    "few_files": Odd({}, _with_limit("-n 24")),
    "no_cores_little_stack": Odd({}, _with_limit("-c unlimited -s 1024")),
    "no_files_of_size": Odd({}, _with_limit("-f 0")),
    "no_tmpdir": Odd({"TMPDIR": "/nonexistent"}),
    "zone_odd": Odd({"TZ": ":/etc/passwd"}),
    "systemd": Odd({"NOTIFY_SOCKET": "/nonexistent", "WATCHDOG_USEC": "1", "WATCHDOG_PID": "1"}),
}
AT_ONCE = (
    *("home_missing", "xdg_odd", "lang_c", "python_ascii", "textual_press", "textual_screenshot"),
    *("textual_debug", "textual_driver", "textual_devtools", "textual_fps", "textual_colours"),
    *("rich", "escdelay", "columns_and_lines", "no_color_empty", "own_variables", "programs"),
    *("python_inspect", "python_warnings", "display", "no_tmpdir", "zone_odd", "systemd"),
)
"""Those that can be tried together."""


def test_many_at_once_change_nothing(pages: Pages, tmp_path: Path) -> None:
    together = {name: value for each in AT_ONCE for name, value in ODD[each].environ.items()}
    _is_as_ever(pages, tmp_path, Odd(together | {"PYTHONTRACEMALLOC": "0"}))


@pytest.mark.thorough
@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_an_environment_changes_nothing(pages: Pages, tmp_path: Path, odd: Odd) -> None:
    _is_as_ever(pages, tmp_path, odd)


def _is_as_ever(pages: Pages, folder: Path, odd: Odd) -> None:
    command = (*odd.before, *IOMTUI)
    with Kiosk(folder, Kind(PIN), environ=odd.environ, command=command) as kiosk:
        kiosk.pages = pages
        # Before that the terminal is the shell's, whose keys may end what is starting.
        kiosk.terminal.wait_for(TITLES["en"])
        kiosk.terminal.flood(b"?0\x1b[A\r:!sh\r\x03\x1a\x1c")
        kiosk.check()
        assert kiosk.leave() == ExitStatus.STAFF_EXIT


@pytest.mark.thorough
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=str)
def test_python_never_asks_what_to_do_next(tmp_path: Path, number: int) -> None:
    environ = ODD["python_inspect"].environ
    with Kiosk(tmp_path, environ=environ) as kiosk:
        kiosk.begin()
        kiosk.terminal.process.kill(number)
        assert kiosk.wait_end() == -number


@pytest.mark.thorough
@pytest.mark.parametrize("number", [signal.SIGABRT, signal.SIGSEGV], ids=str)
def test_python_does_not_show_where_it_was_when_it_died(tmp_path: Path, number: int) -> None:
    with Kiosk(tmp_path, environ=ODD["python_dev_mode"].environ) as kiosk:
        kiosk.begin()
        kiosk.terminal.process.kill(number)
        while kiosk.is_alive or kiosk.terminal.look(0):
            kiosk.terminal.look(PATIENCE)
        kiosk.check_output()
