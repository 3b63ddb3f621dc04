"""The lines of an address to watch: a complete code or none, and always the address."""

from __future__ import annotations

import re

import msgspec
import pytest

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Entry
from iomtui.catalogue.links import Link
from iomtui.i18n.templates import fill
from iomtui.i18n.wording_loader import load_wording
from iomtui.render.link import Area, LinkOutcome, layout_code_panel, layout_link
from iomtui.render.qr import layout_code
from iomtui.render.typesetting import Line, Role, width_of

CODE = (Role.CODE, Role.CODE_DARK)
WORDS = load_wording("en").link
ENTRY = Entry(
    "e",
    "Pursuit of Knowledge",
    1,
    (),
    Link(
        "https://youtube.com/results?search_query=IOM+Indonesia+Pursuit+of+Knowledge", "look", "A"
    ),
)
ROOMS = [Area(columns, rows) for columns in range(10, 131, 6) for rows in range(3, 51, 4)]
ROOMS += [Area(columns, rows) for columns in (56, 57, 58) for rows in (20, 21, 22, 23, 24, 25)]
ROOMS += [Area(columns, rows) for columns in (97, 98, 99) for rows in (40, 41, 42)]

each_form = pytest.mark.parametrize("half_blocks", [True, False], ids=["halves", "full"])
each_tag = pytest.mark.parametrize("index", [0, 1], ids=["id", "en"])


def code_in(lines: tuple[Line, ...]) -> list[tuple[str, ...]]:
    """Return the rows of a code in lines, each with the roles of its pieces."""
    rows = [[span for span in line.spans if span.role in CODE] for line in lines]
    return [tuple(f"{span.role}{span.text}" for span in row) for row in rows if row]


def words_in(lines: tuple[Line, ...], role: Role) -> str:
    """Return the words of a role, on one line."""
    return " ".join(span.text.strip() for line in lines for span in line.spans if span.role == role)


def address_in(lines: tuple[Line, ...]) -> str:
    return "".join(span.text for line in lines for span in line.spans if span.role is Role.KEY)


@each_form
def test_the_code_is_complete_or_left_out_and_the_address_is_always_there(
    half_blocks: bool,
) -> None:
    assert ENTRY.link
    whole = code_in(layout_code(ENTRY.link.address, half_blocks=half_blocks))
    with_code = set()
    for room in ROOMS:
        lines = layout_link(ENTRY, WORDS, room, half_blocks=half_blocks)
        assert max(map(width_of, lines)) <= room.columns
        assert address_in(lines) == ENTRY.link.address
        code = code_in(lines)
        assert code in ([], whole)
        if code:
            assert len(lines) <= room.rows
            above = 0 if lines[0].spans else 1
            assert code_in(lines[above:][: len(whole)]) == whole
            assert {line.spans[0].role in CODE for line in lines[above:][: len(whole)]} == {True}
            with_code.add(room)
    assert Area(130, 47) in with_code
    for room in with_code:
        larger = {each for each in ROOMS if each.columns >= room.columns and each.rows >= room.rows}
        assert larger <= with_code


@each_tag
@each_form
def test_the_window_size_in_the_hint_is_large_enough_for_the_code_whatever_the_outcome_is(
    shipped_editions: tuple[Edition, ...], index: int, half_blocks: bool
) -> None:
    words = shipped_editions[index].wording.link
    hint = fill(words["larger"], {"columns": "(\\d+)", "rows": "(\\d+)"})
    for outcome in (None, *LinkOutcome):
        for entry in shipped_editions[index].entries:
            area = Area(50, 20, 3, 4)
            small = layout_link(entry, words, area, half_blocks=half_blocks, outcome=outcome)
            assert code_in(small) == []
            size = re.search(hint, words_in(small, Role.QUIET))
            assert size
            area = Area(int(size[1]) - 3, int(size[2]) - 4)
            large = layout_link(entry, words, area, half_blocks=half_blocks, outcome=outcome)
            assert code_in(large)
            assert not re.search(hint, words_in(large, Role.QUIET))


def test_the_purpose_and_the_outcome_are_beside_the_code() -> None:
    large, small = (
        layout_link(ENTRY, WORDS, Area(columns, 40), half_blocks=True, outcome=LinkOutcome.COPIED)
        for columns in (100, 40)
    )
    for lines in (large, small):
        assert words_in(lines, Role.TITLE) == ENTRY.title
        assert WORDS["copied"] in " ".join(words_in(lines, Role.TEXT).split())
        assert words_in(lines, Role.QUIET).startswith("A")
    assert large[0].text == ""
    assert ENTRY.title in large[1].text
    scan, by_hand = (fill(words, {"purpose": "look"}) for words in (WORDS["scan"], WORDS["type"]))
    assert scan in " ".join(words_in(large, Role.TEXT).split())
    assert scan not in words_in(small, Role.TEXT)
    assert by_hand in words_in(small, Role.TEXT)


@pytest.mark.parametrize("outcome", [LinkOutcome.NO_BROWSER, LinkOutcome.FAILED])
def test_only_beside_a_code_a_reader_is_asked_to_scan_it(outcome: LinkOutcome) -> None:
    for columns, advice in ((100, "Scan the code, or type"), (40, "Type the address.")):
        lines = layout_link(ENTRY, WORDS, Area(columns, 40), half_blocks=True, outcome=outcome)
        text = " ".join(words_in(lines, Role.TEXT).split())
        assert advice in text
        assert ("Scan the code" in text) == bool(code_in(lines))


def test_the_code_panel_has_a_complete_code_with_text_or_text_alone() -> None:
    assert ENTRY.link
    whole = code_in(layout_code(ENTRY.link.address, half_blocks=True))
    scan = fill(WORDS["scan"], {"purpose": "look"})
    texts = {}
    for room in ROOMS:
        lines = layout_code_panel(ENTRY.link, WORDS, room)
        if code_in(lines):
            assert code_in(lines) == whole
            assert max(map(width_of, lines)) <= room.columns
            assert len(lines) <= room.rows
            texts[room] = " ".join(" ".join(line.text for line in lines[len(whole) :]).split())
    assert texts[Area(46, 31)] == f"{scan} A"
    assert set(texts.values()) == {scan, f"{scan} A"}
    assert Area(40, 31) not in texts
    assert Area(130, 19) not in texts
    assert (
        address_in(layout_code_panel(ENTRY.link, WORDS, Area(40, 31))).replace(" ", "")
        == ENTRY.link.address
    )


def test_an_address_too_long_for_a_code_is_shown_as_text() -> None:
    entry = Entry("e", "A title", 1, (), Link("https://a.example/" + "%C3" * 1000, "look"))
    lines = layout_link(entry, WORDS, Area(100, 40), half_blocks=True)
    assert code_in(lines) == []
    assert entry.link
    assert address_in(lines) == entry.link.address


def test_without_a_code_the_search_terms_are_shown() -> None:
    assert ENTRY.link
    link = msgspec.structs.replace(ENTRY.link, query="IOM Indonesia Pursuit of Knowledge")
    entry = msgspec.structs.replace(ENTRY, link=link)
    for room, shown in ((Area(60, 9), True), (Area(78, 22), False)):
        words = words_in(layout_link(entry, WORDS, room, half_blocks=True), Role.TEXT)
        assert ("On YouTube, look for: IOM Indonesia Pursuit of Knowledge" in words) is shown
