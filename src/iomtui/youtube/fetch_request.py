"""What is to be fetched from YouTube."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from iomtui.catalogue.model import Catalogue
from iomtui.parsing.files import shown_path
from iomtui.youtube.channel_address import source_address


def local_now() -> datetime:
    """Return the present moment, in the zone of this computer."""
    return datetime.now(UTC).astimezone()


class FetchRequest(NamedTuple):
    """What is to be fetched, and where the result goes."""

    catalogue: Catalogue
    """The episodes to look for."""
    data: Path
    """The data folder that they are of."""
    target: Path | None
    """The file of the details; None where there is no place for one."""
    source: str | None = None
    """The address to ask; None for the one in the data."""
    limit: int | None = None
    """The most videos of a list that are looked at."""
    keeps: bool = True
    """Whether the result is saved."""
    clock: Callable[[], datetime] = local_now
    """Gives the present moment with its zone."""

    @property
    def address(self) -> str:
        """The address to ask, in its plainest form; empty where nobody has named one."""
        channel = self.catalogue.series.channel
        return source_address(self.source or (channel.url if channel else None) or "") or ""

    @property
    def file(self) -> str:
        """The file of the details, as it is shown to people."""
        return shown_path(self.target) if self.target else "–"
