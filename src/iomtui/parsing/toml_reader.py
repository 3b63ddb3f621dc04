"""TOML read by the standard library, with the positions of its keys."""

import re
import tomllib

from iomtui.parsing.diagnostics import Code, Position, refusal
from iomtui.parsing.document import Document, Path, code_of_message
from iomtui.parsing.files import decode


def read_toml(data: bytes, file: str) -> Document:
    """Return the values of a TOML file, which are not cleaned: a path must stay what it is.

    `file` is its name in diagnostics. Raises InvalidContentError with one fatal diagnostic.
    """
    text = decode(data, file)
    try:
        root = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        message = str(error)
        code = code_of_message(message, Code.NOT_TOML)
        raise refusal(file, _position_in(message, text), code) from None
    keys = _key_positions(text)
    return Document(file, root, keys, {**keys, (): Position(1, 1)}, [])


_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"\\]*"|'[^']*'""")
_DOTTED = rf"(?:{_PART.pattern})(?:[ \t]*\.[ \t]*(?:{_PART.pattern}))*"
_KEY = re.compile(rf"[ \t]*(?P<open>\[\[?[ \t]*)?(?P<keys>{_DOTTED})[ \t]*[]=]")
"""The start of a line that sets a key or opens a table."""


def _key_positions(text: str) -> dict[Path, Position]:
    """Return the positions of keys, which tomllib does not give.

    A key within braces is not found: the position of its parent must do.
    """
    positions: dict[Path, Position] = {}
    table: Path = ()
    for number, line in enumerate(text.split("\n"), 1):
        if not (match := _KEY.match(line)):
            continue
        path = () if match["open"] else table
        for part in _PART.finditer(line, *match.span("keys")):
            name = part[0]
            path = (*path, name[1:-1] if name[0] in "\"'" else name)
            positions.setdefault(path, Position(number, part.start() + 1))
        if match["open"]:
            table = path
    return positions


def _position_in(message: str, text: str) -> Position | None:
    """Return the position in a message: "(at line 1, column 5)", or "(at end of document)"."""
    if match := re.search(r"at line (\d+), column (\d+)", message):
        return Position(int(match[1]), int(match[2]))
    if "end of document" not in message:
        return None
    lines = text.rstrip().split("\n")
    return Position(len(lines), len(lines[-1]) + 1)
