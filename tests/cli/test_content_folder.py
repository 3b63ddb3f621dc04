"""The content of a screen that follows its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from iomtui.catalogue.loading import load
from iomtui.cli.content import KIOSK
from iomtui.cli.content_folder import ContentFolder
from tests.support.details import full_video, make_details

DETAILS = make_details(burn_the_past=full_video())


@pytest.mark.parametrize("is_late", [False, True])
async def test_fetched_details_stay_when_files_that_lack_them_are_read_before_or_after(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch, is_late: bool
) -> None:
    folder = ContentFolder(data_copy, load(data_copy), KIOSK)
    if is_late:
        read = folder._read

        def read_before_a_fetch_ends() -> object:
            result = read()
            folder.show_details(DETAILS)
            return result

        monkeypatch.setattr(folder, "_read", read_before_a_fetch_ends)
    else:
        folder.show_details(DETAILS)
    async for change in folder.changes():
        assert change.editions == folder.content.editions
        assert "A young man flees." in str(folder.content.editions[0].entries[0])
        break
