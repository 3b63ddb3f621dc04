"""`iomtui kiosk`: shows the catalogue on a screen that nobody looks after."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from iomtui.exits import Exit
from iomtui.kiosk_settings import KioskSettings
from iomtui.languages import Wish
from iomtui.run import Run, require_folder


class KioskOrder(NamedTuple):
    """What a kiosk is to show, and how."""

    data: Path
    """The data folder."""
    wishes: list[Wish]
    """The languages asked for, the strongest first."""
    theme: str | None
    """The theme asked for, which may be none that there is."""
    half_blocks: bool | None
    """Whether the font has the half blocks of QR codes; None if it must be guessed."""
    settings: KioskSettings
    """What is set for the kiosk."""
    pin_file: Path | None
    """Where the PIN of the staff is kept; None where there is no home for it."""


def order(run: Run) -> KioskOrder:
    """Return what was typed and set for the kiosk.

    Variables of the environment have no say: a public screen is as its files say. Raises
    InvalidContentError if there is no such data folder.
    """
    kiosk, usual, files = run.settings.kiosk, run.settings, run.read.files
    data = run.folder(kiosk.data or usual.data)
    require_folder(data)
    return KioskOrder(
        data=data,
        wishes=[
            Wish("--lang", run.arguments.lang),
            Wish(files.get("kiosk.language", ""), kiosk.language),
            Wish(files.get("language", ""), usual.language),
        ],
        theme=run.arguments.theme or kiosk.theme or usual.theme,
        half_blocks=usual.half_blocks if kiosk.half_blocks is None else kiosk.half_blocks,
        settings=kiosk,
        pin_file=run.pin_file,
    )


def run_kiosk(run: Run) -> int:
    """Show the kiosk and return the exit status. There is no screen for it yet."""
    order(run)
    return Exit.ERROR
