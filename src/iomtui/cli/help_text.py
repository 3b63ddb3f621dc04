"""The help: that of the program, which is short, and that of each subcommand."""

import textwrap
from collections.abc import Iterable, Iterator

from iomtui.cli.arguments import (
    COMMANDS,
    EXPORTS,
    INFORMATION,
    USAGES,
    VALUE_OPTIONS,
    Subcommand,
)
from iomtui.exit_status import ExitStatus
from iomtui.i18n.cli_words import CliWords
from iomtui.i18n.templates import fill
from iomtui.themes import THEMES

_WIDTH = 100


def help_text(words: CliWords, settings: str, topic: Subcommand = Subcommand.VIEW) -> str:
    """Return the help of a subcommand, or of the program.

    `settings` is the path of the settings file, for display.
    """
    if topic is Subcommand.VIEW:
        names = COMMANDS
        lines = [
            *(words.about, ""),
            f"{words.usage}: iomtui [{words.options.lower()}] [{words.commands.lower()}]",
            *textwrap.wrap(words.without_command, _WIDTH),
        ]
        end = [words.more_help, fill(words.settings, {"path": settings})]
        end += _statuses(words, ExitStatus)
    else:
        usage, text = USAGES[topic], words.explanations[topic]
        names = tuple(each for each in COMMANDS if each.startswith(f"{topic} "))
        lines = [
            f"{words.usage}: iomtui {_signature(words, topic)} [{words.options.lower()}]",
            *("", f"{text[0].upper()}{text[1:]}."),
        ]
        end = [*_statuses(words, usage.statuses), f"{words.example}: {usage.example}"]
    commands = {_signature(words, each): words.explanations[each] for each in names}
    if topic is Subcommand.EXPORT:
        for kind in EXPORTS:
            value = words.values["data" if kind == "html" else "config"]
            commands[f"{topic} {kind} {value}"] = words.explanations[f"{topic} {kind}"]
    options = dict(_options(words, topic))
    width = max(map(len, commands | options))
    for title, table in ((words.commands, commands), (words.options, options)):
        if table:
            rows = (f"  {name:<{width}}  {text}" for name, text in table.items())
            lines += ["", f"{title}:", *rows]
    return "\n".join([*lines, "", *end])


def option_text(words: CliWords, option: str, topic: Subcommand) -> str:
    """Return what an option does, in the words of its subcommand if it has some of its own."""
    own = words.explanations.get(f"{topic} {option}")
    return fill(own or words.explanations[option], {"themes": ", ".join(THEMES)})


def _signature(words: CliWords, subcommand: Subcommand) -> str:
    """Return a subcommand with what is written after it."""
    operand = fill(USAGES[subcommand].operand, words.values)
    return f"{subcommand} {operand}".rstrip()


def _options(words: CliWords, subcommand: Subcommand) -> Iterator[tuple[str, str]]:
    own = [(option,) for option in USAGES[subcommand].options]
    for names in (*own, *VALUE_OPTIONS, *(names for names, _ in INFORMATION)):
        value = words.values.get(names[-1].removeprefix("--"), "")
        written = f"{', '.join(names)} {value}".rstrip()
        yield written, option_text(words, names[-1], subcommand)


def _statuses(words: CliWords, statuses: Iterable[ExitStatus]) -> list[str]:
    # A number stays on the line of its meaning.
    meanings = [f"{each.value} {words.statuses[each.name.lower()]}" for each in statuses]
    text = ", ".join(each.replace(" ", "\N{NO-BREAK SPACE}") for each in meanings)
    lines = textwrap.wrap(f"{words.exit_status}: {text}.", _WIDTH)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
