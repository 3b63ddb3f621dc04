"""The channel as the viewer needs it: what is known, and how to ask for more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.model import Catalogue, Series
from iomtui.stored import locations

if TYPE_CHECKING:
    from iomtui.catalogue.channel_report import Report
    from iomtui.cli.asking import Asking, Order


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

    def known(self) -> Report:
        """Return what is known already, without asking."""
        from iomtui.cli.asking import known_report  # noqa: PLC0415 - only once somebody looks

        return known_report(self._order())

    def begin(self) -> Asking:
        """Return an asking that has not begun yet."""
        from iomtui.cli.asking import Asking  # noqa: PLC0415

        return Asking(self._order())

    def _order(self) -> Order:
        from iomtui.cli.asking import Order  # noqa: PLC0415

        return Order(self._catalogue, self._data, locations.supplement_file())

    def editions(self, report: Report) -> tuple[Edition, ...]:
        """Return the catalogue in each language, with what is known now."""
        return editions(self._catalogue, "press", report.supplement)
