"""The subcommands and their options, and the parser of the command line."""

import argparse
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from iomtui.exit_status import ExitStatus
from iomtui.i18n.cli_words import CliWords
from iomtui.i18n.languages import Preference, negotiate_language
from iomtui.i18n.templates import SHIPPED, fill
from iomtui.parsing.sanitize import short


class Subcommand(StrEnum):
    """The subcommands; VIEW is the default, without a name on the command line."""

    VIEW = "view"
    READ = "read"
    LIST = "list"
    SHOW = "show"
    SEARCH = "search"
    QR = "qr"
    CHECK = "check"
    NEW = "new"
    LANGUAGES = "languages"
    EXPORT = "export"
    CONFIG = "config"
    FETCH = "fetch"
    KIOSK = "kiosk"
    KIOSK_CHECK = "kiosk check"
    KIOSK_HEALTH = "kiosk health"
    KIOSK_INSTALL = "kiosk install"
    KIOSK_PIN = "kiosk pin"
    KIOSK_UNIT = "kiosk unit"
    COMPLETION = "completion"
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
    rollback: bool = False
    """Whether `kiosk install` goes back to what was installed before."""
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
    words: Sequence[str] = ()
    """What `show`, `search` and `qr` are asked for."""
    kind: str | None = None
    """What `export` makes; one of EXPORTS if it is right."""
    target: str | None = None
    """The folder or file that `export` writes."""
    all: bool = False
    """Whether `list` has the pages, too, and as JSON the whole catalogue."""
    width: int | None = None
    """The cells of a line; 0 if lines are not wrapped, None for those of the terminal."""
    plain: bool = False
    """Whether plain text is printed even in a terminal."""
    shell: str | None = None
    topic: Subcommand = Subcommand.VIEW
    """The subcommand that the help is about."""


class UsageError(Exception):
    """A command line that cannot be parsed, or names something that does not exist."""

    def __init__(self, key: str, word: str, choices: Sequence[str] = ()) -> None:
        super().__init__(f"{key}: {word}")
        self.key = key
        """That of its sentence in the wording."""
        self.word = short(word)
        """The word that is wrong, sanitized and short."""
        self.choices = choices
        """The valid languages, themes or shells, where one is wrong; the commands of a misplaced
        option."""

    def sentence(self, words: CliWords) -> str:
        """Return what is wrong and what to do."""
        values = dict.fromkeys(("option", "command", "tag", "theme"), self.word or '""')
        choices = ", ".join(self.choices or COMMANDS)
        names = ("tags", "themes", "commands", "shells")
        sentence = fill(words.usage_errors[self.key], values | dict.fromkeys(names, choices))
        near = self._near()
        return f"{sentence} {fill(words.did_you_mean, {'near': near})}" if near else sentence

    def _near(self) -> str:
        """Return the name that is most like the wrong one; empty if none is."""
        from difflib import get_close_matches  # noqa: PLC0415 - only needed here

        names = {
            "unknown_command": [*COMMANDS, "--help", "--version"],
            "unknown_option": sorted(_OPTION_NAMES),
        }
        candidates = {name.lower(): name for name in names.get(self.key, self.choices)}
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
        namespace, unknown = new_parser().parse_known_args(typed)
    except argparse.ArgumentError as error:
        raise _usage_error(error, typed) from None
    if unknown:
        _check_places(unknown)
        is_option = unknown[0].startswith("-")
        raise UsageError("unknown_option" if is_option else "unknown_word", unknown[0])
    values = vars(namespace)
    names = [values.pop(name, None) for name in ("command", _KIOSK_COMMAND)]
    subcommand = Subcommand(" ".join(filter(None, names)) or Subcommand.VIEW)
    information = values.pop("information", None)
    if information is Subcommand.HELP:
        values["topic"] = subcommand
    elif not information:
        _check_operand(subcommand, values)
    return Arguments(information or subcommand, **values)


def _check_operand(subcommand: Subcommand, values: Mapping[str, Any]) -> None:
    """Raise UsageError if the word that a subcommand needs is missing, or --plain is before it."""
    usage = USAGES[subcommand]
    if values.get("plain") and "--plain" not in usage.options:
        _check_places(["--plain"])
    operand = "".join(values.get(usage.dest) or "").strip()
    if usage.dest in ("words", "shell", "kind") and not operand:
        raise UsageError("missing_operand", subcommand)


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


class Usage(NamedTuple):
    """How a subcommand is used."""

    example: str
    options: tuple[str, ...] = ()
    """The options that not all subcommands have."""
    operand: str = ""
    """What is written after its name; a name in braces is one of the values in the wording."""
    dest: str = ""
    """The field of Arguments that has it."""
    statuses: tuple[ExitStatus, ...] = tuple(ExitStatus)[:5]


VALUE_OPTIONS = (("-c", "--config"), ("-d", "--data"), ("-l", "--lang"), ("--theme",))
"""The options with a value that all subcommands have."""

INFORMATION = ((("-h", "--help"), Subcommand.HELP), (("-V", "--version"), Subcommand.VERSION))
SHELLS = ("bash", "zsh", "fish")
EXPORTS = ("html", "handout", "json")

_FETCH_OPTIONS = ("--status", "--dry-run", "--source", "--limit", "--into", "--json")
USAGES = {
    Subcommand.VIEW: Usage("iomtui --lang id", ("--plain",)),
    Subcommand.READ: Usage("iomtui read"),
    Subcommand.LIST: Usage("iomtui list --json --all", ("--all", "--json", "--width")),
    Subcommand.SHOW: Usage("iomtui show new horizon", ("--json", "--width"), "{entry}", "words"),
    Subcommand.SEARCH: Usage(
        "iomtui search social cohesion", ("--json", "--width"), "{text}", "words"
    ),
    Subcommand.QR: Usage("iomtui qr 2", (), "{entry}", "words"),
    Subcommand.CHECK: Usage("iomtui check data", ("--strict", "--json"), "[{data}]", "data"),
    Subcommand.NEW: Usage("iomtui new iomtui-data", ("--language",), "[{data}]", "data"),
    Subcommand.LANGUAGES: Usage("iomtui languages data", ("--json",), "[{data}]", "data"),
    Subcommand.EXPORT: Usage(
        "iomtui export html pages",
        (),
        f"{'|'.join(EXPORTS)} {{name}}",
        "kind",
        statuses=(*tuple(ExitStatus)[:5], ExitStatus.IN_PART),
    ),
    Subcommand.CONFIG: Usage("iomtui config > config.toml", statuses=tuple(ExitStatus)[:3]),
    Subcommand.FETCH: Usage(
        "iomtui fetch --status", _FETCH_OPTIONS, statuses=tuple(ExitStatus)[:7]
    ),
    Subcommand.KIOSK: Usage(
        "iomtui kiosk --config kiosk.toml",
        statuses=(*tuple(ExitStatus)[:5], ExitStatus.STAFF_EXIT),
    ),
    Subcommand.KIOSK_CHECK: Usage("iomtui kiosk check --json", ("--json",)),
    Subcommand.KIOSK_HEALTH: Usage(
        "iomtui kiosk health --json", ("--json",), statuses=tuple(ExitStatus)[:3]
    ),
    Subcommand.KIOSK_INSTALL: Usage(
        "iomtui kiosk install /media/stick/iomtui-data", ("--rollback",), "[{data}]", "data"
    ),
    Subcommand.KIOSK_PIN: Usage("iomtui kiosk pin --off", ("--off",)),
    Subcommand.KIOSK_UNIT: Usage("iomtui kiosk unit --user kiosk", ("--user", "--font")),
    Subcommand.COMPLETION: Usage(
        "iomtui completion bash > ~/.local/share/bash-completion/completions/iomtui",
        (),
        "|".join(SHELLS),
        "shell",
        statuses=tuple(ExitStatus)[:3],
    ),
}
COMMANDS = tuple(USAGES)[1:]
"""The subcommands that are typed."""

_OPTION_NAMES = frozenset().union(
    *VALUE_OPTIONS,
    *(names for names, _ in INFORMATION),
    *(each.options for each in USAGES.values()),
)
_KIOSK_COMMAND = "kiosk_command"


def new_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    # Without defaults, because those of a subparser would override options before it.
    strict: dict[str, Any] = {
        **dict.fromkeys(("add_help", "exit_on_error", "allow_abbrev"), False),
        "argument_default": argparse.SUPPRESS,
    }
    common = argparse.ArgumentParser(**strict)
    for names in VALUE_OPTIONS:
        common.add_argument(*names)
    for names, subcommand in INFORMATION:
        common.add_argument(*names, dest="information", action="store_const", const=subcommand)
    parser = argparse.ArgumentParser(prog="iomtui", parents=[common], **strict)
    groups = {"": parser.add_subparsers(dest="command")}
    for subcommand, usage in USAGES.items():
        own = parser
        if subcommand is not Subcommand.VIEW:
            group, _, name = subcommand.rpartition(" ")
            own = groups[group].add_parser(name, parents=[common], help="", **strict)
            if subcommand is Subcommand.KIOSK:
                groups[name] = own.add_subparsers(dest=_KIOSK_COMMAND)
        if usage.dest == "shell":
            own.add_argument("shell", nargs="?", choices=SHELLS, default=None)
        elif usage.dest:
            own.add_argument(usage.dest, nargs="*" if usage.dest == "words" else "?")
        if usage.dest == "kind":
            own.add_argument("target", nargs="?")
        for option in usage.options:
            own.add_argument(option, **_option_kind(option))
    return parser


def _option_kind(option: str) -> dict[str, Any]:
    if Arguments._field_defaults[option[2:].replace("-", "_")] is False:
        return {"action": "store_true"}
    return {"type": {"--limit": _positive, "--width": _width}.get(option, str)}


def _width(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text, re.ASCII):
        raise UsageError("not_a_width", "--width")
    return int(text)


def _positive(text: str) -> int:
    if not re.fullmatch(r"0*[1-9][0-9]{0,7}", text, re.ASCII):
        raise UsageError("not_a_number", "--limit")
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
            raise UsageError("unknown_option", word)


def _check_places(typed: Sequence[str]) -> None:
    """Raise UsageError for the first option of another command than the one before it."""
    for word in typed:
        name = word.partition("=")[0]
        commands = [key for key, usage in USAGES.items() if name in usage.options]
        if commands:
            is_alone = commands == [Subcommand.VIEW]
            raise UsageError("lone_option" if is_alone else "misplaced_option", name, commands)


def _usage_error(error: argparse.ArgumentError, typed: Sequence[str]) -> UsageError:
    quoted = re.search(r"invalid choice: (.*) \(choose", error.message, re.DOTALL)
    if quoted:
        word = next(each for each in typed if repr(each) == quoted[1])
        # It may be the value of an option of another command.
        viewer = USAGES[Subcommand.VIEW].options
        _check_places([each for each in typed[: typed.index(word)] if each not in viewer])
        if error.argument_name == "shell":
            return UsageError("unknown_shell", word, SHELLS)
        inside = f"{Subcommand.KIOSK} " if error.argument_name == _KIOSK_COMMAND else ""
        return UsageError("unknown_command", inside + word)
    name = (error.argument_name or "").split("/")[-1]
    if "expected" in error.message:
        return UsageError("missing_value", name)
    return UsageError("unknown_option", next((w for w in typed if w.startswith(name)), name))
