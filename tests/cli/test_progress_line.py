"""Progress on a terminal and in a file."""

from __future__ import annotations

import os
import sys

import ptyprocess
import pytest

from iomtui.cli.fetch import ProgressLine


def test_without_a_terminal_each_new_text_is_a_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = ProgressLine({"TERM": "xterm"})
    for text in ("one", "one", "two"):
        line.show(text)
    line.clear()
    assert capsys.readouterr().err == "one\ntwo\n"


def test_a_closed_pipe_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        line = ProgressLine({"TERM": "xterm"})
        line.show("one")
        line.show("two")
        line.clear()


@pytest.mark.parametrize("columns", [0, 20])
def test_it_fits_into_one_line_of_a_terminal_of_known_and_unknown_width(columns: int) -> None:
    code = (
        "from iomtui.cli.fetch import ProgressLine\nProgressLine({'TERM': 'xterm'}).show('x' * 200)"
    )
    terminal = ptyprocess.PtyProcess.spawn([sys.executable, "-c", code], dimensions=(24, columns))
    try:
        shown = terminal.read(4096)
        terminal.wait()
    finally:
        terminal.close(force=True)
    assert shown.count(b"x") == (columns or 80) - 1
