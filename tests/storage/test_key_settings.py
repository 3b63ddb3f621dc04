"""The keys that a person chose: each counts or is reported, and no two commands share one."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.commands.keymaps import key_clashes, remap_commands, slots
from iomtui.i18n.templates import PLACEHOLDER
from iomtui.i18n.wording_loader import load_wording
from iomtui.parsing.diagnostics import Code, Diagnostic, Position, Severity
from iomtui.parsing.toml_reader import read_toml
from iomtui.storage.key_settings import resolve_keys
from iomtui.terminal.key_names import parse_key_name, types_or_edits
from tests.support.examples import examples

Keys = dict[str, tuple[str, ...]]


def resolve(*texts: str) -> tuple[Keys, list[Diagnostic]]:
    """Return what counts of files with a table of keys each, the weakest first, and the rest."""
    diagnostics: list[Diagnostic] = []
    files = [
        read_toml(f"[keys]\n{text}".encode(), f"{number}.toml")
        for number, text in enumerate(texts, 1)
    ]
    keys = resolve_keys(files, diagnostics)
    for diagnostic in diagnostics:
        assert not PLACEHOLDER.search(load_wording("en").describe(diagnostic))
    return keys, diagnostics


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('search = "f"', {"search": ("f",)}),
        ('search = ["F5", "Ctrl+F", "#", "F5"]', {"search": ("f5", "ctrl+f", "number_sign")}),
        ('side_by_side = "="\nsearch = []', {"side_by_side": ("equals_sign",), "search": ()}),
        ('search = "s"\nsources = "/"', {"search": ("s",), "sources": ("slash",)}),
        ("", {}),
    ],
)
def test_chosen_keys_are_read(text: str, keys: dict[str, tuple[str, ...]]) -> None:
    assert resolve(text) == (keys, [])


def test_default_keys_change_nothing_and_undo_a_weaker_file() -> None:
    text = 'switch_language = ["l", "L", "f2"]\nquit = ["q", "ctrl+q", "ctrl+c"]'
    assert resolve('quit = "f10"', text) == ({}, [])


@pytest.mark.parametrize(
    ("line", "code", "values"),
    [
        ('serach = "x"', Code.UNKNOWN_KEY, {"key": "serach", "near": "search"}),
        ('"\\u001b[2Jyyy" = "x"', Code.UNKNOWN_KEY, {"key": "[2Jyyy", "near": ""}),
        ('move = "x"', Code.UNKNOWN_KEY, {"key": "move", "near": "move_up"}),
        ('link = "zork"', Code.WRONG_KEY, {"slot": "link", "found": "zork"}),
        ("link = 3", Code.NO_KEYS, {"slot": "link"}),
        ('quit = ["Q", "space"]', Code.NO_WAY_OUT, {"slot": "quit"}),
        ('link = "s"', Code.KEY_CLASH, {"slot": "link", "key": "s", "other": "sources"}),
        ('link = "ctrl+P"', Code.KEY_CLASH, {"slot": "link", "key": "Ctrl+P", "other": "palette"}),
        ('move_up = "j"', Code.KEY_CLASH, {"slot": "move_up", "key": "j", "other": "move_down"}),
    ],
)
def test_a_wrong_key_is_reported_with_its_position_and_the_rest_counts(
    line: str, code: Code, values: dict[str, str]
) -> None:
    position = Position(1, 2) if line.startswith('"\\') else Position(3, 2)
    assert resolve(f'help = "f9"\n {line}') == (
        {"help": ("f9",)},
        [Diagnostic("1.toml", position, code, values)],
    )


def test_of_several_keys_only_the_wrong_one_is_passed_over() -> None:
    keys, diagnostics = resolve('link = ["zork", "f5", 1]')
    assert [each.code for each in diagnostics] == [Code.WRONG_KEY, Code.NO_KEYS]
    assert keys == {"link": ("f5",)}


def test_a_misspelt_key_leaves_the_default_ones() -> None:
    assert resolve('quit = "zork"')[0] == {}
    keys, diagnostics = resolve('quit = ["zork", "Q"]')
    assert [each.code for each in diagnostics] == [Code.WRONG_KEY, Code.NO_WAY_OUT]
    assert keys == {}


@pytest.mark.parametrize(
    ("texts", "ignored", "keys"),
    [
        (['search = "x"\nlink = "x"'], [("1.toml", 2)], {"search": ("x",)}),
        (['search = "s"\nsources = ["s", "f5"]'], [("1.toml", 1)], {"sources": ("s", "f5")}),
        (['search = "s"\nsources = ["/", "t"]'], [("1.toml", 2), ("1.toml", 1)], {}),
        (['search = "f5"', 'link = "f5"'], [("1.toml", 1)], {"link": ("f5",)}),
        (['search = "f5"', 'search = "s"'], [("2.toml", 1)], {"search": ("f5",)}),
    ],
    ids=["later line", "default key", "half a swap", "weaker file", "weaker file counts instead"],
)
def test_a_choice_that_clashes_is_ignored_and_reported(
    texts: list[str], ignored: list[tuple[str, int]], keys: Keys
) -> None:
    counting, diagnostics = resolve(*texts)
    assert {each.code for each in diagnostics} == {Code.KEY_CLASH}
    # The first line of each file has the name of the table.
    places = [(each.file, each.position and each.position.line - 1) for each in diagnostics]
    assert (counting, places) == (keys, ignored)


def test_the_stronger_file_counts_for_each_command() -> None:
    keys = {"search": ("f7",), "link": ("f6",)}
    assert resolve('search = "f5"\nlink = "f6"', 'search = "f7"') == (keys, [])


NAMES = st.sampled_from([*slots(), "zork", "move"])
KEYS = st.sampled_from(["s", "/", "q", "Tab", "ctrl+q", "F5", "space", "zork", "", "enter"])
VALUES = KEYS.map(lambda key: f'"{key}"') | st.lists(KEYS, max_size=3).map(
    lambda keys: "[" + ", ".join(f'"{key}"' for key in keys) + "]"
)
TABLES = st.dictionaries(NAMES, VALUES | st.sampled_from(["3", "true", "{}"]), max_size=6).map(
    lambda table: "\n".join(f"{name} = {value}" for name, value in table.items())
)


@given(st.lists(TABLES, min_size=1, max_size=2))
@example(["\n".join(f'{name} = "x"' for name in slots())])
@examples(100)
def test_each_choice_counts_or_is_reported_and_a_key_to_quit_remains(texts: list[str]) -> None:
    keys, diagnostics = resolve(*texts)
    commands = remap_commands(keys)
    assert list(key_clashes(commands)) == []
    assert all(each.severity is Severity.FAULT and each.position for each in diagnostics)
    quitting = next(command for command in commands if command.id == "quit")
    assert not all(types_or_edits(key) for key, _ in quitting.bindings)
    weightiest = f"{len(texts)}.toml"
    at_fault = {
        each.values.get("slot", each.values.get("key"))
        for each in diagnostics
        if each.file == weightiest
    }
    for slot, value in tomllib.loads(texts[-1]).items():
        if slot not in at_fault:
            written = [value] if isinstance(value, str) else value
            chosen = tuple(dict.fromkeys(map(parse_key_name, written)))
            assert keys.get(slot, slots()[slot].keys) == chosen
