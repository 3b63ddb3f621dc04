"""Command lines: what they mean, and the sentence for a wrong one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.cli.arguments import (
    COMMANDS,
    Arguments,
    Subcommand,
    UsageError,
    message_language,
    parse_arguments,
)
from iomtui.i18n.cli_words import CliWords, load_cli_words
from iomtui.i18n.templates import PLACEHOLDER, SHIPPED
from iomtui.parsing.sanitize import clean
from tests.support.examples import examples


def refusal(*typed: str) -> tuple[str, str]:
    """Return what is wrong with a command line."""
    with pytest.raises(UsageError) as caught:
        parse_arguments(typed)
    return caught.value.key, caught.value.word


@pytest.mark.parametrize(
    ("line", "subcommand", "rest"),
    [
        ("", Subcommand.VIEW, {}),
        ("--lang id", Subcommand.VIEW, {"lang": "id"}),
        ("-lid", Subcommand.VIEW, {"lang": "id"}),
        ("-d folder --theme day", Subcommand.VIEW, {"data": "folder", "theme": "day"}),
        ("--plain", Subcommand.VIEW, {"plain": True}),
        ("list --json", Subcommand.LIST, {"json": True}),
        ("list --all --width 0", Subcommand.LIST, {"all": True, "width": 0}),
        ("show the past --json", Subcommand.SHOW, {"words": ["the", "past"], "json": True}),
        ("search -- -x", Subcommand.SEARCH, {"words": ["-x"]}),
        ("completion zsh", Subcommand.COMPLETION, {"shell": "zsh"}),
        ("--lang id list", Subcommand.LIST, {"lang": "id"}),
        ("--lang en list --lang id", Subcommand.LIST, {"lang": "id"}),
        ("-d one check two", Subcommand.CHECK, {"data": "two"}),
        ("check -- -folder", Subcommand.CHECK, {"data": "-folder"}),
        ("new --language ms -d two", Subcommand.NEW, {"language": "ms", "data": "two"}),
        ("-- list", Subcommand.LIST, {}),
        ("-l en -- kiosk check --json", Subcommand.KIOSK_CHECK, {"lang": "en", "json": True}),
        ("fetch --dry-run", Subcommand.FETCH, {"dry_run": True}),
        ("fetch --limit=040", Subcommand.FETCH, {"limit": 40}),
        ("fetch --source there", Subcommand.FETCH, {"source": "there"}),
        ("-d data fetch --into a", Subcommand.FETCH, {"data": "data", "into": "a"}),
        ("-c one kiosk -c two", Subcommand.KIOSK, {"config": "two"}),
        ("kiosk -c x check --json", Subcommand.KIOSK_CHECK, {"config": "x", "json": True}),
        ("kiosk unit --user a --font b", Subcommand.KIOSK_UNIT, {"user": "a", "font": "b"}),
        ("kiosk -c x pin -c y --off", Subcommand.KIOSK_PIN, {"config": "y", "off": True}),
        ("-h", Subcommand.HELP, {}),
        ("fetch --help", Subcommand.HELP, {"topic": Subcommand.FETCH}),
        ("check --version", Subcommand.VERSION, {}),
        ("kiosk --version pin", Subcommand.VERSION, {}),
        ("-V -h", Subcommand.HELP, {}),
        ("show -h", Subcommand.HELP, {"topic": Subcommand.SHOW}),
        ("kiosk pin --help", Subcommand.HELP, {"topic": Subcommand.KIOSK_PIN}),
    ],
)
def test_a_command_line_is_parsed(line: str, subcommand: Subcommand, rest: dict[str, Any]) -> None:
    assert parse_arguments(line.split()) == Arguments(subcommand, **rest)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--bogus", ("unknown_option", "--bogus")),
        ("--la", ("unknown_option", "--la")),
        ("--json list", ("misplaced_option", "--json")),
        ("--limit 5 fetch", ("misplaced_option", "--limit")),
        ("--help=x", ("unknown_option", "--help=x")),
        ("-l", ("missing_value", "--lang")),
        ("--data --lang id", ("missing_value", "--data")),
        ("--lang id play", ("unknown_command", "play")),
        ("fetch --limit 1²", ("not_a_number", "--limit")),
        ("fetch --limit 999999999", ("not_a_number", "--limit")),
        ("list --width 1x", ("not_a_width", "--width")),
        ("list --width -1", ("unknown_option", "-1")),
        ("list --plain", ("lone_option", "--plain")),
        ("--plain list", ("lone_option", "--plain")),
        ("--plain --width 40", ("misplaced_option", "--width")),
        ("show", ("missing_operand", "show")),
        ("completion", ("missing_operand", "completion")),
        ("completion tcsh", ("unknown_shell", "tcsh")),
        ("kiosk pn", ("unknown_command", "kiosk pn")),
        ("kiosk --off", ("misplaced_option", "--off")),
        ("kiosk pin 482915", ("unknown_word", "482915")),
    ],
)
def test_a_wrong_word_is_refused_with_its_sentence(line: str, expected: tuple[str, str]) -> None:
    assert refusal(*line.split()) == expected


@pytest.mark.parametrize("command", ["show", "search", "qr", "export"])
def test_an_empty_word_is_a_missing_one(command: str) -> None:
    assert refusal(command, "") == refusal(command, " ", "\t") == ("missing_operand", command)


@given(st.text(min_size=1, max_size=12).filter(lambda word: not word.startswith("-")))
@example("it's")
@example("a\\b")
@example('say "expected"')
@examples(150)
def test_a_word_that_is_no_command_is_named_as_it_was_typed(word: str) -> None:
    assert refusal(word) == ("unknown_command", " ".join(clean(word).split()))


WORDS_OF_CLI = [load_cli_words(tag) for tag in SHIPPED]
WORDS = st.sampled_from(
    [
        *("show", "completion", "zsh", "--width", "0", "--plain", "--all"),
        *("list", "check", "kiosk", "pin", "fetch", "--limit", "--into", "--status", "--off"),
        *("-c", "--json", "--lang", "-l", "--data=x", "-hV", "--help=x", "--"),
    ]
)


@given(st.lists(WORDS | st.text(max_size=8) | st.text("-cldhV=", max_size=5), max_size=5))
@examples(300)
def test_every_command_line_is_parsed_or_answered_in_a_sentence(typed: list[str]) -> None:
    try:
        arguments = parse_arguments(typed)
    except UsageError as error:
        for words in WORDS_OF_CLI:
            sentence = error.sentence(words)
            assert sentence == " ".join(clean(sentence).split())
    else:
        assert arguments.subcommand in Subcommand


@pytest.mark.parametrize("words", WORDS_OF_CLI, ids=SHIPPED)
def test_every_sentence_about_an_error_names_the_word(words: CliWords) -> None:
    for key in words.usage_errors:
        sentence = UsageError(key, "--zzz").sentence(words)
        assert "--zzz" in sentence
        assert not PLACEHOLDER.search(sentence)


@pytest.mark.parametrize(
    ("line", "english", "indonesian"),
    [
        ("lst", "Did you mean list?", "Maksud Anda list?"),
        ("-- chekc", "Did you mean check?", "Maksud Anda check?"),
        ("KIOSK", "Did you mean kiosk?", "Maksud Anda kiosk?"),
        ("kiosk chek", "Did you mean kiosk check?", "Maksud Anda kiosk check?"),
        ("help", "Did you mean --help?", "Maksud Anda --help?"),
        ("list --jsn", "Did you mean --json?", "Maksud Anda --json?"),
        ("--theem=day", "Did you mean --theme?", "Maksud Anda --theme?"),
        ("play", f" are: {', '.join(COMMANDS)}.", f" ada: {', '.join(COMMANDS)}."),
        ("completion fsh", "Did you mean fish?", "Maksud Anda fish?"),
        ("-v", "Did you mean -V?", "Maksud Anda -V?"),
        ("show --plain", " without a command: iomtui --plain", " tanpa perintah: iomtui --plain"),
        ("--nothing", " see them all.", " semuanya."),
    ],
)
def test_a_word_like_a_command_or_option_is_answered_with_that(
    line: str, english: str, indonesian: str
) -> None:
    with pytest.raises(UsageError) as caught:
        parse_arguments(line.split())
    for tag, end in (("en", english), ("id", indonesian)):
        assert caught.value.sentence(load_cli_words(tag)).endswith(end)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--lang id --bogus", "id"),
        ("--bogus --lang=id", "id"),
        ("-lid --bogus", "id"),
        ("-l=id --bogus", "id"),
        ("--lang", "en"),
    ],
)
def test_the_language_is_read_from_a_wrong_command_line_too(line: str, expected: str) -> None:
    assert message_language(line.split(), {}) == expected
