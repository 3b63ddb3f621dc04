"""A hint for new readers: the first keys, in the languages that the key bar is not in."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from iomtui.catalogue.edition import Edition, in_each_language
from iomtui.commands.command import Command
from iomtui.commands.keymaps import first_key
from iomtui.i18n.templates import PLACEHOLDER, fill
from iomtui.i18n.wording import Wording
from iomtui.tui.widgets.strips import strip_of, truncate

_BETWEEN = " · "


class FirstHint(Widget):
    """One line, or one per language if they do not fit side by side.

    The current language is left out, because the key bar has the same keys.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hint--text"}

    def __init__(self, editions: tuple[Edition, ...], commands: tuple[Command, ...]) -> None:
        super().__init__(id="first-hint")
        self._keys = {
            "up": first_key(commands, "move", "-1"),
            "down": first_key(commands, "move", "1"),
            "read": first_key(commands, "read"),
            "language": first_key(commands, "switch_language"),
        }
        self._editions = editions
        self._sentences: tuple[str, ...] = ()

    def show(self, current: int) -> None:
        """Show the hint in every language but the one with this index."""
        _, *others = in_each_language(
            self._editions, current, lambda words: _sentence(words, self._keys)
        )
        self._sentences = tuple(others)
        self.refresh(layout=True)

    def _rows(self, width: int) -> tuple[str, ...]:
        together = _BETWEEN.join(self._sentences)
        return (together,) if cell_len(together) + 2 <= width else self._sentences

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        rows, style = self._rows(self.size.width), self.get_component_rich_style("hint--text")
        text = rows[y] if y < len(rows) else ""
        return strip_of(
            [(f" {truncate(text, self.size.width - 1)}", style)], self.size.width, style
        )


def _sentence(wording: Wording, keys: dict[str, str]) -> str:
    """Return the hint, without the parts whose command has no key."""
    words = wording.first_hint
    names = {name: wording.key_name(key) for name, key in keys.items() if key}
    parts = (words.choose, words.read, words.language)
    return ", ".join(
        fill(part, names) for part in parts if set(PLACEHOLDER.findall(part)) <= names.keys()
    )
