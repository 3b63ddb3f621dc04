"""Catalogues of other shapes: five episodes, two languages and IOM are not hard-coded."""

from __future__ import annotations

from pathlib import Path

from iomtui.catalogue.edition import editions
from iomtui.catalogue.loading import load
from tests.support.large import make_large
from tests.support.pilot import screen_lines, screen_text
from tests.tui.conftest import Running


async def test_a_catalogue_of_one_episode_and_no_pages(running: Running) -> None:
    single = Path(__file__).parents[1] / "fixtures" / "single"
    async with running(editions=editions(load(single)), tag="en") as pilot:
        assert "MORE" not in screen_text(pilot)
        assert "Episode list: 1 of 1" in screen_text(pilot)
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


async def test_a_page_that_is_not_translated_whole_says_so_once(
    running: Running, data_copy: Path
) -> None:
    words = (data_copy / "languages" / "en.yaml").read_text("utf-8")
    words = words.replace("tag: en\n  name: English", "tag: jv\n  name: Basa Jawa")
    (data_copy / "languages" / "jv.yaml").write_text(words[: words.index("\nstatements:")], "utf-8")
    async with running(editions=editions(load(data_copy), "press"), tag="jv") as pilot:
        note = "Yang belum diterjemahkan tampil dalam bahasa Indonesia."
        assert " ".join(screen_text(pilot).split()).count("Yang belum") == 1
        await pilot.press("equals_sign", "enter")
        assert note in " ".join(screen_text(pilot).split())
