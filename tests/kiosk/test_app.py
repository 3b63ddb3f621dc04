"""A kiosk: it invites, waits, warns and begins anew; time is passed in."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from textual import events
from textual.timer import Timer

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
from iomtui.kiosk.pin import PinHash
from tests.kiosk.conftest import IDLE, Opening
from tests.support.examples import first
from tests.support.pilot import screen_lines
from tests.support.pseudo import add_pseudo_language

PLACES = {
    **{
        name: (("enter",) * number, "0")
        for number, name in enumerate(("list", "text", "code", "both languages", "sources", "help"))
    },
    "PIN": (("ctrl+e",), "L"),
}
"""The keys that lead to each place, and the key of the language there."""

WINDOWS = ((40, 12), (80, 24), (120, 33))


def places_in_windows() -> list[ParameterSet]:
    """Return each place in each window; without `thorough`, each place in one of them."""
    return [
        pytest.param(
            *(size, *place),
            id=f"{name}-{size[0]}x{size[1]}",
            marks=() if (row + column) % len(WINDOWS) == 0 else pytest.mark.thorough,
        )
        for row, (name, place) in enumerate(PLACES.items())
        for column, size in enumerate(WINDOWS)
    ]


async def test_it_begins_at_home_and_invites_before_long(opened: Opening) -> None:
    async with opened() as lobby:
        assert "EPISODE" in lobby.text
        await lobby.after(10)
        assert "Tekan tombol apa saja" in lobby.text
        assert "Press any key" in lobby.text


async def test_the_cards_follow_one_another_and_move_once_a_minute(opened: Opening) -> None:
    async with opened(dwell=15) as lobby:
        await lobby.after(10)
        titles = [entry.title for entry in lobby.app.edition.episodes]
        at_first = screen_lines(lobby.hands)
        for title in (*titles, titles[0]):
            assert title in lobby.text
            await lobby.after(15)
        await lobby.after(4 * 15)
        assert titles[0] not in lobby.text or screen_lines(lobby.hands) != at_first


@first(2, "key", ["other", "escape", "enter", "left"])
async def test_any_key_leads_from_a_card_to_its_episode_in_the_list_and_does_nothing_else(
    opened: Opening, key: str
) -> None:
    async with opened(dwell=15) as lobby:
        await lobby.after(10)
        await lobby.after(2 * 15)
        title = lobby.app.edition.episodes[2].title
        assert title in lobby.text
        await lobby.press(key)
        shown = screen_lines(lobby.hands)
        assert sum(title in line for line in shown) > 1
        assert len(lobby.app.screen_stack) == 1
        await lobby.press("3")
        # The hint at the foot goes with the first key, and the text has its rows.
        assert screen_lines(lobby.hands)[:-4] == shown[:-4]


async def test_a_digit_leads_from_a_card_to_the_episode_in_that_place(opened: Opening) -> None:
    async with opened() as lobby:
        await lobby.after(10)
        await lobby.press("4")
        title = lobby.app.edition.episodes[3].title
        assert sum(title in line for line in screen_lines(lobby.hands)) > 1


async def test_the_key_of_the_language_leads_home_in_the_other_one(opened: Opening) -> None:
    async with opened() as lobby:
        for key in ("0", "L", "f2"):
            await lobby.after(IDLE + 30)
            assert "Tekan tombol apa saja" in lobby.text, key
            await lobby.press(key)
            assert "EPISODES" in lobby.text, key
            assert "↑ ↓ memilih, Enter membaca, 0 bahasa" in lobby.text, key
            await lobby.press("down")
            assert "memilih" not in lobby.text, key


async def test_one_who_reads_is_warned_in_both_languages_and_stays_with_any_key(
    opened: Opening,
) -> None:
    async with opened() as lobby:
        await lobby.press("3", "enter")
        before = screen_lines(lobby.hands)
        await lobby.after(IDLE - 1)
        assert screen_lines(lobby.hands) == before
        await lobby.after(1)
        first, second = screen_lines(lobby.hands)[:2]
        assert "20" in first
        assert "tombol" in first
        assert "20" in second
        assert "key" in second
        await lobby.after(11)
        assert "10" in screen_lines(lobby.hands)[1]
        await lobby.press("1")
        assert screen_lines(lobby.hands) == before
        await lobby.after(IDLE - 1)
        assert screen_lines(lobby.hands) == before
        await lobby.after(1)
        assert screen_lines(lobby.hands)[:2] == [first, second]


@pytest.mark.parametrize(("size", "keys", "key"), places_in_windows())
async def test_under_the_warning_the_page_and_the_key_of_the_language_stay_in_view(
    opened: Opening, pin_hash: PinHash, size: tuple[int, int], keys: tuple[str, ...], key: str
) -> None:
    async with opened(size, pin=pin_hash) as lobby:
        await lobby.press("other", *keys)
        before = screen_lines(lobby.hands)
        await lobby.after(IDLE)
        warned = screen_lines(lobby.hands)
        assert warned[:2] != before[:2]
        assert warned[2:-1] == before[2:-1]
        if key == "L":
            assert warned[-1] == before[-1]
        else:
            assert warned[-1].strip() == "0 English"
        await lobby.press(key)
        assert lobby.app.edition.tag == "en"


async def test_more_than_two_languages_warn_in_the_same_two_rows_and_take_turns(
    opened: Opening, data_copy: Path
) -> None:
    add_pseudo_language(data_copy)
    offered = editions(load(data_copy))
    assert len(offered) == 3
    async with opened((40, 12), "en", offered) as lobby:
        await lobby.press("enter", "enter")
        before = screen_lines(lobby.hands)
        await lobby.after(IDLE)
        seen = set()
        for _ in range(4):
            current, other, *page = screen_lines(lobby.hands)
            assert "Press any key" in current
            assert page[:-1] == before[2:-1]
            seen.add("Masih di sini" in other)
            await lobby.after(4.9)
        assert seen == {True, False}


async def test_no_digit_of_a_pin_is_lost_to_the_warning(opened: Opening, pin_hash: PinHash) -> None:
    async with opened(pin=pin_hash) as lobby:
        await lobby.press("ctrl+e", "4")
        await lobby.after(IDLE)
        await lobby.press("8")
        assert "* * _" in lobby.text


@pytest.mark.parametrize(
    "keys",
    [("0", "down", "down", "enter", "down"), ("4", "enter", "enter"), ("enter",) * 5],
    ids=["reading", "the code", "the help"],
)
async def test_nothing_is_remembered_of_a_visitor(opened: Opening, keys: tuple[str, ...]) -> None:
    async with opened((80, 14)) as lobby:
        home = screen_lines(lobby.hands)
        await lobby.press(*keys)
        assert screen_lines(lobby.hands) != home
        await lobby.after(IDLE)
        await lobby.after(20)
        assert screen_lines(lobby.hands) == home
        assert len(lobby.app.screen_stack) == 1


@first(1, ("on", "back"), [("enter", "escape"), ("right", "left")])
async def test_back_undoes_what_on_did_page_by_page_and_keeps_the_place(
    opened: Opening, on: str, back: str
) -> None:
    async with opened((40, 12), tag="en") as lobby:
        await lobby.press("2")
        shown = []
        for _ in range(5):
            shown.append(screen_lines(lobby.hands))
            await lobby.press(on, "down")
        assert "KEYS" in lobby.text
        for before in reversed(shown):
            await lobby.press(back)
            assert screen_lines(lobby.hands) == before


async def test_of_several_languages_one_is_chosen_on_the_way_and_back_passes_that_by(
    opened: Opening, data_copy: Path
) -> None:
    add_pseudo_language(data_copy)
    async with opened(tag="en", editions=editions(load(data_copy))) as lobby:
        await lobby.press("enter", "enter")
        code = screen_lines(lobby.hands)
        await lobby.press("enter")
        assert "Show beside English:" in lobby.text
        await lobby.press("enter")
        await lobby.hands.pause()
        assert lobby.app.editions[2].name in screen_lines(lobby.hands)[4]
        await lobby.press("escape")
        assert screen_lines(lobby.hands) == code


async def test_letters_lead_back_the_way_they_came_and_no_page_is_there_twice(
    opened: Opening,
) -> None:
    async with opened(tag="en") as lobby:
        await lobby.press("enter")
        text = screen_lines(lobby.hands)
        await lobby.press("s")
        sources = screen_lines(lobby.hands)
        await lobby.press("c", "equals_sign", "c")
        assert "Scan to look for this episode" in lobby.text
        await lobby.press("escape")
        assert screen_lines(lobby.hands) == sources
        await lobby.press("s")
        assert screen_lines(lobby.hands) == text
        assert len(lobby.app.screen_stack) == 1


async def test_a_visitor_is_offered_nothing_that_is_refused(opened: Opening) -> None:
    async with opened((120, 60), tag="en") as lobby:
        await lobby.press("other")
        before = screen_lines(lobby.hands)
        keys = ("slash", "n", "N", "o", "y", "ctrl+p", "t", "ctrl+z", "q", "ctrl+q", "ctrl+c")
        await lobby.press(*keys)
        assert screen_lines(lobby.hands) == before
        await lobby.press("question_mark")
        shown = lobby.text
        assert "Change the language" in shown
        for command in lobby.app.edition.wording.commands.items():
            if not lobby.app.policy.allows(command[0]):
                assert command[1].help not in shown
        assert "mouse" not in shown
        assert "staff" not in shown


@first(1, "tag", ["id", "en"])
async def test_the_help_names_the_keys_of_a_keypad_and_the_others_quietly_at_its_end(
    opened: Opening, tag: str
) -> None:
    async with opened((120, 60), tag=tag) as lobby:
        await lobby.press(*["enter"] * 5)
        lines = [line.strip() for line in screen_lines(lobby.hands)]
        words = lobby.app.edition.wording
        keys, marks, further = map(
            lines.index, (words.help.keys, words.help.marks, words.help.further_keys)
        )
        named = [line.split("  ")[0] for line in lines[keys + 1 : marks - 1]]
        assert named == ["0", "↑ ↓", "Enter →", "Enter →", "Esc ←", "1–5"]
        assert words.commands["onward"].help in lines[keys + 4]
        rest = [line.split("  ")[0] for line in lines[further + 1 : further + 10]]
        assert rest[0] == "PgUp PgDn"
        assert {"Tab", "= F3", "c", "s", "? F1"} <= set(rest)


async def test_who_cannot_make_the_window_larger_is_not_asked_to(opened: Opening) -> None:
    async with opened((70, 20), tag="en") as lobby:
        await lobby.press("enter", "enter")
        assert "https://youtube.com" in lobby.text
        assert "larger" not in lobby.text


def test_the_contact_for_the_press_is_not_shown(
    shipped_editions: tuple[Edition, ...], public: tuple[Edition, ...]
) -> None:
    def texts(found: tuple[Edition, ...]) -> set[str]:
        blocks = [block for edition in found for entry in edition.entries for block in entry.blocks]
        return {text for block in blocks for text in (*block.paragraphs, *block.items)}

    for_the_press = texts(shipped_editions) - texts(public)
    assert any("apratama@iom.int" in text for text in for_the_press)
    assert not any("apratama" in text or "0811" in text for text in texts(public))


async def test_a_clock_that_strikes_after_the_end_does_nothing(
    opened: Opening, pin_hash: PinHash
) -> None:
    async with opened(pin=pin_hash) as lobby:
        await lobby.press("ctrl+e")
        app = lobby.app
    await app.on_timer(events.Timer(Timer(app, 1), 0, 1))
    assert app.fault is None


async def test_a_click_that_wakes_clicks_on_nothing(opened: Opening) -> None:
    async with opened(mouse=True) as lobby:
        home = screen_lines(lobby.hands)[:-2]
        await lobby.after(10)
        for kind in (events.MouseDown, events.MouseUp):
            lobby.app.post_message(
                kind(
                    None, 5, 6, 0, 0, 1, shift=False, meta=False, ctrl=False, screen_x=5, screen_y=6
                )
            )
        await lobby.hands.press()
        assert screen_lines(lobby.hands)[:-2] == home


@first(1, "size", [(1, 1), (40, 12), (20, 8), (39, 11), (120, 33), (500, 200)])
async def test_every_phase_can_be_drawn_in_every_window(
    opened: Opening, pin_hash: PinHash, size: tuple[int, int]
) -> None:
    async with opened(size, pin=pin_hash) as lobby:
        await lobby.after(10)
        await lobby.press("other", "ctrl+e", "1", "escape", "enter", "enter")
        await lobby.after(IDLE)
        await lobby.after(20)
        await lobby.after(10)
        assert lobby.app.is_running


@first(1, "size", [(40, 12), (80, 24), (120, 33)], ids="{0[0]}x{0[1]}".format)
async def test_space_goes_on_from_the_list_like_enter_and_then_page_by_page(
    opened: Opening, size: tuple[int, int]
) -> None:
    async with opened(size, tag="en") as lobby:
        await lobby.press("down", "enter")
        text = screen_lines(lobby.hands)
        await lobby.press("escape", "space")
        assert screen_lines(lobby.hands) == text
        await lobby.press("pagedown")
        further = screen_lines(lobby.hands)
        await lobby.press("pageup", "space")
        assert screen_lines(lobby.hands) == further
        assert (further != text) == (size == (40, 12))


@first(1, "size", [(40, 12), *WINDOWS[1:]], ids="{0[0]}x{0[1]}".format)
async def test_every_key_that_the_help_names_of_a_keypad_works_there_too(
    opened: Opening, size: tuple[int, int]
) -> None:
    async with opened(size, tag="en") as lobby:
        await lobby.press(*["enter"] * 5)
        help_page = screen_lines(lobby.hands)
        await lobby.press("0")
        assert "TOMBOL" in lobby.text
        await lobby.press("0", "9")
        assert screen_lines(lobby.hands) == help_page
        await lobby.press("escape")
        assert "What “Burn the Past” rests on" in lobby.text
        await lobby.press("enter", "4")
        assert "4 of the 5 listed" in lobby.text
        assert len(lobby.app.screen_stack) == 1


async def test_from_the_help_one_goes_back_to_a_page_and_none_is_there_twice(
    opened: Opening,
) -> None:
    async with opened(tag="en") as lobby:
        await lobby.press("enter")
        text = screen_lines(lobby.hands)
        await lobby.press(*["enter"] * 4, "c")
        assert "Scan to look for this episode" in lobby.text
        await lobby.press("escape")
        assert screen_lines(lobby.hands) == text
