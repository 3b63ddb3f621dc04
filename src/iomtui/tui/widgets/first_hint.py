"""What a newcomer is told in the languages that the key bar does not speak, until the first key."""

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
    """One line; one for each language where several do not fit side by side.

    The key bar says the same in the language in use, so that this one leaves it out.
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
        self._said: tuple[str, ...] = ()

    def show(self, current: int) -> None:
        """Say it in every language but that of the Edition with this index."""
        _, *others = in_each_language(
            self._editions, current, lambda words: _sentence(words, self._keys)
        )
        self._said = tuple(others)
        self.refresh(layout=True)

    def _rows(self, width: int) -> tuple[str, ...]:
        together = _BETWEEN.join(self._said)
        return (together,) if cell_len(together) + 2 <= width else self._said

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows the hint takes."""
        return len(self._rows(width))

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        rows, style = self._rows(self.size.width), self.get_component_rich_style("hint--text")
        text = rows[y] if y < len(rows) else ""
        return strip_of(
            [(f" {truncate(text, self.size.width - 1)}", style)], self.size.width, style
        )


def _sentence(wording: Wording, keys: dict[str, str]) -> str:
    """Return what can be done with keys, without what has none."""
    words = wording.first_hint
    named = {name: wording.key_name(key) for name, key in keys.items() if key}
    parts = (words.choose, words.read, words.language)
    return ", ".join(
        fill(part, named) for part in parts if set(PLACEHOLDER.findall(part)) <= named.keys()
    )
