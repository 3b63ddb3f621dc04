"""The help: that of the program, which is short, and that of each subcommand."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from iomtui.cli.arguments import COMMANDS, INFORMATION, USAGES, VALUE_OPTIONS, Subcommand
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
        return "\n".join(_program_lines(words, settings))
    return "\n".join(_subcommand_lines(words, topic))


def option_text(words: CliWords, option: str, topic: Subcommand) -> str:
    """Return what an option does, in the words of its subcommand if it has some of its own."""
    own = words.explanations.get(f"{topic} {option}")
    return fill(own or words.explanations[option], {"themes": ", ".join(THEMES)})


def _program_lines(words: CliWords, settings: str) -> Iterator[str]:
    yield from (words.about, "")
    yield f"{words.usage}: iomtui [{words.options.lower()}] [{words.commands.lower()}]"
    yield from textwrap.wrap(words.without_command, _WIDTH)
    names = {_signature(words, each): words.explanations[each] for each in COMMANDS}
    options = dict(_options(words, Subcommand.VIEW))
    width = max(map(len, names | options))
    yield from ("", f"{words.commands}:", *_table(names, width))
    yield from ("", f"{words.options}:", *_table(options, width))
    yield from ("", words.more_help, fill(words.settings, {"path": settings}))
    yield from _statuses(words, ExitStatus)


def _subcommand_lines(words: CliWords, topic: Subcommand) -> Iterator[str]:
    usage = USAGES[topic]
    yield f"{words.usage}: iomtui {_signature(words, topic)} [{words.options.lower()}]"
    text = words.explanations[topic]
    yield from ("", f"{text[0].upper()}{text[1:]}.")
    below = [each for each in COMMANDS if each.startswith(f"{topic} ")]
    commands = {_signature(words, each): words.explanations[each] for each in below}
    options = dict(_options(words, topic))
    width = max(map(len, commands | options))
    if commands:
        yield from ("", f"{words.commands}:", *_table(commands, width))
    yield from ("", f"{words.options}:", *_table(options, width))
    yield from ("", *_statuses(words, usage.statuses), f"{words.example}: {usage.example}")


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


def _table(rows: dict[str, str], width: int) -> Iterable[str]:
    return (f"  {name:<{width}}  {text}" for name, text in rows.items())


def _statuses(words: CliWords, statuses: Iterable[ExitStatus]) -> list[str]:
    # A number stays on the line of its meaning.
    meanings = [f"{each.value} {words.statuses[each.name.lower()]}" for each in statuses]
    text = ", ".join(each.replace(" ", "\N{NO-BREAK SPACE}") for each in meanings)
    lines = textwrap.wrap(f"{words.exit_status}: {text}.", _WIDTH)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
