"""No environment variable or limit changes what a kiosk shows, or how it ends."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from iomtui.exit_status import ExitStatus
from tests.support.kiosk import TITLES, Kind, Kiosk
from tests.support.terminal import IOMTUI, OUTPUT_TIMEOUT

Pages = dict[str, list[str]]


VARIABLES: dict[str, dict[str, str]] = {
    "home_empty": {"HOME": ""},
    "home_missing": {"HOME": "/nonexistent/home"},
    "home_read_only": {"HOME": "/proc"},
    "xdg_odd": {"XDG_CONFIG_HOME": "/proc", "XDG_STATE_HOME": "here", "XDG_DATA_DIRS": ":"},
    **{
        f"term_{term}": {"TERM": term, "COLORTERM": ""}
        for term in ("dumb", "unknown", "linux", "vt100", "xterm", "tmux-256color", "xterm-kitty")
    },
    "term_hostile": {"TERM": "\x1b]0;owned\x07", "COLORTERM": "[/x]", "TERMINFO": "/proc"},
    "apple_terminal": {"TERM_PROGRAM": "Apple_Terminal"},
    "lang_c": {"LANG": "C"},
    "not_utf_8": {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "python_ascii": {"PYTHONIOENCODING": "ascii"},
    "textual_press": {"TEXTUAL_PRESS": "q,ctrl+q,wait:1,ctrl+c"},
    "textual_screenshot": {"TEXTUAL_SCREENSHOT": "0", "TEXTUAL_SCREENSHOT_LOCATION": "."},
    "textual_debug": {"TEXTUAL_DEBUG": "1", "TEXTUAL_LOG": "textual.log"},
    "textual_driver": {"TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver"},
    "textual_devtools": {"TEXTUAL": "devtools,debug,headless"},
    "textual_fps": {"TEXTUAL_FPS": "1", "TEXTUAL_SLOW_THRESHOLD": "0"},
    "textual_colours": {"TEXTUAL_COLOR_SYSTEM": "none", "TEXTUAL_THEME": "no-such-theme"},
    "textual_keys": {"TEXTUAL_DISABLE_KITTY_KEY": "0", "TEXTUAL_ALLOW_SIGNALS": "1"},
    "rich": {"TTY_COMPATIBLE": "0", "TTY_INTERACTIVE": "0", "JUPYTER_COLUMNS": "9"},
    "escdelay": {"ESCDELAY": "60000"},
    "columns_and_lines": {"COLUMNS": "200", "LINES": "5"},
    "no_color": {"NO_COLOR": "1"},
    "no_color_empty": {"NO_COLOR": ""},
    "force_color": {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"},
    "own_variables": {"IOMTUI_LANG": "id", "IOMTUI_DATA": "/nonexistent"},
    "own_variables_hostile": {"IOMTUI_LANG": "\x1b[31m\x07", "IOMTUI_DATA": "\x1b]0;x\x07"},
    "python_inspect": {"PYTHONINSPECT": "1", "PYTHONSTARTUP": "/etc/passwd"},
    "python_dev_mode": {"PYTHONDEVMODE": "1", "PYTHONASYNCIODEBUG": "1"},
    "python_warnings": {"PYTHONWARNINGS": "always", "PYTHONTRACEMALLOC": "5"},
    "python_warnings_are_errors": {"PYTHONWARNINGS": "error", "PYTHONMALLOC": "debug"},
    "python_optimized": {"PYTHONOPTIMIZE": "2", "PYTHONBREAKPOINT": "os.abort"},
    "programs": dict.fromkeys(("BROWSER", "EDITOR", "VISUAL", "PAGER", "SHELL"), "sh -c id"),
    "display": {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0", "SSH_TTY": "/dev/tty"},
    "no_tmpdir": {"TMPDIR": "/nonexistent"},
    "zone_odd": {"TZ": ":/etc/passwd"},
    "systemd": {"NOTIFY_SOCKET": "/nonexistent", "WATCHDOG_USEC": "1", "WATCHDOG_PID": "1"},
}
COMMANDS = {
    "no_home": ("env", "-u", "HOME"),
    "no_term": ("env", "-u", "TERM", "-u", "COLORTERM"),
    "nothing_at_all": ("env", "-i"),
    **{
        name: ("sh", "-c", f'ulimit {limit}; exec "$@"', "sh")
        for name, limit in {
            "few_files": "-n 24",
            "little_stack": "-c unlimited -s 1024",
            "no_files_of_size": "-f 0",
        }.items()
    },
}
"""Commands in front of the kiosk's own, which leave it less of its environment."""
AT_ONCE = (
    *("home_missing", "xdg_odd", "lang_c", "python_ascii", "textual_press", "textual_screenshot"),
    *("textual_debug", "textual_driver", "textual_devtools", "textual_fps", "textual_colours"),
    *("rich", "escdelay", "columns_and_lines", "no_color_empty", "own_variables", "programs"),
    *("python_inspect", "python_warnings", "display", "no_tmpdir", "zone_odd", "systemd"),
)
"""Variables that do not undo each other."""


def test_many_variables_at_once_change_nothing(pages: Pages, tmp_path: Path) -> None:
    together = {
        name: value
        for case, variables in VARIABLES.items()
        if case in AT_ONCE
        for name, value in variables.items()
    }
    assert_unchanged(pages, tmp_path, together | {"PYTHONTRACEMALLOC": "0"})


@pytest.mark.thorough
@pytest.mark.parametrize("case", [*VARIABLES, *COMMANDS])
def test_an_environment_changes_nothing(pages: Pages, tmp_path: Path, case: str) -> None:
    assert_unchanged(pages, tmp_path, VARIABLES.get(case, {}), COMMANDS.get(case, ()))


def assert_unchanged(
    pages: Pages, folder: Path, environ: dict[str, str], before: tuple[str, ...] = ()
) -> None:
    with Kiosk(folder, Kind(pin=True), environ=environ, command=(*before, *IOMTUI)) as kiosk:
        kiosk.pages = pages
        # Until the first page the terminal still makes signals of keys, which may end it.
        kiosk.terminal.wait_for(TITLES["en"])
        kiosk.terminal.flood(b"?0\x1b[A\r:!sh\r\x03\x1a\x1c")
        kiosk.check()
        assert kiosk.leave() == ExitStatus.STAFF_EXIT


@pytest.mark.thorough
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=str)
def test_a_signal_ends_it_without_pythons_prompt(tmp_path: Path, number: int) -> None:
    with Kiosk(tmp_path, environ=VARIABLES["python_inspect"]) as kiosk:
        kiosk.begin()
        kiosk.terminal.process.kill(number)
        assert kiosk.wait_end() == -number


@pytest.mark.thorough
@pytest.mark.parametrize("number", [signal.SIGABRT, signal.SIGSEGV], ids=str)
def test_a_crash_of_python_shows_no_traceback(tmp_path: Path, number: int) -> None:
    with Kiosk(tmp_path, environ={"PYTHONDEVMODE": "1", "PYTHONFAULTHANDLER": "1"}) as kiosk:
        kiosk.begin()
        kiosk.terminal.process.kill(number)
        while kiosk.is_alive or kiosk.terminal.look(0):
            kiosk.terminal.look(OUTPUT_TIMEOUT)
        kiosk.check_output()
