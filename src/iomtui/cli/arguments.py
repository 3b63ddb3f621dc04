"""What was typed on the command line, understood; and the help that explains it."""

from __future__ import annotations

import argparse
import ast
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from iomtui.i18n.cli_words import CliWords
from iomtui.i18n.templates import fill
from iomtui.parsing.sanitize import clean, short
from iomtui.themes import THEMES


class Subcommand(StrEnum):
    """What is to be done."""

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
    """What was typed of `fetch`."""

    status: bool = False
    """Whether only to say what is known."""
    dry_run: bool = False
    """Whether to ask, but to save nothing."""
    source: str | None = None
    """The address to ask, instead of the one in the data."""
    limit: int | None = None
    """The most videos of a list that are looked at."""
    into: str | None = None
    """The data folder in which to save."""


class Arguments(NamedTuple):
    """A command line."""

    subcommand: Subcommand
    """What is to be done."""
    data: str | None
    """The data folder that was named."""
    lang: str | None
    """The language that was named."""
    theme: str | None
    """The theme that was named."""
    json: bool
    """Whether the output is for a script."""
    config: str | None = None
    """The file of settings that was named."""
    off: bool = False
    """Whether the PIN is to be taken away."""
    fetch: FetchArguments = FetchArguments()
    """What was typed of `fetch`."""


class UsageErrorKind(StrEnum):
    """How a command line can be wrong; the value is the name of its sentence."""

    OPTION = "unknown_option"
    VALUE = "missing_value"
    COMMAND = "unknown_command"
    WORD = "unknown_word"
    NUMBER = "not_a_number"
    SOURCE = "not_youtube"
    LANGUAGE = "unknown_language"
    THEME = "unknown_theme"


class UsageError(Exception):
    """A command line that is not understood."""

    def __init__(self, kind: UsageErrorKind, what: str, known: Sequence[str] = ()) -> None:
        super().__init__(f"{kind}: {what}")
        self.kind = kind
        """What is wrong."""
        self.what = short(clean(what))
        """The word that is wrong; safe to print."""
        self.known = known
        """The languages or themes that there are, where one is wrong."""

    def sentence(self, words: CliWords) -> str:
        """Return what is wrong and what to do, in a language."""
        template = {
            UsageErrorKind.OPTION: words.unknown_option,
            UsageErrorKind.VALUE: words.missing_value,
            UsageErrorKind.COMMAND: words.unknown_command,
            UsageErrorKind.WORD: words.unknown_word,
            UsageErrorKind.NUMBER: words.not_a_number,
            UsageErrorKind.SOURCE: words.not_youtube,
            UsageErrorKind.LANGUAGE: words.unknown_language,
            UsageErrorKind.THEME: words.unknown_theme,
        }[self.kind]
        values = dict.fromkeys(("option", "command", "tag", "theme"), self.what or '""')
        values |= dict.fromkeys(("tags", "themes"), ", ".join(self.known))
        return fill(template, values | {"commands": ", ".join(_COMMANDS)})


def parse_arguments(typed: Sequence[str]) -> Arguments:
    """Return what was typed as arguments. Raises UsageError if it is not understood."""
    _refuse_unknown_options(typed)
    try:
        found, unknown = _parser().parse_known_args(typed, argparse.Namespace(**_DEFAULTS))
    except argparse.ArgumentError as error:
        raise _usage_error(error, typed) from None
    if unknown:
        kind = UsageErrorKind.OPTION if unknown[0].startswith("-") else UsageErrorKind.WORD
        raise UsageError(kind, unknown[0])
    subcommand = found.command or Subcommand.VIEW
    if found.help:
        subcommand = Subcommand.HELP
    elif found.version:
        subcommand = Subcommand.VERSION
    elif within := getattr(found, _WITHIN_KIOSK, None):
        subcommand = f"{Subcommand.KIOSK} {within}"
    folder = getattr(found, "folder", None)
    return Arguments(
        subcommand=Subcommand(subcommand),
        data=found.data if folder is None else folder,
        lang=found.lang,
        theme=found.theme,
        json=getattr(found, "json", False),
        config=found.config,
        off=getattr(found, "off", False),
        fetch=_fetch_arguments(found) if subcommand == Subcommand.FETCH else FetchArguments(),
    )


def _fetch_arguments(found: argparse.Namespace) -> FetchArguments:
    limit = found.limit
    if limit is not None and not re.fullmatch(r"0*[1-9][0-9]{0,7}", limit, re.ASCII):
        raise UsageError(UsageErrorKind.NUMBER, "--limit")
    return FetchArguments(
        status=found.status,
        dry_run=found.dry_run,
        source=found.source,
        limit=None if limit is None else int(limit),
        into=found.into,
    )


def language_typed(typed: Sequence[str]) -> str | None:
    """Return the value of --lang as it stands, for messages about the rest of the line."""
    for index, word in enumerate(typed):
        if word in ("-l", "--lang") and index + 1 < len(typed):
            return typed[index + 1]
        for start in ("--lang=", "-l"):
            if word.startswith(start) and word != start:
                return word.removeprefix(start).removeprefix("=")
    return None


def help_text(words: CliWords, settings: str) -> str:
    """Return the help of the command line; `settings` is where the settings lie."""
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
    return "\n".join(
        [
            *parts,
            "",
            fill(words.settings, {"path": settings}),
            words.exit_codes,
            words.exit_codes_more,
        ]
    )


_DEFAULTS = {
    **dict.fromkeys(("config", "data", "lang", "theme")),
    **dict.fromkeys(("help", "version"), False),
}
"""Given to the parser from outside: its own would win over options before the command."""

_OF_KIOSK = (Subcommand.KIOSK_CHECK, Subcommand.KIOSK_PIN)
_COMMANDS = (
    Subcommand.LIST,
    Subcommand.CHECK,
    Subcommand.CONFIG,
    Subcommand.FETCH,
    Subcommand.KIOSK,
    *_OF_KIOSK,
)
_WITHIN_KIOSK = "command_of_kiosk"
_WITH_VALUE = (("-c", "--config"), ("-d", "--data"), ("-l", "--lang"), ("--theme",))
_WITHOUT = (("-h", "--help"), ("-V", "--version"))
_OF_FETCH = (("--source",), ("--limit",), ("--into",))
_FLAGS = ("--json", "--off", "--status", "--dry-run")
_OPTIONS = {name for names in (*_WITH_VALUE, *_WITHOUT, *_OF_FETCH, _FLAGS) for name in names}


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    for names in _WITH_VALUE:
        common.add_argument(*names, default=argparse.SUPPRESS)
    for names in _WITHOUT:
        common.add_argument(*names, action="store_true", default=argparse.SUPPRESS)
    strict: dict[str, Any] = {"add_help": False, "exit_on_error": False, "allow_abbrev": False}
    parser = argparse.ArgumentParser(prog="iomtui", parents=[common], **strict)
    commands = parser.add_subparsers(dest="command")
    listing, checking, _, fetching, kiosk = (
        commands.add_parser(subcommand, parents=[common], **strict)
        for subcommand in (
            Subcommand.LIST,
            Subcommand.CHECK,
            Subcommand.CONFIG,
            Subcommand.FETCH,
            Subcommand.KIOSK,
        )
    )
    for names in _OF_FETCH:
        fetching.add_argument(*names)
    for name in ("--status", "--dry-run"):
        fetching.add_argument(name, action="store_true")
    checking.add_argument("folder", nargs="?")
    of_kiosk = kiosk.add_subparsers(dest=_WITHIN_KIOSK)
    kiosk_check, pin = (
        of_kiosk.add_parser(subcommand.split()[1], parents=[common], **strict)
        for subcommand in _OF_KIOSK
    )
    pin.add_argument("--off", action="store_true")
    for parser_with_json in (listing, fetching, kiosk_check):
        parser_with_json.add_argument("--json", action="store_true")
    return parser


def _refuse_unknown_options(typed: Sequence[str]) -> None:
    """Refuse the first unknown option; argparse would take the word after it for a command."""
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
        inside = f"{Subcommand.KIOSK} " if error.argument_name == _WITHIN_KIOSK else ""
        return UsageError(UsageErrorKind.COMMAND, inside + word)
    name = (error.argument_name or "").split("/")[-1]
    if "expected" in error.message:
        return UsageError(UsageErrorKind.VALUE, name)
    return UsageError(UsageErrorKind.OPTION, next((w for w in typed if w.startswith(name)), name))
