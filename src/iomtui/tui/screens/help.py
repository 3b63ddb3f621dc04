"""The help: every command with its keys, and what the marks say."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.normalize import normalize
from iomtui.catalogue.search import Hit, Index, Passage
from iomtui.commands.command import Context
from iomtui.commands.policy import KEYPAD
from iomtui.i18n.templates import fill
from iomtui.render.help import command_block_id, help_passages, layout_help
from iomtui.render.highlight import Highlights, OtherLanguagePassage, highlight_lines
from iomtui.render.typesetting import MAX_MEASURE, Line
from iomtui.tui.screens.base import Viewer
from iomtui.tui.screens.search import SearchScreen
from iomtui.tui.search_state import ReadingPosition
from iomtui.tui.widgets.option_picked import OptionPicked
from iomtui.tui.widgets.text_view import TextView


class HelpView(TextView):
    """The help in one language."""

    def __init__(self, viewer: Viewer) -> None:
        super().__init__(id="help")
        self._mouse = viewer.input_filter.mouse
        self._common = KEYPAD if viewer.is_unattended else frozenset()
        self._edition = viewer.editions[viewer.current]
        self._commands = viewer.commands
        self._marking = Highlights()

    def show(self, edition: Edition, marking: Highlights) -> None:
        """Show the help with hits marked; in another language, at the same place."""
        self._edition, self._marking = edition, marking
        self.reset(edition.wording, keep_place=True)

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        """Return the help, set for a width."""
        width = min(width, MAX_MEASURE)
        lines = layout_help(
            self._edition, self._commands, width, mouse=self._mouse, common=self._common
        )
        return highlight_lines(lines, self._marking, width)

    def on_click(self, event: events.Click) -> None:
        """Pick the command under the mouse, or go on where there is more."""
        line = self.line_at(event)
        for index, command in enumerate(self._commands):
            if line and line.block == command_block_id(command):
                self.post_message(OptionPicked(self.screen, index))


class HelpScreen(SearchScreen):
    """The help over the catalogue. Its result is the index of a command that was clicked."""

    @property
    def base_context(self) -> Context:
        """Where the person is when not typing."""
        return Context.HELP

    def body(self) -> Iterable[Widget]:
        """Yield the help."""
        yield HelpView(self.viewer)

    def show(self) -> None:
        """Show the help in the current language."""
        self.query_one(HelpView).show(self.edition, self._marking())
        self.refresh_search()

    @property
    def _passages(self) -> list[dict[str, str]]:
        """What each part of the help says in each language."""
        return [help_passages(each, self.viewer.commands) for each in self.viewer.editions]

    def index(self) -> Index:
        """Return the index of the help."""
        passages = self._passages
        return Index(
            [
                [
                    Passage(block, tuple(normalize(each.get(block, "")) for each in passages))
                    for block in passages[self.viewer.current]
                ]
            ]
        )

    @property
    def place(self) -> ReadingPosition:
        """Where the person is."""
        return ReadingPosition(0, self.query_one(HelpView).scroll_anchor)

    def mark(self) -> None:
        """Mark what was found."""
        self.query_one(HelpView).show(self.edition, self._marking())

    def reach(self, hit: Hit) -> None:
        """Go to a hit."""
        self.query_one(HelpView).reveal(hit.block)

    def go_back_to(self, place: ReadingPosition) -> None:
        """Go back to where the search began."""
        self.query_one(HelpView).go_to(place.anchor)

    def _marking(self) -> Highlights:
        if self.search is None:
            return Highlights()
        editions, passages = self.viewer.editions, self._passages
        by_block = self.search.found.languages_by_block(0)
        heading = self.edition.wording.search.language
        elsewhere = {
            block: [
                OtherLanguagePassage(
                    block, fill(heading, {"language": name}), passages[index][block]
                )
                for index in languages
                for name in (editions[index].name,)
            ]
            for block, languages in by_block.items()
            if self.viewer.current not in languages
        }
        here = (block for block, found in by_block.items() if self.viewer.current in found)
        return Highlights(self.search.found.words, frozenset(here), elsewhere)

    def action_move(self, direction: int) -> None:
        """Scroll by a line, or step through what was found."""
        if self.context is Context.SEARCH:
            self.action_hit(direction)
        else:
            super().action_move(direction)

    def action_episode(self, number: int) -> None:
        """Leave for the episode in a place of the list, if there is one."""
        if number <= len(self.edition.episodes):
            super().action_episode(number)
            self.viewer.show_catalogue()

    def take(self, index: int) -> None:
        """Leave, to do what was clicked, where one click can do it."""
        command = self.viewer.commands[index]
        if (command.in_palette and command.id != "quit") or command.id == "palette":
            self.dismiss(index)

    def action_read(self) -> None:
        """Keep what was found, and leave the field."""
        self.end_typing()

    def action_back(self) -> None:
        """Clear or end the search, then leave the help."""
        if not self.clear_search():
            self.dismiss()
