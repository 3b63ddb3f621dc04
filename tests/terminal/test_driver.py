"""The driver draws the latest state, however slowly its terminal takes what is drawn."""

from __future__ import annotations

import asyncio
import os
import pty
import select
import sys

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from iomtui.terminal.app import TerminalApp
from iomtui.terminal.driver import TerminalDriver
from iomtui.terminal.reader import InputFilter
from tests.support.terminal import OUTPUT_TIMEOUT

WIDTH, HEIGHT = 500, 200
"""A screen of more cells than a terminal takes without being read."""


def read_until(descriptor: int, end: bytes) -> bytes:
    data = b""
    while end not in data:
        assert select.select([descriptor], [], [], OUTPUT_TIMEOUT)[0], "it draws no more"
        data += os.read(descriptor, 65536)
    return data


async def test_frames_that_a_slow_terminal_would_show_too_late_are_not_sent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outer, inner = pty.openpty()
    with os.fdopen(outer, "rb", 0), os.fdopen(inner, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "__stdin__", stream)
        monkeypatch.setattr(sys, "__stdout__", stream)
        driver = TerminalDriver(TerminalApp(InputFilter(), is_unattended=True))
        driver.start_application_mode()
        try:
            for character in "abcdefgh":
                strips = [[Strip([Segment(character * WIDTH)])] for _ in range(HEIGHT)]
                update = LayoutUpdate(strips, Region(0, 0, WIDTH, HEIGHT))  # type: ignore[arg-type]
                driver.draw(update, (0, 0), ColorSystem.TRUECOLOR)
            last_row = f"\x1b[{HEIGHT};1H".encode() + b"h" * WIDTH
            output = await asyncio.to_thread(read_until, outer, last_row)
        finally:
            driver.stop_application_mode()
            driver.close()
    # The first one only if the terminal had taken what begins a session.
    drawn = [character for character in "abcdefgh" if character.encode() * WIDTH in output]
    assert len(drawn) <= 2
