"""Catalogues of other shapes: five episodes, two languages and IOM are not hard-coded."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
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


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, ...]:
    folder = tmp_path_factory.mktemp("thousand")
    (folder / "languages").mkdir()
    episodes = [
        {"id": f"e{number}", "title": {"text": f"Title {number} " + "long " * 30, "language": "en"}}
        for number in range(1, 1001)
    ]
    series = {"format": 1, "languages": ["en"], "publisher": "P", "episodes": episodes}
    words = {"format": 1, "language": {"tag": "en", "name": "English"}, "series": {"title": "S"}}
    words["formats"] = {"months": [str(number) for number in range(1, 13)]}
    for name, values in (("series.yaml", series), ("languages/en.yaml", words)):
        (folder / name).write_text(yaml.safe_dump(values), encoding="utf-8")
    return editions(load(folder))


async def test_a_thousand_episodes_with_long_titles_stay_in_their_column(
    running: Running, thousand: tuple[Edition, ...]
) -> None:
    async with running(editions=thousand) as pilot:
        await pilot.press("end", "up")
        rows = screen_lines(pilot)
        marked = next(row for row in rows if row.startswith(" ▌"))
        assert marked.startswith(" ▌  999  Title 999 long")
        assert marked[:27].rstrip().endswith("…")
        assert "999 of the 1,000 listed" in screen_text(pilot)
        await pilot.press("pageup", "home")
        assert screen_lines(pilot)[3].startswith(" ▌    1  Title 1 long")
