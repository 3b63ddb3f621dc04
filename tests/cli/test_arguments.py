"""What is typed on the command line, and what is said of it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.cli.arguments import (
    Arguments,
    FetchArguments,
    Subcommand,
    UsageError,
    UsageErrorKind,
    help_text,
    parse_arguments,
    typed_language,
)
from iomtui.i18n.templates import PLACEHOLDER
from iomtui.i18n.wording_loader import SHIPPED, load_wording
from iomtui.parsing.sanitize import clean
from iomtui.themes import THEMES
from tests.support.examples import examples

NOTHING = Arguments(Subcommand.VIEW, None, None, None, json=False)
FETCH = NOTHING._replace(subcommand=Subcommand.FETCH)


def refusal(*typed: str) -> tuple[UsageErrorKind, str]:
    """Return what is wrong with a command line."""
    with pytest.raises(UsageError) as caught:
        parse_arguments(typed)
    return caught.value.kind, caught.value.word


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", NOTHING),
        ("--lang id", NOTHING._replace(lang="id")),
        ("--lang=id", NOTHING._replace(lang="id")),
        ("-l id", NOTHING._replace(lang="id")),
        ("-lid", NOTHING._replace(lang="id")),
        ("-d folder --theme day", NOTHING._replace(data="folder", theme="day")),
        ("list", NOTHING._replace(subcommand=Subcommand.LIST)),
        ("list --json", NOTHING._replace(subcommand=Subcommand.LIST, json=True)),
        ("--lang id list", NOTHING._replace(subcommand=Subcommand.LIST, lang="id")),
        ("list --lang id", NOTHING._replace(subcommand=Subcommand.LIST, lang="id")),
        ("--lang en list --lang id", NOTHING._replace(subcommand=Subcommand.LIST, lang="id")),
        ("check", NOTHING._replace(subcommand=Subcommand.CHECK)),
        ("check folder", NOTHING._replace(subcommand=Subcommand.CHECK, data="folder")),
        ("-d folder check", NOTHING._replace(subcommand=Subcommand.CHECK, data="folder")),
        ("-d one check two", NOTHING._replace(subcommand=Subcommand.CHECK, data="two")),
        ("check -- -folder", NOTHING._replace(subcommand=Subcommand.CHECK, data="-folder")),
        ("config", NOTHING._replace(subcommand=Subcommand.CONFIG)),
        ("config --lang id", NOTHING._replace(subcommand=Subcommand.CONFIG, lang="id")),
        ("fetch", NOTHING._replace(subcommand=Subcommand.FETCH)),
        ("fetch --json", NOTHING._replace(subcommand=Subcommand.FETCH, json=True)),
        ("fetch --status", FETCH._replace(fetch=FetchArguments(status=True))),
        ("fetch --dry-run", FETCH._replace(fetch=FetchArguments(dry_run=True))),
        ("fetch --limit 40", FETCH._replace(fetch=FetchArguments(limit=40))),
        ("fetch --limit=040", FETCH._replace(fetch=FetchArguments(limit=40))),
        ("fetch --source there", FETCH._replace(fetch=FetchArguments(source="there"))),
        ("fetch --into folder", FETCH._replace(fetch=FetchArguments(into="folder"))),
        ("-d data fetch --lang id", FETCH._replace(data="data", lang="id")),
        ("fetch --help", NOTHING._replace(subcommand=Subcommand.HELP)),
        ("config --help", NOTHING._replace(subcommand=Subcommand.HELP)),
        ("--help", NOTHING._replace(subcommand=Subcommand.HELP)),
        ("-h", NOTHING._replace(subcommand=Subcommand.HELP)),
        ("list --help", NOTHING._replace(subcommand=Subcommand.HELP)),
        ("-V", NOTHING._replace(subcommand=Subcommand.VERSION)),
        ("check --version", NOTHING._replace(subcommand=Subcommand.VERSION)),
        ("-c my.toml", NOTHING._replace(config="my.toml")),
        (
            "--config one list --config=two",
            NOTHING._replace(subcommand=Subcommand.LIST, config="two"),
        ),
        ("kiosk", NOTHING._replace(subcommand=Subcommand.KIOSK)),
        ("-d folder kiosk", NOTHING._replace(subcommand=Subcommand.KIOSK, data="folder")),
        ("-c one kiosk -c two", NOTHING._replace(subcommand=Subcommand.KIOSK, config="two")),
        ("kiosk check", NOTHING._replace(subcommand=Subcommand.KIOSK_CHECK)),
        (
            "kiosk -c x check --json",
            NOTHING._replace(subcommand=Subcommand.KIOSK_CHECK, config="x", json=True),
        ),
        ("kiosk check --help", NOTHING._replace(subcommand=Subcommand.HELP)),
        ("kiosk pin", NOTHING._replace(subcommand=Subcommand.KIOSK_PIN)),
        (
            "-l en kiosk -c x pin",
            NOTHING._replace(subcommand=Subcommand.KIOSK_PIN, lang="en", config="x"),
        ),
        ("kiosk -c x pin -c y", NOTHING._replace(subcommand=Subcommand.KIOSK_PIN, config="y")),
        ("kiosk pin --off", NOTHING._replace(subcommand=Subcommand.KIOSK_PIN, off=True)),
        ("kiosk pin --help", NOTHING._replace(subcommand=Subcommand.HELP)),
        ("kiosk --version pin", NOTHING._replace(subcommand=Subcommand.VERSION)),
        ("-V -h", NOTHING._replace(subcommand=Subcommand.HELP)),
    ],
)
def test_a_command_line_is_understood(line: str, expected: Arguments) -> None:
    assert parse_arguments(line.split()) == expected


def test_a_folder_with_spaces_is_one_folder() -> None:
    assert parse_arguments(["check", "my data"]).data == "my data"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--bogus", (UsageErrorKind.OPTION, "--bogus")),
        ("--la", (UsageErrorKind.OPTION, "--la")),
        ("--lnag id", (UsageErrorKind.OPTION, "--lnag")),
        ("-x", (UsageErrorKind.OPTION, "-x")),
        ("--json", (UsageErrorKind.OPTION, "--json")),
        ("list --bogus", (UsageErrorKind.OPTION, "--bogus")),
        ("--help=x", (UsageErrorKind.OPTION, "--help=x")),
        ("--lang", (UsageErrorKind.VALUE, "--lang")),
        ("-l", (UsageErrorKind.VALUE, "--lang")),
        ("list --data", (UsageErrorKind.VALUE, "--data")),
        ("--data --lang id", (UsageErrorKind.VALUE, "--data")),
        ("lst", (UsageErrorKind.COMMAND, "lst")),
        ("--lang id play", (UsageErrorKind.COMMAND, "play")),
        ("check one two", (UsageErrorKind.WORD, "two")),
        ("config one", (UsageErrorKind.WORD, "one")),
        ("config --json", (UsageErrorKind.OPTION, "--json")),
        ("fetch one", (UsageErrorKind.WORD, "one")),
        ("fetch --limit", (UsageErrorKind.VALUE, "--limit")),
        ("fetch --limit 0", (UsageErrorKind.NUMBER, "--limit")),
        ("fetch --limit ten", (UsageErrorKind.NUMBER, "--limit")),
        ("fetch --limit 1²", (UsageErrorKind.NUMBER, "--limit")),
        ("fetch --limit 999999999", (UsageErrorKind.NUMBER, "--limit")),
        ("fetch --off", (UsageErrorKind.OPTION, "--off")),
        ("list --status", (UsageErrorKind.OPTION, "--status")),
        ("--config", (UsageErrorKind.VALUE, "--config")),
        ("-c", (UsageErrorKind.VALUE, "--config")),
        ("kiosk pn", (UsageErrorKind.COMMAND, "kiosk pn")),
        ("kiosk --off", (UsageErrorKind.OPTION, "--off")),
        ("kiosk --json", (UsageErrorKind.OPTION, "--json")),
        ("kiosk check folder", (UsageErrorKind.WORD, "folder")),
        ("kiosk pin 482915", (UsageErrorKind.WORD, "482915")),
        ("pin", (UsageErrorKind.COMMAND, "pin")),
    ],
)
def test_what_is_wrong_is_named(line: str, expected: tuple[UsageErrorKind, str]) -> None:
    assert refusal(*line.split()) == expected


@given(st.text(min_size=1, max_size=12).filter(lambda word: not word.startswith("-")))
@example("it's")
@example("a\\b")
@example('say "expected"')
@examples(150)
def test_a_word_that_is_no_command_is_named_as_it_was_typed(word: str) -> None:
    assert refusal(word) == (UsageErrorKind.COMMAND, " ".join(clean(word).split()))


WORDS_OF_CLI = [load_wording(tag).cli for tag in SHIPPED]
WORDS = st.sampled_from(
    [
        "list",
        "check",
        "config",
        "kiosk",
        "pin",
        "fetch",
        "--limit",
        "--into",
        "--status",
        "--off",
        "-c",
        "--json",
        "--lang",
        "-l",
        "--data=x",
        "-d",
        "--theme",
        "-hV",
        "--help=x",
        "--",
    ]
)


@given(st.lists(WORDS | st.text(max_size=8) | st.text("-cldhV=", max_size=5), max_size=5))
@examples(300)
def test_whatever_is_typed_is_understood_or_answered_in_a_sentence(typed: list[str]) -> None:
    try:
        found = parse_arguments(typed)
    except UsageError as error:
        for words in WORDS_OF_CLI:
            sentence = error.sentence(words)
            assert sentence == " ".join(clean(sentence).split())
    else:
        assert found.subcommand in Subcommand


@pytest.mark.parametrize("tag", SHIPPED)
@pytest.mark.parametrize("kind", UsageErrorKind)
def test_every_trouble_has_a_sentence_that_names_the_word(tag: str, kind: UsageErrorKind) -> None:
    sentence = UsageError(kind, "--zzz").sentence(load_wording(tag).cli)
    assert "--zzz" in sentence
    assert not PLACEHOLDER.search(sentence)


def test_an_unknown_command_is_answered_with_those_that_exist() -> None:
    sentence = UsageError(UsageErrorKind.COMMAND, "play").sentence(load_wording("en").cli)
    assert sentence == (
        "There is no command play. The commands are: list, check, config, fetch, kiosk, "
        "kiosk check, kiosk pin."
    )


def test_a_word_cannot_act_on_the_terminal_that_it_is_repeated_to() -> None:
    sentence = UsageError(UsageErrorKind.OPTION, "--\x1b[2J\n" + "x" * 99).sentence(
        load_wording("en").cli
    )
    assert "\x1b" not in sentence
    assert "\n" not in sentence
    assert "x" * 41 not in sentence


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--lang id --bogus", "id"),
        ("--bogus --lang=id", "id"),
        ("-l id --bogus", "id"),
        ("-lid --bogus", "id"),
        ("-l=id --bogus", "id"),
        ("--bogus", None),
        ("--lang", None),
    ],
)
def test_the_language_is_known_even_if_the_rest_is_not_understood(
    line: str, expected: str | None
) -> None:
    assert typed_language(line.split()) == expected


OF_KIOSK = ("kiosk", "kiosk check", "kiosk check --json", "kiosk pin", "kiosk pin --off")


@pytest.mark.parametrize("tag", SHIPPED)
def test_the_help_is_not_wider_than_a_usual_window(tag: str) -> None:
    assert max(map(len, help_text(load_wording(tag).cli, "config.toml").splitlines())) <= 110


@pytest.mark.parametrize("tag", SHIPPED)
def test_the_help_names_everything_that_can_be_typed(tag: str) -> None:
    words = load_wording(tag).cli
    found = help_text(words, "config.toml")
    for typed in (
        "-c, --config",
        "-d, --data",
        "-l, --lang",
        "--theme",
        "-h, --help",
        "-V, --version",
        *THEMES,
    ):
        assert typed in found
    for command in ("list", "list --json", "check", "config", *OF_KIOSK):
        assert f"\n  {command} " in found
    for explained in (
        words.data,
        words.lang,
        words.help,
        words.version,
        words.list,
        words.check,
        words.config,
        words.kiosk,
        words.kiosk_check,
        words.kiosk_pin,
        words.kiosk_pin_off,
        words.settings_file,
    ):
        assert explained in found
    assert "config.toml" in found
    assert f"{words.exit_codes}\n{words.exit_codes_more}" in found
    assert not PLACEHOLDER.search(found)


@pytest.mark.parametrize("tag", SHIPPED)
def test_the_explanations_in_the_help_stand_below_each_other(tag: str) -> None:
    words = load_wording(tag).cli
    lines = help_text(words, "config.toml").splitlines()
    columns = {
        line.index(text)
        for text in (words.list, words.json, words.lang, words.version)
        for line in lines
        if line.startswith("  ") and line.endswith(text)
    }
    assert len(columns) == 1
