"""The names of keys, which are Textual's: "slash", "ctrl+f", "pageup".

In settings people may write the character itself ("/"), and that is what they are shown.
"""

import unicodedata

_NAMED = frozenset(
    {
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("enter", "escape", "tab", "space", "backspace", "delete", "insert"),
        *(f"f{number}" for number in range(1, 13)),
    }
)
"""Keys without a character."""

_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "del": "delete",
    "ins": "insert",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
}
"""Other spellings of keys without a character."""

_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Names by which Textual shortens those of Unicode."""

EDITING_KEYS = frozenset(
    {"left", "right", "home", "end", "space", "backspace", "delete", "ctrl+u", "ctrl+w"}
)
"""Keys that edit what is typed in a text field."""

# Without h, i, j and m: a terminal sends the same for them as for Backspace, Tab and Enter.
_CONTROLLED = frozenset("abcdefgklnopqrstuvwxyz")


def parse_key_name(text: str) -> str | None:
    """Return the name of a key that a person wrote, or None if a terminal has no such key.

    A single character stands for itself; names are taken in any case ("F3", "Ctrl+F"), and as
    keyboards and the viewer itself write them ("Esc", "PgUp", "↑").
    """
    text = unicodedata.normalize("NFC", text)
    name = _ALIASES.get(text.lower(), text.lower())
    if name in _NAMED or name == "shift+tab":
        return name
    if len(text) == 1:
        return key_of_character(text)
    control = name.removeprefix("ctrl+")
    return name if control != name and control in _CONTROLLED else None


def key_label(key: str) -> str:
    """Return a key as it is written on a keyboard: "/" for "slash", "Ctrl+F" for "ctrl+f"."""
    if len(key) == 1:
        return key
    if key in _CHARACTERS:
        return _CHARACTERS[key]
    if types_or_edits(key) and key not in EDITING_KEYS:
        try:
            return unicodedata.lookup(key.replace("_", " "))
        except KeyError:
            return key
    return "+".join(part.capitalize() for part in key.split("+"))


def types_or_edits(key: str) -> bool:
    """Return whether a key types a character into a text field, or edits what is there."""
    if key in EDITING_KEYS:
        return True
    return key not in _NAMED and "+" not in key


def key_of_character(character: str) -> str | None:
    """Return the name of the key that prints a character; None if there can be none.

    Digits of all scripts, such as those of Arabic and Persian, are those from 0 to 9.
    """
    if character == " ":
        return "space"
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character.isalnum():
        return character
    if not character.isprintable():
        return None
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name) or None


_CHARACTERS = {
    name: character
    for character in map(chr, range(33, 127))
    if (name := key_of_character(character))
}
"""The character of each key that has one."""
