"""The QR code on the real screen is read by a real decoder, to the exact address."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from iomtui.catalogue.edition import Edition
from iomtui.themes import THEMES
from tests.support.camera import seen_code
from tests.support.examples import first
from tests.support.terminal import KEYS, Terminal, write_settings
from tests.terminal.conftest import OpenViewer

WINDOWS = ((80, 24), (120, 33))


@first(1, ("theme", "size"), product(reversed(THEMES), WINDOWS), ids=str)
def test_the_code_of_every_entry_is_read_in_every_theme(
    shipped_editions: tuple[Edition, ...], theme: str, size: tuple[int, int]
) -> None:
    with Terminal("--lang", "id", "--theme", theme, size=size) as terminal:
        terminal.wait_for("? bantuan")
        terminal.type("c")
        for entry in shipped_editions[0].entries:
            terminal.wait_for(entry.title)
            assert entry.link
            address = entry.link.address
            terminal.wait(lambda address=address: seen_code(terminal) == address, address)  # type: ignore[misc]
            terminal.type("\t")


@first(1, ("term", "settings"), [("linux", ""), ("xterm-256color", "half_blocks = false\n")])
def test_without_half_blocks_it_is_drawn_with_whole_cells(
    shipped_editions: tuple[Edition, ...], tmp_path: Path, term: str, settings: str
) -> None:
    write_settings(tmp_path, settings)
    environ = {"TERM": term}
    link = shipped_editions[1].entries[1].link
    assert link
    with Terminal("--lang", "en", size=(100, 45), environ=environ, home=tmp_path) as terminal:
        terminal.wait_for("q quit")
        terminal.type("2c")
        terminal.wait(lambda: seen_code(terminal) == link.address, link.address)
        assert not set("▀▄█") & set(terminal.text)


@first(1, "size", [(128, 30), (132, 33), (200, 60)])
def test_in_a_large_window_the_code_is_beside_the_text(
    shipped_editions: tuple[Edition, ...], open_viewer: OpenViewer, size: tuple[int, int]
) -> None:
    with open_viewer("en", size) as terminal:
        terminal.wait_for("1 of 5")
        for key, entry in (("", 0), ("4", 3), (KEYS["end"], 9)):
            terminal.type(key)
            link = shipped_editions[1].entries[entry].link
            assert link
            address = link.address
            terminal.wait(lambda address=address: seen_code(terminal) == address, address)  # type: ignore[misc]
        terminal.resize(127, 30)
        terminal.wait(lambda: seen_code(terminal) is None and "MORE" in terminal.text, "no code")
