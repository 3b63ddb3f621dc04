"""Catalogues of other shapes: five episodes, two languages and IOM are not hard-coded."""

from __future__ import annotations

from pathlib import Path

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
from tests.support.large import make_large
from tests.support.pilot import screen_lines, screen_text
from tests.tui.conftest import Running

FIXTURES = Path(__file__).parents[1] / "fixtures"


def catalogue(name: str) -> tuple[Edition, ...]:
    return editions(load(FIXTURES / name), "press")


async def test_a_synopsis_is_shown_in_its_place(running: Running) -> None:
    async with running(editions=catalogue("synopses"), tag="en") as pilot:
        text = screen_text(pilot)
        assert "1 of the 2 listed" in text
        assert "A ferry leaves before dawn" in text
        assert "ops" in screen_lines(pilot)[5][-10:]
        await pilot.press("L")
        assert "Feri berangkat sebelum fajar" in screen_text(pilot)
        await pilot.press("down")
        text = screen_text(pilot)
        assert "Belum diterjemahkan, jadi tampil dalam" in text
        assert "Nobody has written this one in" in text


async def test_a_catalogue_of_one_episode_and_no_pages(running: Running) -> None:
    async with running(editions=catalogue("single"), tag="en") as pilot:
        assert "MORE" not in screen_text(pilot)
        assert "1 of the 1 listed" in screen_text(pilot)
        await pilot.press("down", "end", "enter", "end", "escape", "9", "pageup")
        assert screen_lines(pilot)[3].startswith(" ▌ 1  The only one")


async def test_a_thousand_episodes_with_long_titles_stay_in_their_column(
    running: Running, tmp_path: Path
) -> None:
    async with running(editions=editions(load(make_large(tmp_path, 1000)))) as pilot:
        await pilot.press("end", "up")
        (row,) = (each for each in screen_lines(pilot) if each.startswith(" ▌"))
        assert row[:27].rstrip() == " ▌  999  Title 999, which…"
        await pilot.press("pageup", "home")
        assert screen_lines(pilot)[3].startswith(" ▌    1  Title 1,")
