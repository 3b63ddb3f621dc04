"""A frame has the cells that changed, and after it the terminal shows what was drawn."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from iomtui.terminal.screen_buffer import ScreenBuffer
from tests.support.emulator import Screen, Stream

WIDTH, HEIGHT = 12, 3
RED, BOLD = Style.parse("red on black"), Style.parse("bold red on black")
LINK = Style.parse("red on black link https://example.org")

Row = list[tuple[str, Style | None]]


def draw(buffer: ScreenBuffer, *rows: str | Row, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Draw rows from the top, each filled up with spaces, and return the frame."""
    strips = []
    for y in range(height):
        row = rows[y] if y < len(rows) else ""
        pieces = [(row, None)] if isinstance(row, str) else row
        strip = Strip([Segment(text, style) for text, style in pieces])
        strips.append([strip.adjust_cell_length(width)])
    update = LayoutUpdate(strips, Region(0, 0, width, height))  # type: ignore[arg-type]
    buffer.draw(update, (0, 0), ColorSystem.TRUECOLOR)
    return buffer.next_frame()


def drawn(*rows: str | Row, width: int = WIDTH) -> ScreenBuffer:
    """Return a buffer whose rows the terminal shows."""
    buffer = ScreenBuffer()
    draw(buffer, *rows, width=width)
    return buffer


def test_only_changed_cells_are_written() -> None:
    buffer = drawn("one two", "three")
    assert draw(buffer, "one two", "threw") == "\x1b[2;5Hw\x1b[1;1H"


def test_cells_between_near_changes_are_written_and_not_skipped() -> None:
    buffer = drawn("a....a......")
    assert draw(buffer, "b....b......") == "\x1b[1;1Hb....b\x1b[1;1H"
    assert draw(buffer, "c....b.....c") == "\x1b[1;1Hc\x1b[1;12Hc\x1b[1;1H"


def test_there_is_no_frame_before_anything_was_drawn() -> None:
    buffer = ScreenBuffer()
    assert not buffer.next_frame()
    buffer.forget()
    assert not buffer.next_frame()


def test_nothing_is_written_where_nothing_changed() -> None:
    buffer = drawn("one")
    assert draw(buffer, "one") == ""


def test_the_cursor_alone_is_moved() -> None:
    buffer = drawn("one")
    buffer.draw(ChopsUpdate([], [], []), (4, 2), ColorSystem.TRUECOLOR)
    assert buffer.next_frame() == "\x1b[3;5H"
    assert buffer.next_frame() == ""


def test_everything_is_written_when_the_terminal_may_show_something_else() -> None:
    buffer = drawn("one", "two")
    buffer.forget()
    frame = buffer.next_frame()
    assert "one" in frame
    assert "two" in frame
    assert "one" in draw(buffer, "one", "two", width=WIDTH + 1)


def test_a_part_of_the_screen_is_drawn() -> None:
    buffer = drawn("one two six")
    strip = Strip([Segment("ONE TWO SIX ")])
    buffer.draw(ChopsUpdate([{0: strip}], [(0, 4, 7)], [[12]]), (0, 0), ColorSystem.TRUECOLOR)
    assert buffer.next_frame() == "\x1b[1;5HTWO\x1b[1;1H"


def test_only_what_differs_between_styles_is_written() -> None:
    buffer = drawn()
    row: Row = [("a", RED), ("b", BOLD), ("c", BOLD), ("d", RED), ("e", None)]
    assert draw(buffer, row) == ("\x1b[1;1H\x1b[31;40ma\x1b[1mbc\x1b[0;31;40md\x1b[me\x1b[1;1H")


def test_colours_are_those_of_the_terminal() -> None:
    buffer = ScreenBuffer()
    strips = [[Strip([Segment("a", Style.parse("#ff0000"))])]]
    update = LayoutUpdate(strips, Region(0, 0, 1, 1))  # type: ignore[arg-type]
    buffer.draw(update, (0, 0), ColorSystem.STANDARD)
    assert "\x1b[31ma" in buffer.next_frame()


def test_a_hyperlink_ends_where_its_text_ends() -> None:
    frame = draw(drawn(), [("see ", RED), ("it", LINK), (" now", RED)])
    assert re.search(r"\x1b\]8;id=\w+;https://example\.org\x1b\\it\x1b\]8;;\x1b\\ now", frame)


def test_the_rows_of_an_address_are_one_hyperlink_and_sent_where_they_change_only() -> None:
    begins = re.compile(r"\x1b\]8;(id=\w+;\S+?)\x1b\\")
    rows: list[Row] = [[(text, LINK), (end, RED)] for text, end in (("https://", "1"), ("ex", "2"))]
    buffer = drawn()
    assert len(set(begins.findall(draw(buffer, *rows)))) == 1
    assert "\x1b]8" not in draw(buffer, rows[0], [("ex", LINK), ("3", RED)])


DISPUTED = ["தமிழ்", "हिन्दी भाषा", "ភាសាខ្មែរ", "👍🏽 and 👨\u200d👩\u200d👧", "日本 語"]


@pytest.mark.parametrize("text", DISPUTED)
def test_columns_stand_in_line_after_characters_of_disputed_width(text: str) -> None:
    """Terminals count combining, wide and joined characters differently."""
    buffer = drawn(f"{text}  EN", width=30)
    frame = draw(buffer, f"{text}  ID", width=30)
    assert frame.startswith("\x1b[1H\x1b[K")  # nobody knows which cells are in use
    assert f"\x1b[{cell_len(text) + 3}GID" in frame
    assert draw(buffer, "plain again", width=30).startswith("\x1b[1H\x1b[K")


@pytest.mark.parametrize("code", ["black on white", "reverse"])
def test_the_light_edge_of_a_code_keeps_its_column(code: str) -> None:
    row: Row = [("ភាសា", None), ("   ", None), ("  ", Style.parse(code))]
    before, after = (shown(draw(ScreenBuffer(), row)).buffer[0][x] for x in (4, 5))
    assert (before.bg, before.reverse) == ("default", False)
    assert (after.bg, after.reverse) != ("default", False)


@pytest.mark.parametrize("text", DISPUTED)
def test_a_text_is_whole_where_the_terminal_takes_more_cells_for_it(text: str) -> None:
    """Many use a cell of its own for a vowel sign or for each part of an emoji."""
    terminal = shown(draw(ScreenBuffer(), f"{text} x", width=30), width=30)
    assert terminal.display[0].rstrip() == f"{text} x"


TEXTS = st.text(alphabet="ab é世ப்👍🏽—▌", max_size=8)
ROWS = st.lists(
    st.lists(st.tuples(TEXTS, st.sampled_from([None, RED, BOLD, LINK])), max_size=4),
    max_size=HEIGHT,
)


@given(screens=st.lists(ROWS, min_size=2, max_size=5))
def test_the_terminal_shows_the_last_of_several_screens(screens: list[list[Row]]) -> None:
    buffer = ScreenBuffer()
    terminal = shown(*[draw(buffer, *rows) for rows in screens])
    fresh = shown(draw(ScreenBuffer(), *screens[-1]))
    assert terminal.display == fresh.display
    assert terminal.buffer == fresh.buffer


def shown(*frames: str, width: int = WIDTH) -> Screen:
    """Return a terminal that has got frames; hyperlinks are left out, which it does not know."""
    terminal = Screen(width, HEIGHT)
    stream = Stream(terminal)
    stream.feed(b"\x1b[?7l")  # no wrapping, as the driver has it
    for frame in frames:
        stream.feed(re.sub(r"\x1b]8;;.*?\x1b\\", "", frame).encode())
    return terminal
