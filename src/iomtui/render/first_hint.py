"""A hint for new readers: the first keys, in the languages that the key bar is not in."""

from rich.cells import cell_len

from iomtui.catalogue.edition import Edition, in_each_language
from iomtui.commands.command import Command
from iomtui.commands.keymaps import first_key
from iomtui.i18n.templates import PLACEHOLDER, fill
from iomtui.i18n.wording import Wording
from iomtui.render.link import Area
from iomtui.render.typesetting import Line, Role, full_line


def hint_sentences(
    editions: tuple[Edition, ...], commands: tuple[Command, ...], current: int
) -> tuple[str, ...]:
    """Return the hint in every language but the current one, which the key bar is in."""
    keys = {
        "up": first_key(commands, "move", "-1"),
        "down": first_key(commands, "move", "1"),
        "read": first_key(commands, "read"),
        "language": first_key(commands, "switch_language"),
    }
    _, *others = in_each_language(editions, current, lambda wording: _sentence(wording, keys))
    return tuple(others)


def _sentence(wording: Wording, keys: dict[str, str]) -> str:
    """Return the hint, without the parts whose command has no key."""
    words = wording.first_hint
    names = {name: wording.key_name(key) for name, key in keys.items() if key}
    parts = (words["choose"], words["read"], words["language"])
    return ", ".join(
        fill(part, names) for part in parts if set(PLACEHOLDER.findall(part)) <= names.keys()
    )


def layout_first_hint(sentences: tuple[str, ...], area: Area) -> tuple[Line, ...]:
    """Return the sentences on one line, or one under the other if they do not fit."""
    together = " · ".join(sentences)
    rows = (together,) if cell_len(together) + 2 <= area.columns else sentences
    return tuple(full_line(row, Role.STRONG_KEY, area.columns) for row in rows)
