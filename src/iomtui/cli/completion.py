"""`iomtui completion`: prints a script with which a shell completes commands and options.

shtab makes it from the parser: when a wheel is built (tools/build_hook.py), which then has the
scripts, or on the fly in a checkout.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from iomtui.cli.arguments import EXPORTS, USAGES, Subcommand, new_parser
from iomtui.cli.help_text import option_text
from iomtui.cli.output import print_error, print_lines
from iomtui.i18n.cli_words import CliWords, load_cli_words
from iomtui.i18n.templates import SHIPPED, fill
from iomtui.themes import THEMES


def print_completion(shell: str, tag: str) -> int:
    """Print the script for a shell with explanations in a shipped language.

    Returns the exit status. Raises OutputError if the script cannot be written.
    """
    path = Path(__file__).with_name("completions") / f"{tag}.{shell}"
    try:
        script = path.read_text("utf-8") if path.is_file() else completion_script(shell, tag)
    except ModuleNotFoundError:
        return print_error(load_cli_words(tag).no_completion)
    return print_lines([script])


def completion_script(shell: str, tag: str) -> str:
    """Return the script for a shell. Raises ModuleNotFoundError if shtab is not installed."""
    import shtab  # noqa: PLC0415 - an installed program has no use for it

    parser = new_parser()
    files = {
        "config": shtab.FILE,
        "target": shtab.FILE,
        "data": shtab.DIRECTORY,
        "into": shtab.DIRECTORY,
    }
    for action in _described(parser, load_cli_words(tag), Subcommand.VIEW):
        if action.dest in files:
            action.complete = files[action.dest]  # type: ignore[attr-defined]
        choices = {"theme": THEMES, "lang": SHIPPED, "kind": EXPORTS}
        action.choices = choices.get(action.dest, action.choices)
    return shtab.complete(parser, shell)


def _described(
    parser: argparse.ArgumentParser, words: CliWords, topic: Subcommand
) -> Iterator[argparse.Action]:
    """Yield the options and operands of a parser and of those below it, each with its help."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action._choices_actions:
                inside = f"{topic} " if topic is Subcommand.KIOSK else ""
                subcommand = Subcommand(inside + each.dest)
                each.help = words.explanations[subcommand]
                yield from _described(action.choices[each.dest], words, subcommand)
            continue
        if action.option_strings:
            action.help = option_text(words, action.option_strings[-1], topic)
        else:
            action.help = fill(USAGES[topic].operand, words.values).strip("[]")
        yield action
