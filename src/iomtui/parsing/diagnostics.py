"""What can be wrong with a file, where, and how severe that is.

A diagnostic carries a code and values, no sentence: the wording has it in the reader's language.
"""

from enum import Enum, StrEnum

import msgspec


class Severity(Enum):
    """The value is a key of the wording's `degrees`."""

    FATAL = "fatal"
    """The content cannot be shown."""
    FAULT = "fault"
    """It can be shown safely, and should be fixed."""
    IGNORED = "ignored"
    """As a fault; the value does not count, and all others do."""
    OMITTED = "omitted"
    """As a fault; the language is not shown, and all others are."""
    NOTICE = "notice"
    """Nothing is wrong."""


class Code(StrEnum):
    """Every kind of diagnostic; the value is the name of its sentence in the wording."""

    NO_FOLDER = "no_folder"
    NO_DATA = "no_data"
    NO_FILE = "no_file"
    NO_SETTINGS = "no_settings"
    NOT_READABLE = "not_readable"
    NOT_REGULAR = "not_regular"
    TOO_BIG = "too_big"
    TOO_DEEP = "too_deep"
    TOO_MANY_NODES = "too_many_nodes"
    NOT_UTF8 = "not_utf8"
    OTHER_ENCODING = "other_encoding"
    CONTROL_CHARACTER = "control_character"
    EMPTY = "empty"
    YAML_COLON = "yaml_colon"
    YAML_CHARACTER = "yaml_character"
    YAML_QUOTE = "yaml_quote"
    YAML_TAB = "yaml_tab"
    YAML_BRACKET = "yaml_bracket"
    YAML_UNCLOSED = "yaml_unclosed"
    YAML_BRACKET_TEXT = "yaml_bracket_text"
    YAML_SPACE = "yaml_space"
    YAML_INDENT = "yaml_indent"
    YAML_OTHER = "yaml_other"
    YAML_ANCHOR = "yaml_anchor"
    YAML_TAG = "yaml_tag"
    YAML_SECOND = "yaml_second"
    YAML_KEY = "yaml_key"
    NOT_TOML = "not_toml"
    TOML_TWICE = "toml_twice"
    TOML_VALUE = "toml_value"
    TOML_REST = "toml_rest"
    TOML_EQUALS = "toml_equals"
    TOML_BRACKET = "toml_bracket"
    TOML_QUOTE = "toml_quote"
    TOML_BACKSLASH = "toml_backslash"
    DUPLICATE_KEY = "duplicate_key"
    NEWER_FORMAT = "newer_format"
    MISSING_KEY = "missing_key"
    WRONG_TYPE = "wrong_type"
    WRONG_CHOICE = "wrong_choice"
    OUT_OF_RANGE = "out_of_range"
    WRONG_LENGTH = "wrong_length"
    TOO_LONG = "too_long"
    WRONG_ID = "wrong_id"
    WRONG_URL = "wrong_url"
    WRONG_VIDEO = "wrong_video"
    WRONG_TEMPLATE = "wrong_template"
    WRONG_TAG = "wrong_tag"
    WRONG_MOMENT = "wrong_moment"
    WRONG_PATTERN = "wrong_pattern"
    WRONG_PLURAL = "wrong_plural"
    NO_PATH = "no_path"
    EMPTY_TEXT = "empty_text"
    SEVERAL_PARAGRAPHS = "several_paragraphs"
    REFUSED = "refused"
    DUPLICATE_ID = "duplicate_id"
    UNKNOWN_ID = "unknown_id"
    NO_LANGUAGE_FILE = "no_language_file"
    NO_LANGUAGES = "no_languages"
    OTHER_TAG = "other_tag"
    UNKNOWN_KEY = "unknown_key"
    TEXT_ENDS = "text_ends"
    CLEANED = "cleaned"
    TEXT_CUT = "text_cut"
    NO_PROVENANCE = "no_provenance"
    UNSOURCED_SYNOPSIS = "unsourced_synopsis"
    UNKNOWN_PLACEHOLDER = "unknown_placeholder"
    LOST_PLACEHOLDER = "lost_placeholder"
    MISSING_TEXT = "missing_text"
    UNTRANSLATED = "untranslated"
    UNUSED_TEXT = "unused_text"
    UNUSED_STATEMENT = "unused_statement"
    STRAY_FILE = "stray_file"
    TIMES_DIFFER = "times_differ"
    FROM_ITSELF = "from_itself"
    NO_KEYS = "no_keys"
    WRONG_KEY = "wrong_key"
    NO_WAY_OUT = "no_way_out"
    KEY_CLASH = "key_clash"
    OF_KIOSK = "of_kiosk"
    PASSED_OVER = "passed_over"
    PIN_OWNER = "pin_owner"
    PIN_OPEN = "pin_open"
    PIN_BROKEN = "pin_broken"
    PIN_FOLDER = "pin_folder"
    CHANNEL_FILE = "channel_file"


_FAULTS = frozenset(
    {
        Code.UNKNOWN_KEY,
        Code.TEXT_ENDS,
        Code.CLEANED,
        Code.TEXT_CUT,
        Code.SEVERAL_PARAGRAPHS,
        Code.NO_PROVENANCE,
        Code.UNSOURCED_SYNOPSIS,
        Code.UNKNOWN_PLACEHOLDER,
        Code.LOST_PLACEHOLDER,
        Code.MISSING_TEXT,
        Code.UNUSED_TEXT,
        Code.STRAY_FILE,
        Code.TIMES_DIFFER,
        Code.FROM_ITSELF,
        Code.NO_KEYS,
        Code.WRONG_KEY,
        Code.NO_WAY_OUT,
        Code.KEY_CLASH,
        Code.OF_KIOSK,
        Code.PASSED_OVER,
        Code.CHANNEL_FILE,
    }
)


class Position(msgspec.Struct, frozen=True, order=True):
    """A position in a text file, as editors count: both from 1, columns in characters."""

    line: int
    column: int


class Diagnostic(msgspec.Struct, frozen=True):
    """One thing that is wrong."""

    file: str
    """Its path as the person named it; cleaned."""
    position: Position | None
    """Where in the file, or None where the file as a whole is meant."""
    code: Code
    values: dict[str, str] = {}
    """What its sentence names; cleaned and short."""
    lowered: Severity | None = None
    """Its severity, where that is lower than usual for its code."""

    @property
    def severity(self) -> Severity:
        if self.lowered:
            return self.lowered
        if self.code in (Code.UNTRANSLATED, Code.UNUSED_STATEMENT):
            return Severity.NOTICE
        return Severity.FAULT if self.code in _FAULTS else Severity.FATAL

    @property
    def needs_fixing(self) -> bool:
        """Whether it is more than a notice."""
        return self.severity is not Severity.NOTICE


class InvalidContentError(Exception):
    """Content that cannot be shown; carries the diagnostics, at least one of them fatal."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        super().__init__(f"{len(diagnostics)} problems, the first: {diagnostics[0]}")
        self.diagnostics = diagnostics
        """In reading order."""


def refusal(file: str, position: Position | None, code: Code, **values: str) -> InvalidContentError:
    """Return the error for a file that cannot be read, with its one diagnostic."""
    return InvalidContentError([Diagnostic(file, position, code, values)])
