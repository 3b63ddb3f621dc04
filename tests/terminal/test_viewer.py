"""The real viewer in a real terminal: session state, colours, and how it ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.emulator import Stream
from tests.support.examples import first
from tests.support.spellings import SPELLINGS
from tests.support.terminal import KEYS, Terminal, write_settings
from tests.terminal.conftest import USUAL, OpenViewer

NOISE = b"\x1b[9;20r\x1b[?6h\x1b[4h\x1b(0\x0e\x1b[7mlqqk"
"""Margins, origin mode, insert mode, line-drawing characters and reverse."""
TRUECOLOUR, PALETTE = b"38;2;", b"38;5;"


def test_a_visit_shows_true_colours_uses_early_keys_and_restores_the_terminal() -> None:
    with Terminal("--lang", "en") as terminal:
        terminal.type("4")  # before the first frame
        terminal.wait_for("Episode list: 4 of 5")
        terminal.wait_for("q quit")
        terminal.type("?")
        terminal.wait_for("KEYS")
        terminal.type("?q")
        assert terminal.wait_end() == 0
    assert TRUECOLOUR in terminal.raw
    assert terminal.raw.count(b"\x1b[?1049h") == terminal.raw.count(b"\x1b[?1049l") == 1
    assert terminal.raw.rfind(b"\x1b[?25h") > terminal.raw.rfind(b"\x1b[?25l")
    # Neither the title of the window nor the shape of the pointer changes.
    assert set(re.findall(rb"\x1b\][0-9]*", terminal.raw)) <= {b"\x1b]8"}


def test_no_color_leaves_bold_and_reverse_and_the_size_is_that_of_the_window() -> None:
    environ = {"NO_COLOR": "1", "COLUMNS": "200", "LINES": "50"}
    with Terminal("--lang", "en", environ=environ) as terminal:
        terminal.wait_for("q quit")
        terminal.type("?" + "?" + "LL")
        terminal.resize(40, 12)
        terminal.wait(
            lambda: "Source" not in terminal.text and "EPISODES" in terminal.text, "40x12"
        )
    used = {
        number
        for styles in re.findall(rb"\x1b\[([0-9;]*)m", terminal.raw)
        for number in styles.split(b";")
    }
    default_colours, nothing, bold, reverse = {b"39", b"49"}, {b"", b"0"}, b"1", b"7"
    assert used - default_colours - nothing == {bold, reverse}


def test_language_place_and_colours_are_remembered(tmp_path: Path) -> None:
    with Terminal("--lang", "id", home=tmp_path) as terminal:
        terminal.wait_for("EPISODE")
        terminal.type("L" + "3" + "t")
        terminal.wait_for("Episode list: 3 of 5")
        terminal.type("q")
        assert terminal.wait_end() == 0
    with Terminal(home=tmp_path, environ={"LANG": "id_ID.UTF-8"}) as terminal:
        terminal.wait_for("Episode list: 3 of 5")
        terminal.type("L")
        terminal.wait_for("Daftar episode: 3 dari 5")
        terminal.type("q")
        assert terminal.wait_end() == 0
    state = next(tmp_path.rglob("state.json"))
    assert b'"theme":"day"' in state.read_bytes()


def test_wrong_settings_are_reported_and_a_damaged_session_state_is_ignored(
    tmp_path: Path,
) -> None:
    state = tmp_path / ".local" / "state" / "iomtui" / "state.json"
    state.parent.mkdir(parents=True)
    state.write_bytes(b"{")
    write_settings(tmp_path, 'language = "id"\ntheme = "contrast"\nlangauge = "en"\n')
    with Terminal(home=tmp_path, environ={"LANG": "en_GB.UTF-8"}) as terminal:
        terminal.wait_for("Daftar episode: 1 dari 5")
        assert b"255;212;0" in terminal.raw
        terminal.type("q")
        assert terminal.wait_end() == 0
        output = "".join(terminal.raw.decode().split())
        assert "config.toml:3:1:perludiperbaiki:kunci“langauge”tidakdikenaldisini" in output


@first(
    1,
    ("environ", "wanted", "unwanted"),
    [
        ({"COLORTERM": "", "TERM": "linux"}, b";93", TRUECOLOUR),
        ({"COLORTERM": ""}, PALETTE, TRUECOLOUR),
        ({"NO_COLOR": ""}, TRUECOLOUR, None),
    ],
)
def test_the_colours_are_those_the_terminal_can_show_and_no_home_is_needed(
    environ: dict[str, str], wanted: bytes, unwanted: bytes | None
) -> None:
    nowhere = Path("/proc/nobody/home")  # where even root cannot create one
    with Terminal("--lang", "en", environ=environ, home=nowhere) as terminal:
        terminal.wait_for("q quit")
        terminal.type(KEYS["down"])
        terminal.wait_for("Episode list: 2 of 5")
        terminal.type("q")
        assert terminal.wait_end() == 0
    assert wanted in terminal.raw
    assert unwanted is None or unwanted not in terminal.raw


@pytest.mark.parametrize("program", [(), ("kiosk",)], ids=["viewer", "kiosk"])
def test_ctrl_l_redraws_everything_though_nothing_has_changed(program: tuple[str, ...]) -> None:
    with Terminal("--lang", "en", *program) as terminal:
        for key, text in (("2", "Episode list: 2 of 5"), ("?", "KEYS")):
            terminal.type(key)
            terminal.wait_for(text)
            while terminal.look(0.2):
                pass
            before = terminal.lines
            terminal.screen.draw("Broadcast message from root" * 9)
            terminal.screen.cursor.hidden = False
            Stream(terminal.screen).feed(NOISE)
            assert terminal.lines != before
            terminal.type("\x0c")
            terminal.wait(lambda before=before: terminal.lines == before, "the same page")  # type: ignore[misc]
            assert terminal.screen.cursor.hidden


def test_digits_of_any_script_keypads_and_capitals_are_the_keys_they_stand_for(
    open_viewer: OpenViewer,
) -> None:
    with open_viewer("en", USUAL) as viewer:
        for typed, number in (("۳", 3), ("\x1bOr", 2), ("٤", 4)):
            viewer.type(typed)
            viewer.wait_for(f"Episode list: {number} of 5")
        viewer.type("S")
        viewer.wait_for("STATEMENT BY STATEMENT")


def test_words_of_every_script_are_whole_and_marks_stand_in_line(
    make_folder: Callable[..., Path],
) -> None:
    words = " ".join(SPELLINGS.values())
    folder = make_folder(("languages/en.yaml", "Real lives.", words))
    with Terminal("--lang", "en", "--data", str(folder), size=(100, 24)) as terminal:
        terminal.wait_for("q quit")
        cells = terminal.screen.buffer
        columns = {x for y in range(3, 23) for x in range(99) if x > 80 and cells[y][x].data == "E"}
    shown = unicodedata.normalize("NFC", "".join(line[34:] for line in terminal.lines))
    shown = shown.replace(" ", "")
    for word in unicodedata.normalize("NFC", words).split():
        assert word in shown
    assert len(columns) == 1


def test_pasted_text_is_text_and_no_keys(open_viewer: OpenViewer) -> None:
    with open_viewer("en", USUAL) as viewer:
        viewer.type("\x1b[200~q\x1b[B\x03\x1b[201~/")
        viewer.wait_for("type a word in any")
        viewer.type("\x1b[200~ko\x1b[31mta\nq\x1b[201~")
        viewer.wait_for("/ kota q")
        viewer.type("\x15kota\r")
        viewer.wait_for("/ kota")
        viewer.type(KEYS["left"] * 2)
        viewer.wait(lambda: "/ kota" not in viewer.text, "the list again")


def test_noise_on_the_line_does_nothing(open_viewer: OpenViewer) -> None:
    noise = (b"\xff", b"\x1b[1114112u", b"\x1b[48;9999;9999;1;1t", b"\x00")
    with open_viewer("en", USUAL) as viewer:
        for number, each in enumerate(noise, 2):
            viewer.process.write(each)
            viewer.type(str(number))
            viewer.wait_for(f"Episode list: {number} of 5")


@pytest.mark.parametrize("is_in_settings", [True, False])
def test_the_command_that_names_faults_is_shown_until_the_first_key(
    tmp_path: Path, make_folder: Callable[..., Path], is_in_settings: bool
) -> None:
    arguments: tuple[str, ...] = ("--lang", "en")
    if is_in_settings:
        write_settings(tmp_path, "colour = 1\n")
    else:
        folder = make_folder(("languages/en.yaml", "Real lives.", "Real \u202elives."))
        arguments += ("--data", str(folder))
    with Terminal(*arguments, size=(160, 24), home=tmp_path) as terminal:
        terminal.wait_for("Something should be mended: iomtui check")
        terminal.type("\x1b[B")
        terminal.wait(lambda: "mended" not in terminal.text, "no notice")


def test_ctrl_c_does_not_wait_for_what_was_typed_before() -> None:
    with Terminal("--lang", "en") as terminal:
        terminal.wait_for("q quit")
        terminal.type("?" * 500)
        terminal.wait_for("Move by one screen")
        terminal.type("\x03")
        assert terminal.wait_end() == 0
        assert terminal.raw.count(b"Move by one screen") < 100
