"""The help: each command with its keys, and the meaning of the marks."""

from collections.abc import Iterable, Iterator

from textual import events
from textual.widget import Widget

from iomtui.catalogue.normalize import normalize
from iomtui.catalogue.search import Index, Passage
from iomtui.commands.command import Context
from iomtui.commands.policy import KEYPAD
from iomtui.render.help import command_block_id, help_passages, layout_help
from iomtui.render.highlight import Highlights, highlight_lines, passage_highlights
from iomtui.render.typesetting import MAX_MEASURE, Line
from iomtui.tui.screens.search import SearchScreen
from iomtui.tui.widgets.option_list import OptionPicked
from iomtui.tui.widgets.text_view import TextView


class HelpView(TextView):
    """The help in one language."""

    def __init__(self) -> None:
        super().__init__(id="help")
        self._highlights = Highlights()

    def show(self, highlights: Highlights) -> None:
        """Show the help with highlights, at the same scroll position."""
        self._highlights = highlights
        self.reset(keep_position=True)

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        app, width = self.app, min(width, MAX_MEASURE)
        common = KEYPAD if app.is_unattended else frozenset()
        mouse = app.input_filter.mouse
        lines = layout_help(app.edition, app.commands, width, mouse=mouse, common=common)
        return highlight_lines(lines, self._highlights, width)

    def on_click(self, event: events.Click) -> None:
        """Pick the command under the mouse."""
        line = self.line_at(event)
        for index, command in enumerate(self.app.commands):
            if line and line.block == command_block_id(command):
                self.post_message(OptionPicked(self.screen, index))


class HelpScreen(SearchScreen):
    """The help over the catalogue. Its result is the index of a command to run."""

    CONTEXT = Context.HELP

    def body(self) -> Iterable[Widget]:
        yield HelpView()

    def show(self) -> None:
        self.show_hits()
        self.refresh_search()

    @property
    def _passages(self) -> Iterator[tuple[str, list[str], str]]:
        """The blocks of the help, each with its text in each language, and no fallback."""
        passages = [help_passages(each, self.app.commands) for each in self.app.editions]
        for block in passages[self.app.current]:
            yield block, [each.get(block, "") for each in passages], ""

    def index(self) -> Index:
        return Index(
            [[Passage(block, tuple(map(normalize, texts))) for block, texts, _ in self._passages]]
        )

    def show_hits(self) -> None:
        highlights = passage_highlights(
            self.app.editions, self.app.current, 0, self.result, self._passages
        )
        self.query_one(HelpView).show(highlights)

    def action_episode(self, number: int) -> None:
        """Leave for the episode with this number, if there is one."""
        if number <= len(self.edition.episodes):
            super().action_episode(number)
            self.app.show_catalogue()

    def pick(self, index: int) -> None:
        """Leave with a command as the result, if it can be run by a click."""
        command = self.app.commands[index]
        if (command.in_palette and command.id != "quit") or command.id == "palette":
            self.dismiss(index)

    def action_read(self) -> None:
        self.end_typing()

    def action_back(self) -> None:
        """Clear the search, end it, or leave the help."""
        if not self.clear_search():
            self.dismiss()
