"""The help has every command with its keys, and every mark."""

from __future__ import annotations

import msgspec
import pytest

from iomtui.catalogue.edition import Edition
from iomtui.commands.keymaps import remap_commands
from iomtui.commands.policy import KEYPAD, visitor_policy
from iomtui.commands.table import COMMANDS
from iomtui.render.help import help_passages, layout_help
from iomtui.render.typesetting import Role, width_of

each_language = pytest.mark.parametrize("language", [0, 1], ids=["id", "en"])


def rows(edition: Edition, width: int = 200) -> dict[str, str]:
    """Return the text of the help by block."""
    result: dict[str, str] = {}
    for line in layout_help(edition, COMMANDS, width):
        result[line.block] = f"{result.get(line.block, '')} {line.text}"
    return {block: " ".join(text.split()) for block, text in result.items()}


@each_language
def test_every_command_is_there_with_its_keys(
    shipped_editions: tuple[Edition, ...], language: int
) -> None:
    edition = shipped_editions[language]
    result = rows(edition)
    for command in COMMANDS:
        text = result[f"command-{command.id}"]
        assert text.endswith(edition.wording.commands[command.id].help)
        for key in ("1", "5") if command.is_range else command.display_keys:
            assert edition.wording.key_name(key) in text


@each_language
@pytest.mark.parametrize("is_fetched", [False, True])
def test_every_mark_in_use_and_no_other_is_explained(
    shipped_editions: tuple[Edition, ...],
    fetched_editions: tuple[Edition, ...],
    language: int,
    is_fetched: bool,
) -> None:
    edition = (fetched_editions if is_fetched else shipped_editions)[language]
    blocks = (block for each in edition.entries for block in each.blocks)
    used = {mark for block in blocks for mark in block.attribution.marks}
    explained = {
        line.spans[0].text.strip()
        for line in layout_help(edition, COMMANDS, 200)
        if line.spans and line.spans[0].role is Role.LABEL
    }
    assert used | {source.mark for source in edition.sources} == explained
    result = rows(edition)
    for source in edition.sources:
        explanations = (row for row in result.values() if row.startswith(source.mark))
        assert any(source.title in row for row in explanations)
    words = edition.wording
    explanation = f"{words.marks['youtube']} {words.help['youtube']}" if is_fetched else None
    assert result.get("youtube") == explanation


@each_language
@pytest.mark.parametrize("width", [34, 37, 78, 117])
def test_the_help_fits_its_space_and_loses_nothing(
    shipped_editions: tuple[Edition, ...], language: int, width: int
) -> None:
    edition = shipped_editions[language]
    lines = layout_help(edition, COMMANDS, width)
    assert max(map(width_of, lines)) <= width
    assert rows(edition, width) == rows(edition)


@each_language
def test_all_text_of_the_help_but_headings_is_searchable(
    shipped_editions: tuple[Edition, ...], language: int
) -> None:
    edition = shipped_editions[language]
    passages = help_passages(edition, COMMANDS)
    shown = rows(edition)
    assert shown.pop("keys").startswith(edition.wording.help["keys"])
    assert edition.wording.help["marks"] in shown.pop("marks")
    assert {block: " ".join(text.split()) for block, text in passages.items()} == shown


@each_language
def test_on_a_keypad_each_command_is_listed_once_with_the_keys_of_the_keypad_first(
    shipped_editions: tuple[Edition, ...], language: int
) -> None:
    wording = shipped_editions[language].wording
    commands = visitor_policy(mouse=False, has_exit=True).commands
    lines = layout_help(shipped_editions[language], commands, 200, mouse=False, common=KEYPAD)
    rows_by_block = {line.block: line for line in lines if line.block.startswith("command-")}
    assert len(rows_by_block) == sum(line.block.startswith("command-") for line in lines)
    assert rows_by_block.keys() == {f"command-{each.id}" for each in commands if each.in_help}
    for command in commands:
        if (line := rows_by_block.get(f"command-{command.id}")) and not command.is_range:
            certain = {wording.key_name(key) for key in command.display_keys if key in KEYPAD}
            every = {wording.key_name(key) for key in command.display_keys}
            assert set(line.text.split("  ")[0].split()) == (certain or every)
            assert (line.spans[-1].role is Role.QUIET) == (not certain)


def test_a_range_of_digits_is_shown_by_its_ends(shipped_editions: tuple[Edition, ...]) -> None:
    english = shipped_editions[1]
    for count, named in ((5, "1–5 "), (1, "1 "), (0, "– ")):
        fewer = msgspec.structs.replace(english, episodes=english.episodes[:count])
        assert rows(fewer)["command-episode"].startswith(named)
    more = msgspec.structs.replace(english, episodes=english.episodes * 3)
    assert rows(more)["command-episode"].startswith("1–9 ")


def test_a_command_without_keys_is_in_the_help(shipped_editions: tuple[Edition, ...]) -> None:
    passages = help_passages(shipped_editions[1], remap_commands({"theme": ()}))
    assert passages["command-theme"].split()[0] == "–"
