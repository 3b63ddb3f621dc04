"""What the environment says of the terminal, and may say to the toolkit."""

from __future__ import annotations

import io
import sys

import pytest

from iomtui.cli.environment import confine, remove_overrides, take_encoding


def test_a_reader_keeps_all_but_what_changes_the_toolkit() -> None:
    environ = {"NO_COLOR": "", "COLUMNS": "9", "TEXTUAL_DEBUG": "1", "HOME": "/h", "EDITOR": "vi"}
    remove_overrides(environ)
    assert environ == {"HOME": "/h", "EDITOR": "vi"}


def test_a_kiosk_keeps_only_what_it_needs() -> None:
    environ = {
        "HOME": "/h",
        "TERM": "linux",
        "LANG": "C.UTF-8",
        "XDG_STATE_HOME": "/s",
        "TEXTUAL_DRIVER": "x:y",
        "IOMTUI_LANG": "en",
        "PYTHONINSPECT": "1",
        "SECRET": "s",
    }
    confine(environ)
    assert set(environ) == {"HOME", "TERM", "LANG", "XDG_STATE_HOME"}


@pytest.mark.parametrize("environ", [{}, {"TERM": ""}, {"TERM": "dumb"}, {"TERM": "unknown"}])
def test_an_unknown_terminal_has_sixteen_colours(environ: dict[str, str]) -> None:
    confine(environ)
    assert environ == {"TERM": "linux"}


@pytest.mark.parametrize(
    ("environ", "viewer", "kiosk"),
    [
        ({"TERM": "xterm"}, "utf-8", "utf-8"),
        ({"TERM": "xterm", "LANG": "id_ID"}, "utf-8", "utf-8"),
        ({"TERM": "xterm", "LANG": "C"}, "ascii", "utf-8"),
        ({"TERM": "vt220", "LC_ALL": "POSIX", "LANG": "id_ID.UTF-8"}, "ascii", "utf-8"),
        ({"TERM": "xterm", "LANG": "de_DE.ISO-8859-1"}, "ascii", "utf-8"),
        ({"TERM": "screen"}, "ascii", "ascii"),
        ({"TERM": "screen.xterm-256color", "LC_ALL": "C"}, "ascii", "ascii"),
        ({"TERM": "screen", "LANG": "id_ID.utf8"}, "utf-8", "utf-8"),
        (
            {"TERM": "screen", "LC_ALL": "", "LC_CTYPE": "en_GB.UTF-8", "LANG": "C"},
            "utf-8",
            "utf-8",
        ),
    ],
)
def test_the_locale_says_whether_a_terminal_has_utf_8_in_a_kiosk_under_gnu_screen_only(
    environ: dict[str, str], viewer: str, kiosk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for is_kiosk, expected in ((False, viewer), (True, kiosk)):
        stream = io.TextIOWrapper(io.BytesIO(), "utf-8")
        monkeypatch.setattr(sys, "__stdout__", stream)
        assert take_encoding(environ, is_kiosk=is_kiosk) == expected
        assert stream.encoding == expected


def test_an_encoding_that_python_finds_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), "iso8859-1")
    monkeypatch.setattr(sys, "__stdout__", stream)
    assert take_encoding({"LANG": "de_DE.ISO-8859-1"}, is_kiosk=False) == "iso8859-1"
