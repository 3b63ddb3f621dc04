"""What is known from the channel, and the question whether to ask it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget

from iomtui.commands.command import Context
from iomtui.commands.keymaps import first_key
from iomtui.render.typesetting import MAX_MEASURE, Line
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.widgets.text_view import TextView
from iomtui.youtube.fetch_layout import layout_fetch, layout_progress

if TYPE_CHECKING:
    from iomtui.youtube.fetch_controller import FetchController


class FetchView(TextView):
    """The question, and what came of it last."""

    def __init__(self, screen: FetchScreen) -> None:
        super().__init__(id="sheet")
        self._owner = screen

    def show(self) -> None:
        """Show how things stand now."""
        self.reset(self._owner.edition.wording, keep_position=True)

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        """Return the lines for a width."""
        owner, controller = self._owner, self._owner.controller
        if progress := controller.progress:
            return layout_progress(progress, owner.edition, min(width, MAX_MEASURE))
        key = owner.edition.wording.key_name(first_key(owner.app.commands, "ask"))
        width = min(width, MAX_MEASURE)
        return layout_fetch(controller.report, controller.series, owner.edition, key, width)


class FetchScreen(BaseScreen):
    """Asks once before anything goes over the network. Its result is 1 if it may."""

    CONTEXT = Context.FETCH

    def __init__(self, controller: FetchController) -> None:
        super().__init__()
        self.controller = controller
        """What runs the fetch."""

    @property
    def unavailable_commands(self) -> frozenset[str]:
        """The ids of commands that would do nothing now."""
        running = frozenset({"ask"} if self.controller.progress else ())
        return super().unavailable_commands | running

    def body(self) -> Iterable[Widget]:
        """Yield the sheet."""
        yield FetchView(self)

    def show(self) -> None:
        """Show how things stand now."""
        self.query_one(FetchView).show()

    def show_status_text(self) -> None:
        """Show how things stand now, here too."""
        super().show_status_text()
        self.show()
        self.refresh_bar()

    def action_ask(self) -> None:
        """Say yes."""
        if not self.controller.progress:
            self.dismiss(1)
