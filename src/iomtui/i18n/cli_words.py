"""The words of the command line, which need none of the imports of the other words."""

from typing import NamedTuple

from iomtui.i18n.templates import shipped_templates


class CliWords(NamedTuple):
    """The command line."""

    about: str
    usage: str
    commands: str
    options: str
    without_command: str
    more_help: str
    example: str
    explanations: dict[str, str]
    """What each command does, and each option, such as "check --strict" or "--json"."""
    values: dict[str, str]
    """What stands for the values of options and for operands, by their names."""
    exit_status: str
    statuses: dict[str, str]
    """What each exit status means, by its name."""
    settings: str
    usage_errors: dict[str, str]
    """What is wrong with a command line, by the key of a UsageError."""
    no_completion: str
    kiosk_unit: dict[str, str]
    did_you_mean: str
    ignored: str
    crashed: str
    kiosk_terminal: str
    no_files: str
    cannot_write: str
    no_problems: str
    unknown_entry: str
    several_entries: str
    no_hits: str


def load_cli_words(tag: str) -> CliWords:
    """Return the words of a shipped language; `tag` is one of SHIPPED."""
    return CliWords(**shipped_templates(tag)["cli"])
