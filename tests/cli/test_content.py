"""The content of a screen that follows its files."""

from __future__ import annotations

from pathlib import Path

from iomtui.catalogue.loading import load
from iomtui.cli.content import KIOSK, ContentFolder
from tests.support.details import full_video, make_details


async def test_fetched_details_stay_when_files_are_read_that_have_none(data_copy: Path) -> None:
    folder = ContentFolder(data_copy, load(data_copy), KIOSK)
    shown = folder.show_details(make_details(burn_the_past=full_video()))
    async for change in folder.changes():
        assert change.editions == shown
        assert "A young man flees." in str(shown[0].entries[0])
        break
