"""Command lines: what they mean, and the sentence for a wrong one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.cli.arguments import (
    Arguments,
    Subcommand,
    UsageError,
    UsageErrorKind,
    help_text,
    message_language,
    parse_arguments,
)
from iomtui.i18n.cli_words import load_cli_words
from iomtui.i18n.templates import PLACEHOLDER, SHIPPED
from iomtui.parsing.sanitize import clean
from iomtui.themes import THEMES
from tests.support.examples import examples


def refusal(*typed: str) -> tuple[UsageErrorKind, str]:
    """Return what is wrong with a command line."""
    with pytest.raises(UsageError) as caught:
        parse_arguments(typed)
    return caught.value.kind, caught.value.word


@pytest.mark.parametrize(
    ("line", "subcommand", "rest"),
    [
        ("", Subcommand.VIEW, {}),
        ("--lang id", Subcommand.VIEW, {"lang": "id"}),
        ("-lid", Subcommand.VIEW, {"lang": "id"}),
        ("-d folder --theme day", Subcommand.VIEW, {"data": "folder", "theme": "day"}),
        ("list --json", Subcommand.LIST, {"json": True}),
        ("--lang id list", Subcommand.LIST, {"lang": "id"}),
        ("--lang en list --lang id", Subcommand.LIST, {"lang": "id"}),
        ("-d one check two", Subcommand.CHECK, {"data": "two"}),
        ("check --strict --json", Subcommand.CHECK, {"strict": True, "json": True}),
        ("check -- -folder", Subcommand.CHECK, {"data": "-folder"}),
        ("new one", Subcommand.NEW, {"data": "one"}),
        ("new --language ms -d two", Subcommand.NEW, {"language": "ms", "data": "two"}),
        ("-- list", Subcommand.LIST, {}),
        ("-l en -- kiosk check --json", Subcommand.KIOSK_CHECK, {"lang": "en", "json": True}),
        ("fetch --json", Subcommand.FETCH, {"json": True}),
        ("fetch --status", Subcommand.FETCH, {"status": True}),
        ("fetch --dry-run", Subcommand.FETCH, {"dry_run": True}),
        ("fetch --limit=040", Subcommand.FETCH, {"limit": 40}),
        ("fetch --source there", Subcommand.FETCH, {"source": "there"}),
        ("-d data fetch --into a", Subcommand.FETCH, {"data": "data", "into": "a"}),
        ("-c one kiosk -c two", Subcommand.KIOSK, {"config": "two"}),
        ("kiosk -c x check --json", Subcommand.KIOSK_CHECK, {"config": "x", "json": True}),
        ("-l en kiosk -c x pin", Subcommand.KIOSK_PIN, {"lang": "en", "config": "x"}),
        ("kiosk unit --user a --font b", Subcommand.KIOSK_UNIT, {"user": "a", "font": "b"}),
        ("kiosk -c x pin -c y --off", Subcommand.KIOSK_PIN, {"config": "y", "off": True}),
        ("-h", Subcommand.HELP, {}),
        ("fetch --help", Subcommand.HELP, {}),
        ("check --version", Subcommand.VERSION, {}),
        ("kiosk --version pin", Subcommand.VERSION, {}),
        ("-V -h", Subcommand.HELP, {}),
    ],
)
def test_a_command_line_is_parsed(line: str, subcommand: Subcommand, rest: dict[str, Any]) -> None:
    assert parse_arguments(line.split()) == Arguments(subcommand, **rest)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("--bogus", (UsageErrorKind.OPTION, "--bogus")),
        ("--la", (UsageErrorKind.OPTION, "--la")),
        ("--json list", (UsageErrorKind.PLACE, "--json")),
        ("--limit=5 fetch", (UsageErrorKind.PLACE, "--limit")),
        ("--limit 5 fetch", (UsageErrorKind.PLACE, "--limit")),
        ("list --bogus", (UsageErrorKind.OPTION, "--bogus")),
        ("--help=x", (UsageErrorKind.OPTION, "--help=x")),
        ("-l", (UsageErrorKind.VALUE, "--lang")),
        ("--data --lang id", (UsageErrorKind.VALUE, "--data")),
        ("--lang id play", (UsageErrorKind.COMMAND, "play")),
        ("check one two", (UsageErrorKind.WORD, "two")),
        ("fetch --limit 1²", (UsageErrorKind.NUMBER, "--limit")),
        ("fetch --limit 999999999", (UsageErrorKind.NUMBER, "--limit")),
        ("list --status", (UsageErrorKind.PLACE, "--status")),
        ("kiosk pn", (UsageErrorKind.COMMAND, "kiosk pn")),
        ("kiosk --off", (UsageErrorKind.PLACE, "--off")),
        ("kiosk pin 482915", (UsageErrorKind.WORD, "482915")),
    ],
)
def test_a_wrong_word_is_refused_with_its_kind(
    line: str, expected: tuple[UsageErrorKind, str]
) -> None:
    assert refusal(*line.split()) == expected


@given(st.text(min_size=1, max_size=12).filter(lambda word: not word.startswith("-")))
@example("it's")
@example("a\\b")
@example('say "expected"')
@examples(150)
def test_a_word_that_is_no_command_is_named_as_it_was_typed(word: str) -> None:
    assert refusal(word) == (UsageErrorKind.COMMAND, " ".join(clean(word).split()))


WORDS_OF_CLI = [load_cli_words(tag) for tag in SHIPPED]
WORDS = st.sampled_from(
    [
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


@pytest.mark.parametrize("kind", UsageErrorKind)
def test_every_kind_of_error_has_a_sentence_that_names_the_word(kind: UsageErrorKind) -> None:
    for words in WORDS_OF_CLI:
        sentence = UsageError(kind, "--zzz").sentence(words)
        assert "--zzz" in sentence
        assert not PLACEHOLDER.search(sentence)


def test_an_unknown_command_is_answered_with_those_that_exist() -> None:
    sentence = UsageError(UsageErrorKind.COMMAND, "play").sentence(load_cli_words("en"))
    assert sentence == (
        "There is no command play. The commands are: list, check, new, languages, config, fetch, "
        "kiosk, kiosk check, kiosk pin, kiosk unit."
    )


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
        ("play", " kiosk unit.", " kiosk unit."),
        ("-v", "Did you mean -V?", "Maksud Anda -V?"),
        ("--json", ": list, check, languages, fetch, kiosk check.", " kiosk check."),
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


@pytest.mark.parametrize("tag", SHIPPED)
def test_the_help_explains_everything_that_can_be_typed_in_columns(tag: str) -> None:
    words = load_cli_words(tag)
    text = help_text(words, "config.toml")
    rows = list(re.finditer(r"^  (\S.*?)  +(\S.*)$", text, re.MULTILINE))
    assert len({row.start(2) - row.start() for row in rows}) == 1
    explained = {row[1]: row[2] for row in rows}
    assert explained["kiosk pin --off"] == words.kiosk_pin_off
    typed = " ".join(explained).replace(",", "").split()
    assert {"-c", "-d", "-l", "--theme", "-h", "-V", "--limit", "--into", "--status"} <= set(typed)
    assert {*Subcommand} - {"view", "help", "version"} <= {
        re.split(r" [\[A-Z-]", name)[0] for name in explained
    }
    for wanted in ("config.toml", f"{words.exit_codes}\n{words.exit_codes_more}", *THEMES):
        assert wanted in text
    assert not PLACEHOLDER.search(text)
