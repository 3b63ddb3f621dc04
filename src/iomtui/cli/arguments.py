"""Parses the command line, and writes its help."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from iomtui.i18n.cli_words import CliWords
from iomtui.i18n.templates import fill
from iomtui.parsing.sanitize import short
from iomtui.themes import THEMES


class Subcommand(StrEnum):
    """The subcommands; VIEW is the default, without a name on the command line."""

    VIEW = "view"
    LIST = "list"
    CHECK = "check"
    CONFIG = "config"
    FETCH = "fetch"
    KIOSK = "kiosk"
    KIOSK_CHECK = "kiosk check"
    KIOSK_PIN = "kiosk pin"
    HELP = "help"
    VERSION = "version"


class FetchArguments(NamedTuple):
    """The options of `fetch`."""

    status: bool = False
    """Whether to print what is known, without asking."""
    dry_run: bool = False
    """Whether to ask without saving."""
    source: str | None = None
    """The address to ask, instead of the one in the data."""
    limit: int | None = None
    """The most videos of a list that are looked at."""
    into: str | None = None
    """The data folder in which to save."""


class Arguments(NamedTuple):
    """A parsed command line."""

    subcommand: Subcommand
    data: str | None
    """The data folder, as typed; None if none was."""
    lang: str | None
    theme: str | None
    json: bool
    config: str | None = None
    """The settings file, as typed."""
    off: bool = False
    """Whether to remove the PIN."""
    fetch: FetchArguments = FetchArguments()


class UsageErrorKind(StrEnum):
    """How a command line can be wrong; the value is the name of its sentence in the wording."""

    OPTION = "unknown_option"
    VALUE = "missing_value"
    COMMAND = "unknown_command"
    WORD = "unknown_word"
    NUMBER = "not_a_number"
    SOURCE = "not_youtube"
    LANGUAGE = "unknown_language"
    THEME = "unknown_theme"


class UsageError(Exception):
    """A command line that cannot be parsed, or names something that does not exist."""

    def __init__(self, kind: UsageErrorKind, word: str, choices: Sequence[str] = ()) -> None:
        super().__init__(f"{kind}: {word}")
        self.kind = kind
        self.word = short(word)
        """The word that is wrong, sanitized and short."""
        self.choices = choices
        """The valid languages or themes, where one is wrong."""

    def sentence(self, words: CliWords) -> str:
        """Return what is wrong and what to do."""
        template: str = getattr(words, self.kind)
        values = dict.fromkeys(("option", "command", "tag", "theme"), self.word or '""')
        values |= dict.fromkeys(("tags", "themes"), ", ".join(self.choices))
        return fill(template, values | {"commands": ", ".join(_SUBCOMMANDS)})


def parse_arguments(typed: Sequence[str]) -> Arguments:
    """Parse a command line, without the program's name. Raises UsageError."""
    _check_option_names(typed)
    try:
        namespace, unknown = _parser().parse_known_args(typed, argparse.Namespace(**_DEFAULTS))
    except argparse.ArgumentError as error:
        raise _usage_error(error, typed) from None
    if unknown:
        kind = UsageErrorKind.OPTION if unknown[0].startswith("-") else UsageErrorKind.WORD
        raise UsageError(kind, unknown[0])
    subcommand = namespace.command or Subcommand.VIEW
    if namespace.help:
        subcommand = Subcommand.HELP
    elif namespace.version:
        subcommand = Subcommand.VERSION
    elif kiosk_subcommand := getattr(namespace, _KIOSK_SUBCOMMAND, None):
        subcommand = f"{Subcommand.KIOSK} {kiosk_subcommand}"
    folder = getattr(namespace, "folder", None)
    return Arguments(
        subcommand=Subcommand(subcommand),
        data=namespace.data if folder is None else folder,
        lang=namespace.lang,
        theme=namespace.theme,
        json=getattr(namespace, "json", False),
        config=namespace.config,
        off=getattr(namespace, "off", False),
        fetch=_fetch_arguments(namespace) if subcommand == Subcommand.FETCH else FetchArguments(),
    )


def _fetch_arguments(namespace: argparse.Namespace) -> FetchArguments:
    limit = namespace.limit
    if limit is not None and not re.fullmatch(r"0*[1-9][0-9]{0,7}", limit, re.ASCII):
        raise UsageError(UsageErrorKind.NUMBER, "--limit")
    return FetchArguments(
        status=namespace.status,
        dry_run=namespace.dry_run,
        source=namespace.source,
        limit=None if limit is None else int(limit),
        into=namespace.into,
    )


def typed_language(typed: Sequence[str]) -> str | None:
    """Return the value of --lang, also from a command line that cannot be parsed."""
    for index, word in enumerate(typed):
        if word in ("-l", "--lang") and index + 1 < len(typed):
            return typed[index + 1]
        for start in ("--lang=", "-l"):
            if word.startswith(start) and word != start:
                return word.removeprefix(start).removeprefix("=")
    return None


def help_text(words: CliWords, settings: str) -> str:
    """Return the help; `settings` is the path of the settings file, for display."""
    rows = [
        (f"-c, --config {words.file}", words.settings_file),
        (f"-d, --data {words.folder}", words.data),
        (f"-l, --lang {words.tag}", words.lang),
        (f"--theme {words.name}", fill(words.theme, {"themes": ", ".join(THEMES)})),
        ("-h, --help", words.help),
        ("-V, --version", words.version),
    ]
    commands = [
        (Subcommand.LIST, words.list),
        (f"{Subcommand.LIST} --json", words.json),
        (f"{Subcommand.CHECK} [{words.folder}]", words.check),
        (Subcommand.CONFIG, words.config),
        (Subcommand.FETCH, words.fetch),
        (f"{Subcommand.FETCH} --status", words.fetch_status),
        (f"{Subcommand.FETCH} --dry-run", words.fetch_dry_run),
        (f"{Subcommand.FETCH} --source {words.address}", words.fetch_source),
        (f"{Subcommand.FETCH} --limit {words.number}", words.fetch_limit),
        (f"{Subcommand.FETCH} --into {words.folder}", words.fetch_into),
        (f"{Subcommand.FETCH} --json", words.fetch_json),
        (Subcommand.KIOSK, words.kiosk),
        (Subcommand.KIOSK_CHECK, words.kiosk_check),
        (f"{Subcommand.KIOSK_CHECK} --json", words.json),
        (Subcommand.KIOSK_PIN, words.kiosk_pin),
        (f"{Subcommand.KIOSK_PIN} --off", words.kiosk_pin_off),
    ]
    width = max(len(name) for name, _ in rows + commands)
    parts = [
        words.about,
        "",
        f"{words.usage}: iomtui [{words.options.lower()}] [{words.commands.lower()}]",
    ]
    for title, table in ((words.commands, commands), (words.options, rows)):
        parts += ["", f"{title}:", *(f"  {name:<{width}}  {text}" for name, text in table)]
    parts += ["", fill(words.settings, {"path": settings})]
    return "\n".join([*parts, words.exit_codes, words.exit_codes_more])


_DEFAULTS = {
    **dict.fromkeys(("config", "data", "lang", "theme")),
    **dict.fromkeys(("help", "version"), False),
}
"""Passed to the parser, because defaults of a subparser would override options before it."""

_KIOSK_SUBCOMMANDS = (Subcommand.KIOSK_CHECK, Subcommand.KIOSK_PIN)
_TOP_SUBCOMMANDS = (
    Subcommand.LIST,
    Subcommand.CHECK,
    Subcommand.CONFIG,
    Subcommand.FETCH,
    Subcommand.KIOSK,
)
_SUBCOMMANDS = (*_TOP_SUBCOMMANDS, *_KIOSK_SUBCOMMANDS)
_KIOSK_SUBCOMMAND = "kiosk_subcommand"
_VALUE_OPTIONS = (("-c", "--config"), ("-d", "--data"), ("-l", "--lang"), ("--theme",))
_FLAG_OPTIONS = (("-h", "--help"), ("-V", "--version"))
_FETCH_OPTIONS = (("--source",), ("--limit",), ("--into",))
_SUBCOMMAND_FLAGS = ("--json", "--off", "--status", "--dry-run")
_OPTIONS = {
    name
    for names in (*_VALUE_OPTIONS, *_FLAG_OPTIONS, *_FETCH_OPTIONS, _SUBCOMMAND_FLAGS)
    for name in names
}


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    for names in _VALUE_OPTIONS:
        common.add_argument(*names, default=argparse.SUPPRESS)
    for names in _FLAG_OPTIONS:
        common.add_argument(*names, action="store_true", default=argparse.SUPPRESS)
    strict: dict[str, Any] = {"add_help": False, "exit_on_error": False, "allow_abbrev": False}
    parser = argparse.ArgumentParser(prog="iomtui", parents=[common], **strict)
    commands = parser.add_subparsers(dest="command")
    listing, checking, _, fetching, kiosk = (
        commands.add_parser(subcommand, parents=[common], **strict)
        for subcommand in _TOP_SUBCOMMANDS
    )
    for names in _FETCH_OPTIONS:
        fetching.add_argument(*names)
    for name in ("--status", "--dry-run"):
        fetching.add_argument(name, action="store_true")
    checking.add_argument("folder", nargs="?")
    kiosk_commands = kiosk.add_subparsers(dest=_KIOSK_SUBCOMMAND)
    kiosk_check, pin = (
        kiosk_commands.add_parser(subcommand.split()[1], parents=[common], **strict)
        for subcommand in _KIOSK_SUBCOMMANDS
    )
    pin.add_argument("--off", action="store_true")
    for parser_with_json in (listing, fetching, kiosk_check):
        parser_with_json.add_argument("--json", action="store_true")
    return parser


def _check_option_names(typed: Sequence[str]) -> None:
    """Raise UsageError for the first unknown option.

    argparse would take the word after it for a command.
    """
    for word in typed:
        if word == "--":
            return
        name = word.partition("=")[0] if word.startswith("--") else word[:2]
        if word.startswith("-") and word != "-" and name not in _OPTIONS:
            raise UsageError(UsageErrorKind.OPTION, word)


def _usage_error(error: argparse.ArgumentError, typed: Sequence[str]) -> UsageError:
    quoted = re.search(r"invalid choice: (.*) \(choose", error.message, re.DOTALL)
    if quoted:
        word = str(ast.literal_eval(quoted[1]))
        inside = f"{Subcommand.KIOSK} " if error.argument_name == _KIOSK_SUBCOMMAND else ""
        return UsageError(UsageErrorKind.COMMAND, inside + word)
    name = (error.argument_name or "").split("/")[-1]
    if "expected" in error.message:
        return UsageError(UsageErrorKind.VALUE, name)
    return UsageError(UsageErrorKind.OPTION, next((w for w in typed if w.startswith(name)), name))
