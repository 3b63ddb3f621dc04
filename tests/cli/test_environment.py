"""What the environment may say to the toolkit."""

from __future__ import annotations

import pytest

from iomtui.cli.environment import confine, remove_overrides


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
