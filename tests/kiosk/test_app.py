"""The kiosk without a terminal: cards, warning, reset and keys; time is passed in."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.timer import Timer

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
from iomtui.kiosk.pin import PinHash
from tests.kiosk.conftest import IDLE, OpenKiosk
from tests.support.examples import first
from tests.support.pilot import screen_lines
from tests.support.pseudo import add_pseudo_language


async def test_cards_follow_the_start_page_one_after_the_other_and_move_once_a_minute(
    open_kiosk: OpenKiosk,
) -> None:
    async with open_kiosk(dwell=15) as kiosk:
        assert "EPISODE" in kiosk.text
        await kiosk.after(10)
        assert "Tekan tombol apa saja" in kiosk.text
        assert "Press any key" in kiosk.text
        titles = [entry.title for entry in kiosk.app.edition.episodes]
        at_first = screen_lines(kiosk)
        for title in (*titles, titles[0]):
            assert title in kiosk.text
            await kiosk.after(15)
        await kiosk.after(4 * 15)
        assert titles[0] not in kiosk.text or screen_lines(kiosk) != at_first


@first(2, ("key", "index"), [("other", 2), ("4", 3), ("escape", 2), ("enter", 2), ("left", 2)])
async def test_a_key_opens_the_list_at_the_episode_of_the_card_and_a_digit_at_its_own(
    open_kiosk: OpenKiosk, key: str, index: int
) -> None:
    async with open_kiosk(dwell=15) as kiosk:
        await kiosk.after(10)
        await kiosk.after(2 * 15)
        episodes = kiosk.app.edition.episodes
        assert episodes[2].title in kiosk.text
        await kiosk.press(key)
        shown = screen_lines(kiosk)
        assert sum(episodes[index].title in line for line in shown) > 1
        assert len(kiosk.app.screen_stack) == 1
        await kiosk.press(str(index + 1))
        # The hint at the foot goes with the first key, and the text has its rows.
        assert screen_lines(kiosk)[:-4] == shown[:-4]


async def test_a_language_key_on_a_card_opens_the_list_in_the_other_language(
    open_kiosk: OpenKiosk,
) -> None:
    async with open_kiosk() as kiosk:
        for key in ("0", "insert", "L", "f2"):
            await kiosk.after(IDLE + 30)
            assert "Tekan tombol apa saja" in kiosk.text, key
            await kiosk.press(key)
            assert "EPISODES" in kiosk.text, key
            assert "↑ ↓ memilih, Enter membaca, 0 bahasa" in kiosk.text, key
            await kiosk.press("down")
            assert "memilih" not in kiosk.text, key


async def test_the_warning_is_in_both_languages_and_any_key_keeps_the_page(
    open_kiosk: OpenKiosk,
) -> None:
    async with open_kiosk() as kiosk:
        await kiosk.press("3", "enter")
        before = screen_lines(kiosk)
        await kiosk.after(IDLE - 1)
        assert screen_lines(kiosk) == before
        await kiosk.after(1)
        first, second = screen_lines(kiosk)[:2]
        assert "20" in first
        assert "tombol" in first
        assert "20" in second
        assert "key" in second
        await kiosk.after(11)
        assert "10" in screen_lines(kiosk)[1]
        await kiosk.press("1")
        assert screen_lines(kiosk) == before
        await kiosk.after(IDLE - 1)
        assert screen_lines(kiosk) == before
        await kiosk.after(1)
        assert screen_lines(kiosk)[:2] == [first, second]


@first(1, "size", [(80, 24), (40, 12), (120, 33)])
async def test_the_warning_covers_only_two_rows_and_the_language_key_still_works(
    open_kiosk: OpenKiosk, pin_hash: PinHash, size: tuple[int, int]
) -> None:
    for keys, key in [(("enter",) * number, "0") for number in range(6)] + [(("ctrl+e",), "L")]:
        async with open_kiosk(size, pin=pin_hash) as kiosk:
            await kiosk.press("other", *keys)
            before = screen_lines(kiosk)
            await kiosk.after(IDLE)
            warned = screen_lines(kiosk)
            assert warned[:2] != before[:2]
            assert warned[2:-1] == before[2:-1]
            bar = before[-1].strip() if key == "L" else "0 English"
            assert warned[-1].strip() == bar
            await kiosk.press(key)
            assert kiosk.app.edition.tag == "en"


@pytest.mark.parametrize(
    "keys",
    [("0", "down", "down", "enter", "down"), ("4", "enter", "enter"), ("enter",) * 5],
    ids=["reading", "the code", "the help"],
)
async def test_a_reset_forgets_everything_about_a_visitor(
    open_kiosk: OpenKiosk, keys: tuple[str, ...]
) -> None:
    async with open_kiosk((80, 14)) as kiosk:
        home = screen_lines(kiosk)
        await kiosk.press(*keys)
        assert screen_lines(kiosk) != home
        await kiosk.after(IDLE)
        await kiosk.after(20)
        assert screen_lines(kiosk) == home
        assert len(kiosk.app.screen_stack) == 1


@first(1, ("on", "back"), [("enter", "escape"), ("right", "left")])
async def test_back_returns_page_by_page_to_the_same_scroll_positions(
    open_kiosk: OpenKiosk, on: str, back: str
) -> None:
    async with open_kiosk((40, 12), tag="en") as kiosk:
        await kiosk.press("2")
        shown = []
        for _ in range(5):
            shown.append(screen_lines(kiosk))
            await kiosk.press(on, "down")
        assert "KEYS" in kiosk.text
        for before in reversed(shown):
            await kiosk.press(back)
            assert screen_lines(kiosk) == before


async def test_with_three_languages_enter_offers_a_choice_that_back_skips(
    open_kiosk: OpenKiosk, data_copy: Path
) -> None:
    add_pseudo_language(data_copy)
    async with open_kiosk(tag="en", editions=editions(load(data_copy))) as kiosk:
        await kiosk.press("enter", "enter")
        code = screen_lines(kiosk)
        await kiosk.press("enter")
        assert "Show beside English:" in kiosk.text
        await kiosk.press("enter")
        await kiosk.pause()
        assert kiosk.app.editions[2].name in screen_lines(kiosk)[4]
        await kiosk.press("escape")
        assert screen_lines(kiosk) == code


async def test_a_letter_returns_to_its_page_if_that_is_open_already(
    open_kiosk: OpenKiosk,
) -> None:
    async with open_kiosk(tag="en") as kiosk:
        await kiosk.press("enter")
        text = screen_lines(kiosk)
        await kiosk.press("s")
        sources = screen_lines(kiosk)
        await kiosk.press("c", "equals_sign", "c")
        assert "Scan to look for this episode" in kiosk.text
        await kiosk.press("escape")
        assert screen_lines(kiosk) == sources
        await kiosk.press("s")
        assert screen_lines(kiosk) == text
        assert len(kiosk.app.screen_stack) == 1


async def test_a_visitor_is_offered_nothing_that_is_refused(open_kiosk: OpenKiosk) -> None:
    async with open_kiosk((120, 60), tag="en") as kiosk:
        await kiosk.press("other")
        before = screen_lines(kiosk)
        await kiosk.press("slash", *"nNoytq", *(f"ctrl+{letter}" for letter in "pzqce"))
        assert screen_lines(kiosk) == before
        await kiosk.press("question_mark")
        help_text, wording = kiosk.text, kiosk.app.edition.wording
        assert "Change the language" in help_text
        assert wording.help["further_keys"] in help_text
        for name, words in wording.commands.items():
            assert kiosk.app.policy.allows(name) or words.help not in help_text
        assert "mouse" not in help_text
        assert "staff" not in help_text


async def test_a_visitor_is_not_asked_to_make_the_window_larger(open_kiosk: OpenKiosk) -> None:
    async with open_kiosk((70, 20), tag="en") as kiosk:
        await kiosk.press("enter", "enter")
        assert "https://youtube.com" in kiosk.text
        assert "larger" not in kiosk.text


async def test_a_timer_after_the_end_does_nothing(open_kiosk: OpenKiosk, pin_hash: PinHash) -> None:
    async with open_kiosk(pin=pin_hash) as kiosk:
        await kiosk.press("ctrl+e")
        app = kiosk.app
    await app.on_timer(events.Timer(Timer(app, 1), 0, 1))
    assert app.fault is None


async def test_a_click_on_a_card_only_wakes_the_screen(open_kiosk: OpenKiosk) -> None:
    async with open_kiosk(mouse=True) as kiosk:
        home = screen_lines(kiosk)[:-2]
        await kiosk.after(10)
        for kind in (events.MouseDown, events.MouseUp):
            kiosk.app.post_message(
                kind(
                    None, 5, 6, 0, 0, 1, shift=False, meta=False, ctrl=False, screen_x=5, screen_y=6
                )
            )
        await kiosk.press()
        assert screen_lines(kiosk)[:-2] == home


@first(1, "size", [(1, 1), (40, 12), (20, 8), (39, 11), (120, 33), (500, 200)])
async def test_every_phase_can_be_drawn_in_every_window(
    open_kiosk: OpenKiosk, pin_hash: PinHash, size: tuple[int, int]
) -> None:
    async with open_kiosk(size, pin=pin_hash) as kiosk:
        await kiosk.after(10)
        await kiosk.press("other", "ctrl+e", "1", "escape", "enter", "enter")
        await kiosk.after(IDLE)
        await kiosk.after(20)
        await kiosk.after(10)
        assert kiosk.app.is_running


async def test_space_opens_the_text_and_then_scrolls_by_pages(open_kiosk: OpenKiosk) -> None:
    async with open_kiosk((40, 12), tag="en") as kiosk:
        await kiosk.press("down", "enter")
        text = screen_lines(kiosk)
        await kiosk.press("escape", "space")
        assert screen_lines(kiosk) == text
        await kiosk.press("pagedown")
        further = screen_lines(kiosk)
        await kiosk.press("pageup", "space")
        assert screen_lines(kiosk) == further
        assert further != text


async def test_in_a_kiosk_arrows_scroll_past_sources_and_their_addresses_are_texts(
    open_kiosk: OpenKiosk,
) -> None:
    async with open_kiosk(mouse=True) as kiosk:
        await kiosk.press("end", "right")
        before = screen_lines(kiosk)
        row = next(y for y, line in enumerate(before) if "https://" in line)
        await kiosk.click(offset=(before[row].index("https://"), row))
        await kiosk.pause()
        assert screen_lines(kiosk) == before
        await kiosk.press("o", "y")
        assert screen_lines(kiosk) == before
        await kiosk.press("down")
        assert screen_lines(kiosk)[row - 1][28:] == before[row][28:]
        assert kiosk.app.clipboard == ""


async def test_a_card_shows_new_content_and_the_first_language_returns_with_its_file(
    open_kiosk: OpenKiosk, public: tuple[Edition, ...]
) -> None:
    def only(tag: str) -> tuple[Edition, ...]:
        return tuple(each for each in public if each.tag == tag)

    async with open_kiosk(tag="id") as kiosk:
        await kiosk.after(10)
        assert "Press any key" in kiosk.text
        assert "Tekan tombol apa saja" in kiosk.text
        kiosk.app.replace_editions(only("en"))
        await kiosk.pause()
        assert "Press any key" in kiosk.text
        assert "Tekan tombol apa saja" not in kiosk.text
        for editions_now, tag in ((only("en"), "en"), (public, "id")):
            await kiosk.press("enter")
            kiosk.app.replace_editions(editions_now)
            await kiosk.after(IDLE + 30)
            assert kiosk.app.edition.tag == tag
