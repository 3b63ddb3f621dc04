"""A file of YAML or TOML as plain values, with the position of each."""

from typing import Any, NamedTuple, TypeAlias

from iomtui.parsing.diagnostics import Code, Diagnostic, Position

Path: TypeAlias = tuple[str | int, ...]
"""The keys and indexes that lead from the root to a value."""


class Document(NamedTuple):
    """One file. The readers of YAML and TOML return it, `schema_check` compares it with a type."""

    file: str
    """The name of the file in diagnostics; cleaned."""
    root: dict[str, Any]
    """Mappings, lists, texts, numbers, truth values, None, and in TOML dates and times."""
    keys: dict[Path, Position]
    values: dict[Path, Position]
    """The positions of values; that of the root, whose path is empty, is always there."""
    warnings: list[Diagnostic]
    """What was changed to make the texts safe to print."""

    def position_of(self, path: Path, *, of_key: bool = False) -> Position:
        """Return the position of the value at a path, or of its key; else of the nearest parent."""
        if of_key and path in self.keys:
            return self.keys[path]
        while path not in self.values:
            path = path[:-1]
        return self.values[path]

    def value_at(self, path: Path) -> Any:
        """Return the value at a path, which must be there."""
        value: Any = self.root
        for step in path:
            value = value[step]
        return value

    def origin(self, path: Path) -> str:
        """Return file, line and column of a key, in the form that editors can open."""
        position = self.position_of(path, of_key=True)
        return f"{self.file}:{position.line}:{position.column}"


def kind_of(value: object) -> str:
    """Return the name of a value's kind, which is a key of the wording's `kinds`."""
    if value is None:
        return "nothing"
    kinds = {
        str: "text",
        bool: "yes_no",
        int: "number",
        float: "fraction",
        list: "list",
        dict: "mapping",
    }
    return kinds.get(type(value), "moment")


_LIBRARY_MESSAGES = (
    # PyYAML and libyaml
    ("mapping values are not allowed", Code.YAML_COLON),
    ("tab character", Code.YAML_TAB),
    ("cannot start any token", Code.YAML_CHARACTER),
    ("quoted scalar", Code.YAML_QUOTE),
    ("flow sequence", Code.YAML_BRACKET),
    ("flow mapping", Code.YAML_BRACKET),
    ("block mapping", Code.YAML_INDENT),
    ("block collection", Code.YAML_INDENT),
    ("simple key", Code.YAML_INDENT),
    ("sequence entries", Code.YAML_CHARACTER),
    ("mapping keys", Code.YAML_CHARACTER),
    ("expected comment or line break", Code.YAML_CHARACTER),
    ("alias", Code.YAML_ANCHOR),
    ("anchor", Code.YAML_ANCHOR),
    ("tag", Code.YAML_TAG),
    # tomllib of Python 3.11 to 3.14
    ("Cannot overwrite", Code.TOML_TWICE),
    ("Cannot declare", Code.TOML_TWICE),
    ("Cannot mutate", Code.TOML_TWICE),
    ("Cannot redefine", Code.TOML_TWICE),
    ("Duplicate inline", Code.TOML_TWICE),
    ("Invalid value", Code.TOML_VALUE),
    ("Expected newline", Code.TOML_REST),
    ("Expected '='", Code.TOML_EQUALS),
    ("Expected ']", Code.TOML_BRACKET),
    ("Unclosed", Code.TOML_BRACKET),
    ("Illegal character", Code.TOML_QUOTE),
    ("Expected \"'", Code.TOML_QUOTE),
    ("Found invalid character '\\n'", Code.TOML_QUOTE),
    ("Unterminated", Code.TOML_QUOTE),
    ("Unescaped", Code.TOML_BACKSLASH),
    ("Invalid hex", Code.TOML_BACKSLASH),
)
"""Parts of the messages of other libraries, and the most likely mistake; the first match counts.

The libraries give no other sign of the cause. A later version may word it otherwise: then the
diagnostic is a general one.
"""


def code_of_message(message: str, otherwise: Code) -> Code:
    """Return the code for a message of PyYAML or tomllib, or `otherwise` if none fits."""
    return next((code for part, code in _LIBRARY_MESSAGES if part in message), otherwise)
