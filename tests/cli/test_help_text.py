"""The help of the program and of each subcommand."""

from __future__ import annotations

import re

import pytest

from iomtui.cli.arguments import (
    COMMANDS,
    EXPORTS,
    USAGES,
    VALUE_OPTIONS,
    Subcommand,
    parse_arguments,
)
from iomtui.cli.help_text import help_text
from iomtui.exit_status import ExitStatus
from iomtui.i18n.cli_words import load_cli_words
from iomtui.i18n.templates import PLACEHOLDER, SHIPPED
from iomtui.themes import THEMES


def table(text: str) -> dict[str, str]:
    """Return what can be typed and what it does; all of it stands in two columns."""
    rows = list(re.finditer(r"^  (\S.*?)  +(\S.*)$", text, re.MULTILINE))
    assert len({row.start(2) - row.start() for row in rows}) == 1
    return {row[1]: row[2] for row in rows}


def statuses(text: str) -> set[int]:
    line = re.search(r"^(?:Exit status|Status keluar): (.*?\.)$", text, re.MULTILINE | re.DOTALL)
    assert line
    return set(map(int, re.findall(r"\d+", line[1])))


@pytest.mark.parametrize("tag", SHIPPED)
def test_the_help_of_the_program_is_short_and_names_every_command(tag: str) -> None:
    words = load_cli_words(tag)
    text = help_text(words, "config.toml")
    explained = table(text)
    commands = [row for row in explained if not row.startswith("-")]
    assert len(commands) == len(COMMANDS)
    assert all(row.startswith(each) for row, each in zip(commands, COMMANDS, strict=True))
    assert {"--plain", "-h, --help", "-V, --version"} <= explained.keys()
    assert all(wanted in text for wanted in ("config.toml", words.without_command, *THEMES))
    common = [names[-1] for names in VALUE_OPTIONS]
    exports = {f"export {kind}" for kind in EXPORTS}
    own = {f"{each} {option}" for each in COMMANDS for option in (*USAGES[each].options, *common)}
    assert {each for each in words.explanations if each[0] != "-"} <= own | {*COMMANDS} | exports
    assert statuses(text) == set(ExitStatus)
    assert not PLACEHOLDER.search(text)
    assert len(text.splitlines()) <= 50
    assert max(map(len, text.splitlines())) <= 110


@pytest.mark.parametrize("topic", COMMANDS)
def test_a_subcommand_has_a_help_of_its_own_with_an_example_that_works(topic: Subcommand) -> None:
    for tag in SHIPPED:
        words = load_cli_words(tag)
        text = help_text(words, "config.toml", topic)
        explained = " ".join(table(text))
        of_any = set().union(*(usage.options for usage in USAGES.values()))
        assert {*re.findall(r"--[a-z-]+", explained)} & of_any == {*USAGES[topic].options}
        kinds = [row for row in table(text) if row.startswith("export ")]
        assert len(kinds) == (len(EXPORTS) if topic is Subcommand.EXPORT else 0)
        assert f"iomtui {topic}" in text.splitlines()[0]
        assert {0, 1, 2} <= statuses(text)
        assert not PLACEHOLDER.search(text)
        assert max(map(len, text.splitlines())) <= 110
    example = USAGES[topic].example.partition(" > ")[0]
    assert parse_arguments(example.split()[1:]).subcommand is topic
    assert example in text
