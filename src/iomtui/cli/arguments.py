"""Parses the command line, and writes its help."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from iomtui.i18n.cli_words import CliWords
from iomtui.i18n.languages import Preference, negotiate_language
from iomtui.i18n.templates import SHIPPED, fill
from iomtui.parsing.sanitize import short
from iomtui.themes import THEMES


class Subcommand(StrEnum):
    """The subcommands; VIEW is the default, without a name on the command line."""

    VIEW = "view"
    LIST = "list"
    CHECK = "check"
    NEW = "new"
    LANGUAGES = "languages"
    CONFIG = "config"
    FETCH = "fetch"
    KIOSK = "kiosk"
    KIOSK_CHECK = "kiosk check"
    KIOSK_PIN = "kiosk pin"
    KIOSK_UNIT = "kiosk unit"
    HELP = "help"
    VERSION = "version"


class Arguments(NamedTuple):
    """A parsed command line."""

    subcommand: Subcommand
    config: str | None = None
    """The settings file, as typed."""
    data: str | None = None
    """The data folder, as typed; None if none was."""
    lang: str | None = None
    theme: str | None = None
    json: bool = False
    strict: bool = False
    """Whether a notice makes `check` fail, too."""
    language: str | None = None
    """The tag of the language that `new` adds, as typed."""
    user: str | None = None
    """The user in the unit of the kiosk."""
    font: str | None = None
    """The font of the console in the unit of the kiosk."""
    off: bool = False
    """Whether to remove the PIN."""
    status: bool = False
    """Whether `fetch` prints what is known, without asking."""
    dry_run: bool = False
    """Whether `fetch` asks without saving."""
    source: str | None = None
    """The address that `fetch` asks, instead of the one in the data."""
    limit: int | None = None
    """The most videos of a list that `fetch` looks at."""
    into: str | None = None
    """The data folder in which `fetch` saves."""


class UsageErrorKind(StrEnum):
    """How a command line can be wrong; the value is the name of its sentence in the wording."""

    OPTION = "unknown_option"
    PLACE = "misplaced_option"
    VALUE = "missing_value"
    COMMAND = "unknown_command"
    WORD = "unknown_word"
    NUMBER = "not_a_number"
    SOURCE = "not_youtube"
    LANGUAGE = "unknown_language"
    THEME = "unknown_theme"
    USER = "not_a_user"


class UsageError(Exception):
    """A command line that cannot be parsed, or names something that does not exist."""

    def __init__(self, kind: UsageErrorKind, word: str, choices: Sequence[str] = ()) -> None:
        super().__init__(f"{kind}: {word}")
        self.kind = kind
        self.word = short(word)
        """The word that is wrong, sanitized and short."""
        self.choices = choices
        """The valid languages or themes, where one is wrong; the commands of a misplaced option."""

    def sentence(self, words: CliWords) -> str:
        """Return what is wrong and what to do."""
        template: str = getattr(words, self.kind)
        values = dict.fromkeys(("option", "command", "tag", "theme"), self.word or '""')
        choices = ", ".join(self.choices or _SUBCOMMAND_OPTIONS)
        sentence = fill(template, values | dict.fromkeys(("tags", "themes", "commands"), choices))
        near = self._near()
        return f"{sentence} {fill(words.did_you_mean, {'near': near})}" if near else sentence

    def _near(self) -> str:
        """Return the command or option that is most like the wrong one; empty if none is."""
        from difflib import get_close_matches  # noqa: PLC0415 - only needed here

        names: dict[UsageErrorKind, list[str]] = {
            UsageErrorKind.COMMAND: [*_SUBCOMMAND_OPTIONS, "--help", "--version"],
            UsageErrorKind.OPTION: sorted(_OPTION_NAMES),
        }
        candidates = {name.lower(): name for name in names.get(self.kind, [])}
        near = get_close_matches(self.word.partition("=")[0].lower(), candidates, 1)
        return candidates[near[0]] if near else ""


def parse_arguments(typed: Sequence[str]) -> Arguments:
    """Parse a command line, without the program's name. Raises UsageError."""
    _check_option_names(typed)
    if "--" in typed:
        # Until Python 3.13, argparse would take it for a command.
        at = typed.index("--")
        if at + 1 < len(typed) and not typed[at + 1].startswith("-"):
            typed = [*typed[:at], *typed[at + 1 :]]
    try:
        namespace, unknown = _parser().parse_known_args(typed)
    except argparse.ArgumentError as error:
        raise _usage_error(error, typed) from None
    if unknown:
        _check_places(unknown)
        kind = UsageErrorKind.OPTION if unknown[0].startswith("-") else UsageErrorKind.WORD
        raise UsageError(kind, unknown[0])
    values = vars(namespace)
    names = [values.pop(name, None) for name in ("command", _KIOSK_COMMAND)]
    subcommand = values.pop("information", None) or " ".join(filter(None, names))
    return Arguments(Subcommand(subcommand or Subcommand.VIEW), **values)


def message_language(
    typed: Sequence[str], environ: Mapping[str, str], setting: str | None = None
) -> str:
    """Return the language of messages, one of SHIPPED, also for a line that cannot be parsed.

    It does not depend on the catalogue, which may be broken. `setting` is that of the settings.
    """
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-l", "--lang", nargs="?")
    lang: str | None = parser.parse_known_args(typed)[0].lang
    wanted = [Preference("", tag) for tag in (lang, environ.get("IOMTUI_LANG"), setting)]
    return negotiate_language(SHIPPED, wanted, environ)[0]


def help_text(words: CliWords, settings: str) -> str:
    """Return the help; `settings` is the path of the settings file, for display."""
    options = [
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
        (f"{Subcommand.CHECK} --strict", words.check_strict),
        (f"{Subcommand.CHECK} --json", words.json),
        (f"{Subcommand.NEW} {words.folder}", words.new),
        (f"{Subcommand.NEW} --language {words.tag}", words.new_language),
        (Subcommand.LANGUAGES, words.languages),
        (f"{Subcommand.LANGUAGES} --json", words.json),
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
        (Subcommand.KIOSK_UNIT, words.kiosk_unit),
        (f"{Subcommand.KIOSK_UNIT} --user {words.name}", words.kiosk_unit_user),
        (f"{Subcommand.KIOSK_UNIT} --font {words.name}", words.kiosk_unit_font),
    ]
    width = max(len(name) for name, _ in commands + options)
    lines = [
        words.about,
        "",
        f"{words.usage}: iomtui [{words.options.lower()}] [{words.commands.lower()}]",
    ]
    for title, table in ((words.commands, commands), (words.options, options)):
        lines += ["", f"{title}:", *(f"  {name:<{width}}  {text}" for name, text in table)]
    lines += ["", fill(words.settings, {"path": settings}), words.exit_codes, words.exit_codes_more]
    return "\n".join(lines)


_VALUE_OPTIONS = (("-c", "--config"), ("-d", "--data"), ("-l", "--lang"), ("--theme",))
_INFORMATION = ((("-h", "--help"), Subcommand.HELP), (("-V", "--version"), Subcommand.VERSION))
_SUBCOMMAND_OPTIONS: dict[Subcommand, tuple[str, ...]] = {
    Subcommand.LIST: ("--json",),
    Subcommand.CHECK: ("--strict", "--json"),
    Subcommand.NEW: ("--language",),
    Subcommand.LANGUAGES: ("--json",),
    Subcommand.CONFIG: (),
    Subcommand.FETCH: ("--status", "--dry-run", "--source", "--limit", "--into", "--json"),
    Subcommand.KIOSK: (),
    Subcommand.KIOSK_CHECK: ("--json",),
    Subcommand.KIOSK_PIN: ("--off",),
    Subcommand.KIOSK_UNIT: ("--user", "--font"),
}
"""The subcommands that are typed, each with the options that not all of them have."""

_SWITCHES = ("--json", "--strict", "--off", "--status", "--dry-run")
_OPTION_NAMES = frozenset().union(
    *_VALUE_OPTIONS, *(names for names, _ in _INFORMATION), *_SUBCOMMAND_OPTIONS.values()
)
_KIOSK_COMMAND = "kiosk_command"


def _parser() -> argparse.ArgumentParser:
    # Without defaults, because those of a subparser would override options before it.
    strict: dict[str, Any] = {
        **dict.fromkeys(("add_help", "exit_on_error", "allow_abbrev"), False),
        "argument_default": argparse.SUPPRESS,
    }
    kinds: dict[str, dict[str, Any]] = {
        **{name: {"action": "store_true"} for name in _SWITCHES},
        "--limit": {"type": _positive},
    }
    common = argparse.ArgumentParser(**strict)
    for names in _VALUE_OPTIONS:
        common.add_argument(*names)
    for names, subcommand in _INFORMATION:
        common.add_argument(*names, dest="information", action="store_const", const=subcommand)
    parser = argparse.ArgumentParser(prog="iomtui", parents=[common], **strict)
    groups = {"": parser.add_subparsers(dest="command")}
    for subcommand, options in _SUBCOMMAND_OPTIONS.items():
        group, _, name = subcommand.rpartition(" ")
        own = groups[group].add_parser(name, parents=[common], **strict)
        if subcommand is Subcommand.KIOSK:
            groups[name] = own.add_subparsers(dest=_KIOSK_COMMAND)
        if subcommand in (Subcommand.CHECK, Subcommand.NEW):
            own.add_argument("data", nargs="?")
        for option in options:
            own.add_argument(option, **kinds.get(option, {}))
    return parser


def _positive(text: str) -> int:
    if not re.fullmatch(r"0*[1-9][0-9]{0,7}", text, re.ASCII):
        raise UsageError(UsageErrorKind.NUMBER, "--limit")
    return int(text)


def _check_option_names(typed: Sequence[str]) -> None:
    """Raise UsageError for the first unknown option.

    argparse would take the word after it for a command.
    """
    for word in typed:
        if word == "--":
            return
        name = word.partition("=")[0] if word.startswith("--") else word[:2]
        if word.startswith("-") and word != "-" and name not in _OPTION_NAMES:
            raise UsageError(UsageErrorKind.OPTION, word)


def _check_places(typed: Sequence[str]) -> None:
    """Raise UsageError for the first option of another command than the one before it."""
    for word in typed:
        name = word.partition("=")[0]
        if commands := [key for key, options in _SUBCOMMAND_OPTIONS.items() if name in options]:
            raise UsageError(UsageErrorKind.PLACE, name, commands)


def _usage_error(error: argparse.ArgumentError, typed: Sequence[str]) -> UsageError:
    quoted = re.search(r"invalid choice: (.*) \(choose", error.message, re.DOTALL)
    if quoted:
        word = next(each for each in typed if repr(each) == quoted[1])
        _check_places(typed[: typed.index(word)])  # it may be the value of such an option
        inside = f"{Subcommand.KIOSK} " if error.argument_name == _KIOSK_COMMAND else ""
        return UsageError(UsageErrorKind.COMMAND, inside + word)
    name = (error.argument_name or "").split("/")[-1]
    if "expected" in error.message:
        return UsageError(UsageErrorKind.VALUE, name)
    return UsageError(UsageErrorKind.OPTION, next((w for w in typed if w.startswith(name)), name))
