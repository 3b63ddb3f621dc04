"""The card of an unattended screen: whole at the sizes it is made for, and harmless at any."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.links import Link
from iomtui.catalogue.loading import load
from iomtui.cli.content import with_details
from iomtui.kiosk.card_layout import CardSetting, layout_card
from iomtui.kiosk.card_text import card_texts
from iomtui.kiosk.session import CardPosition
from iomtui.render.link import Area
from iomtui.render.qr import layout_code
from iomtui.render.typesetting import Line, Role, width_of
from iomtui.youtube.details import Details
from tests.support.examples import examples

ROOT = Path(__file__).parents[2]
SHIPPED = editions(load(ROOT / "data"))
SYNOPSES = editions(load(ROOT / "tests" / "fixtures" / "synopses"))

SHIFTS = [(0, 0), (1, 0), (1, 1), (0, 1)]
LARGE, USUAL, SMALL = Area(120, 33), Area(80, 24), Area(40, 12)

each_first = pytest.mark.parametrize("first", [0, 1], ids=["id", "en"])
each_entry = pytest.mark.parametrize("entry", range(5))


def with_text(edition: Edition, tag: str, title: str, text: str) -> Edition:
    """Return an edition with the same title and the same text everywhere."""
    entries = tuple(
        msgspec.structs.replace(
            entry,
            title=title,
            blocks=tuple(
                msgspec.structs.replace(block, paragraphs=tuple(text for _ in block.paragraphs))
                for block in entry.blocks
            ),
        )
        for entry in edition.entries
    )
    return msgspec.structs.replace(edition, tag=tag, title=title, entries=entries)


def with_link(link: Link | None) -> tuple[Edition, ...]:
    """Return the shipped editions with the same link in every entry."""
    return tuple(
        msgspec.structs.replace(
            edition,
            entries=tuple(msgspec.structs.replace(each, link=link) for each in edition.entries),
        )
        for edition in SHIPPED
    )


FURTHER = with_text(
    SHIPPED[1], "nl", "Burn the Past", "Een derde taal zegt het op haar wijze. Punt."
)
WIDE = with_text(SHIPPED[1], "ja", "新しい地平線 " * 9, "難民と庇護希望者の実話から生まれました。")
LEFTWARD = with_text(SHIPPED[0], "ar", "الأفق الجديد", "قصص " * 80)
LONG = with_text(SHIPPED[0], "xx", "Verylongwordthatdoesnotend" * 30, "\u0301a\u200d" * 300)

SETS = [SHIPPED[:1], SHIPPED, (*SHIPPED, FURTHER), (WIDE,), (LEFTWARD, WIDE), (LONG, *SHIPPED)]


def card(
    shown: tuple[Edition, ...],
    first: int,
    entry: int,
    area: Area,
    *,
    half_blocks: bool = True,
    shift: tuple[int, int] = (0, 0),
) -> tuple[Line, ...]:
    """Return a card where the key 0 changes the language."""
    return layout_card(
        shown, CardPosition(entry, shift), area, CardSetting(first, half_blocks, "0")
    )


def card_words(lines: tuple[Line, ...]) -> str:
    """Return the words of a card on one line, without code and marks."""
    others = (Role.CODE, Role.CODE_DARK, Role.MARK)
    spans = (span for line in lines for span in line.spans if span.role not in others)
    return " ".join(" ".join(span.text for span in spans).split())


def code_of(lines: tuple[Line, ...]) -> list[str]:
    """Return the rows of the code, each after its first column."""
    rows = []
    for line in lines:
        code = [span.text for span in line.spans if span.role in (Role.CODE, Role.CODE_DARK)]
        if code:
            assert [span.text for span in line.spans[-len(code) :]] == code
            rows.append(f"{width_of(line) - len(''.join(code))}:{''.join(code)}")
    return rows


@given(
    st.sampled_from(SETS),
    st.tuples(st.integers(0, 2), st.integers(0, 9)),
    st.one_of(
        st.builds(Area, st.integers(1, 130), st.integers(1, 50)),
        st.builds(Area, st.integers(1, 500), st.integers(1, 200)),
    ),
    st.booleans(),
    st.sampled_from(SHIFTS),
)
@examples(80)
def test_a_card_fits_its_window_and_its_code_is_complete(
    shown: tuple[Edition, ...],
    which: tuple[int, int],
    area: Area,
    half_blocks: bool,
    shift: tuple[int, int],
) -> None:
    first, entry = which[0] % len(shown), which[1]
    lines = card(shown, first, entry, area, half_blocks=half_blocks, shift=shift)
    assert 1 <= len(lines) <= area.rows
    assert all(width_of(line) <= area.columns for line in lines)
    link = shown[first].entries[entry].link
    assert link
    code = code_of(lines)
    if code:
        whole = [line.text for line in layout_code(link.address, half_blocks=half_blocks)]
        assert [row.partition(":")[2] for row in code] == whole
        assert len({row.partition(":")[0] for row in code}) == 1


def test_in_tiny_windows_the_key_comes_before_the_title(thorough: bool) -> None:
    press = [text.press_any_key.replace(" ", "") for text in card_texts(SHIPPED, 0, 0)]
    widths = range(1, 45, 2 if thorough else 6)
    for area in (Area(columns, rows) for columns in widths for rows in range(1, 14)):
        lines = card(SHIPPED, 0, 0, area, shift=(1, 1))
        roles = {span.role for line in lines for span in line.spans if span.text.strip()}
        assert Role.KEY in roles
        if Role.TITLE in roles:
            assert all(each in card_words(lines).replace(" ", "") for each in press)


@each_first
@each_entry
@pytest.mark.parametrize("area", [LARGE, USUAL])
@pytest.mark.parametrize("half_blocks", [True, False])
def test_a_large_card_is_complete_with_and_without_a_code(
    first: int, entry: int, area: Area, half_blocks: bool
) -> None:
    lines = card(SHIPPED, first, entry, area, half_blocks=half_blocks, shift=(1, 1))
    words = card_words(lines)
    assert words.startswith(SHIPPED[first].title)
    assert f"0 {SHIPPED[first].name} · {SHIPPED[1 - first].name}" in words
    order = []
    for text in card_texts(SHIPPED, first, entry):
        place, gloss = text.block(":place"), text.block(":gloss")
        assert place
        assert text.sentence
        watch = (text.scan,) if half_blocks else text.without_code
        pieces = (text.edition.title, text.entry.title, text.sentence, text.press_any_key)
        meaning = gloss.paragraphs if gloss else ()
        assert all(each in words for each in (*pieces, *place.paragraphs, *meaning, *watch))
        order.append(words.index(text.sentence))
    assert order == sorted(order)
    assert bool(code_of(lines)) == half_blocks


@each_first
def test_a_small_card_keeps_the_series_and_a_sentence_in_each_language(first: int) -> None:
    lines = card(SHIPPED, first, 1, SMALL, shift=(1, 1))
    assert card_words(lines).startswith(SHIPPED[first].title)
    assert f"0 {SHIPPED[first].name} · {SHIPPED[1 - first].name}" in card_words(lines)
    for text in card_texts(SHIPPED, first, 1):
        for piece in (text.sentence, text.entry.title, text.press_any_key):
            assert piece in card_words(lines)
    assert code_of(lines) == []


def test_without_a_code_the_address_of_a_video_is_written_out_and_read() -> None:
    link = Link("https://youtu.be/" + "a" * 34, "watch this")
    shown = with_link(link)
    words = card_words(card(shown, 1, 1, USUAL, half_blocks=False))
    assert "To watch this, type this address:" in words
    assert words.count(link.address) == 1
    for text in card_texts(shown, 1, 1):
        for piece in (text.entry.title, text.sentence, text.press_any_key, link.address):
            assert piece in text.whole


@pytest.mark.parametrize("area", [LARGE, USUAL, SMALL])
def test_a_shift_changes_only_the_position(area: Area) -> None:
    still = card(SHIPPED, 0, 2, area)
    for shift in SHIFTS:
        columns, rows = shift
        moved = card(SHIPPED, 0, 2, area, shift=shift)
        before = [" " * columns + line.text if line.text else "" for line in still]
        assert [line.text for line in moved] == [""] * rows + before


@pytest.mark.parametrize("area", [LARGE, USUAL, SMALL])
def test_each_sentence_has_its_mark_of_origin(area: Area) -> None:
    lines = card(SHIPPED, 0, 2, area)
    marks = [span.text for line in lines for span in line.spans if span.role is Role.MARK]
    assert marks[-2:] == ["redaksi", "editors"]
    assert marks.count("EN ID") == (0 if area is SMALL else 1)
    assert [line.block for line in lines if line.block == ":question"]


def test_the_sentence_of_a_card_is_the_first_of_the_episodes_synopsis() -> None:
    lines = card(SYNOPSES, 0, 0, USUAL)
    assert "Feri berangkat sebelum fajar. A ferry leaves before dawn." in card_words(lines)
    assert "Nobody on board" not in card_words(lines)


def test_without_a_synopsis_it_is_the_question_of_the_editors_in_each_language() -> None:
    words = card_words(card(SHIPPED, 1, 2, USUAL))
    english = "What keeps people happy in hard times?"
    assert f"{english} Apa yang membuat orang tetap bahagia pada masa sulit?" in words


def test_a_text_that_both_languages_share_is_shown_once() -> None:
    lines = card(SYNOPSES, 0, 1, USUAL)
    assert card_words(lines).count("Nobody has written this one in Indonesian yet.") == 1
    marks = [span.text for line in lines for span in line.spans if span.role is Role.MARK]
    assert "editors" in marks


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_description_from_youtube_is_on_no_card(fetched: Details, confirmed: bool) -> None:
    catalogue = load(ROOT / "data")
    channel = catalogue.series.channel
    assert channel
    series = msgspec.structs.replace(
        catalogue.series, channel=msgspec.structs.replace(channel, confirmed=confirmed)
    )
    catalogue = msgspec.structs.replace(catalogue, series=series)
    shown = with_details(editions(catalogue), catalogue, fetched, approved_only=False)
    (description,) = (each for each in shown[0].entries[1].blocks if each.id == ":description")
    words = card_words(card(shown, 0, 1, LARGE))
    assert description.paragraphs[0][:20] not in words
    assert all(text.sentence in words for text in card_texts(SHIPPED, 0, 1))
    address = code_of(card(shown, 0, 1, LARGE))
    assert (address == code_of(card(SHIPPED, 0, 1, LARGE))) != confirmed


@pytest.mark.parametrize("area", [LARGE, USUAL, SMALL])
def test_without_a_link_the_card_has_no_gap_where_the_code_was(area: Area) -> None:
    lines = card(with_link(None), 1, 1, area)
    words = card_words(lines)
    assert "YouTube" not in words
    assert SHIPPED[1].title in words
    rows = [bool(line.text.strip()) for line in lines]
    gaps = "".join(" "[each:] or "x" for each in rows).strip().split("x")
    assert max(map(len, gaps)) <= 3


def test_a_single_language_has_a_card_without_a_language_key() -> None:
    lines = card(SHIPPED[1:], 0, 0, USUAL)
    assert card_words(lines).endswith("Press any key")
    assert " · " not in card_words(lines)
    assert "0" not in card_words(lines)
    keyless = layout_card(SHIPPED, CardPosition(2, (0, 0)), USUAL, CardSetting(0, half_blocks=True))
    assert SHIPPED[0].name not in card_words(keyless)
    assert code_of(lines)
