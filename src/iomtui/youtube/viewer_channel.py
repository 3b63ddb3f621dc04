"""The channel as the viewer needs it: what is known, and how to ask for more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.model import Catalogue, Series
from iomtui.storage import paths

if TYPE_CHECKING:
    from iomtui.youtube.fetch import FetchOrder, FetchTask
    from iomtui.youtube.report import FetchReport


class ViewerChannel:
    """The channel of a catalogue, asked for whoever reads it at their own screen."""

    def __init__(self, catalogue: Catalogue, data: Path) -> None:
        """Prepare to ask for the catalogue that is in the folder `data`."""
        self._catalogue = catalogue
        self._data = data

    @property
    def series(self) -> Series:
        """What is asked for."""
        return self._catalogue.series

    def known(self) -> FetchReport:
        """Return what is known already, without asking."""
        from iomtui.youtube.fetch import known_report  # noqa: PLC0415 - only once somebody looks

        return known_report(self._order())

    def begin(self) -> FetchTask:
        """Return an asking that has not begun yet."""
        from iomtui.youtube.fetch import FetchTask  # noqa: PLC0415

        return FetchTask(self._order())

    def _order(self) -> FetchOrder:
        from iomtui.youtube.fetch import FetchOrder  # noqa: PLC0415

        return FetchOrder(self._catalogue, self._data, paths.details_file())

    def editions(self, report: FetchReport) -> tuple[Edition, ...]:
        """Return the catalogue in each language, with what is known now."""
        return editions(self._catalogue, "press", report.supplement)
