"""The interface's words: complete in each language, and safe from those who add more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_type_hints

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from iomtui.commands.table import COMMANDS, KIOSK_COMMANDS
from iomtui.i18n.plurals import Category, Plural
from iomtui.i18n.templates import FOLDER, PLACEHOLDER, SHIPPED, fill
from iomtui.i18n.wording import Wording
from iomtui.i18n.wording_loader import check_interface, load_wording, wording_for
from iomtui.parsing.diagnostics import Code, Diagnostic, Position, Severity
from iomtui.parsing.yaml_reader import read_yaml
from iomtui.render.typesetting import MARGIN
from iomtui.youtube.details import State
from tests.support.examples import examples

Words = Mapping[str, Any]


def raw(tag: str) -> dict[str, Any]:
    """Return the words of a shipped language as its file has them, without the plural rules."""
    words = read_yaml((FOLDER / f"{tag}.yaml").read_bytes(), f"{tag}.yaml").root
    words.pop("plural", None)
    return words


def leaves(words: Words, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every word with the keys that lead to it; of several forms, that for `other`."""
    for key, word in words.items():
        if isinstance(word, dict) and "other" in word:
            yield (*path, key), word["other"]
        elif isinstance(word, dict):
            yield from leaves(word, (*path, key))
        else:
            yield (*path, key), word


def names(template: str | Plural) -> set[str]:
    """Return the names in braces."""
    return set(PLACEHOLDER.findall(template.other if isinstance(template, Plural) else template))


def test_every_language_has_the_same_words_and_they_name_the_same_values() -> None:
    english, *others = ({path: names(word) for path, word in leaves(raw(tag))} for tag in SHIPPED)
    assert others
    for other in others:
        assert other == english


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_word_is_one_clean_line_with_names_in_its_braces(tag: str) -> None:
    document = read_yaml((FOLDER / f"{tag}.yaml").read_bytes(), tag)
    assert not document.warnings
    document.root.pop("plural", None)
    for path, word in leaves(document.root):
        assert isinstance(word, str), path
        assert word, path
        assert not set("\n{}") & set(PLACEHOLDER.sub("", word)), path
    # Each plural form is compared with the English, as if the language came with the data.
    assert list(check_interface(tag, document.root, {})) == []


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_code_kind_state_and_command_has_words_and_no_word_is_unused(tag: str) -> None:
    wording = load_wording(tag)
    assert set(wording.problems) == {*Code, "unknown_key_near"}
    assert set(wording.degrees) == {degree.value for degree in Severity} - {"fatal"}
    assert set(wording.kinds) == {
        *("text", "number", "fraction", "yes_no", "list", "mapping", "table", "moment", "nothing")
    }
    assert set(wording.type_advice) == set(wording.kinds) - {"fraction", "nothing"}
    assert set(wording.youtube.states) == {*get_args(State)} - {"public"}
    assert {id_: words.label is not None for id_, words in wording.commands.items()} == {
        command.id: bool(command.bar) for command in (*COMMANDS, *KIOSK_COMMANDS)
    }


def test_the_words_that_no_type_names_are_those_that_the_program_asks_for() -> None:
    package = FOLDER.parent
    files = (*package.rglob("*.py"), *package.rglob("*.html"))
    code = "".join(path.read_text("utf-8") for path in files)
    english = raw("en")
    untyped = {name for name, shape in get_type_hints(Wording).items() if shape == dict[str, str]}
    tables = {"languages", "themes", "keys", "kinds", "type_advice", "degrees"}
    words = {key for section in untyped - tables for key in english[section]}
    assert {key for key in words if not re.search(rf"""["'.]{key}\b""", code)} == set()
    assert {*re.findall(r"""\b(?:words|marks)\[["'](\w+)["']""", code)} <= words
    for section, key in re.findall(r"""wording\.(\w+)\[["'](\w+)["']""", code):
        assert key in english[section]
    errors = {*english["cli"]["usage_errors"]}
    assert {*re.findall(r'UsageError\("(\w+)"', code)} <= errors


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_key_in_the_help_has_a_name(tag: str) -> None:
    wording = load_wording(tag)
    for key in {key for command in COMMANDS for key in command.display_keys}:
        assert "_" not in wording.key_name(key)
        assert len(key) == 1 or wording.key_name(key) != key


@pytest.mark.parametrize("tag", SHIPPED)
def test_words_fit_into_their_columns_and_lines(tag: str) -> None:
    wording = load_wording(tag)
    marks = [*wording.marks.values()]
    assert all(len(word) <= MARGIN for mark in marks for word in mark.split())
    assert len(set(marks)) == len(marks)
    words = wording.youtube
    labels = [words.length, words.published, words.views, words.subtitles, words.chapters]
    assert all(cell_len(label) <= 10 for label in labels)
    for path, word in leaves(raw(tag)["youtube"]):
        assert all(len(each.split()) <= 20 for each in word.split(". ")), path
    widths = {"idle": 78, "idle_short": 38}
    for (name,), word in leaves(raw(tag)["kiosk"]):
        assert cell_len(fill(word, {"seconds": "60", "left": "4"})) <= widths.get(name, 60), name


@pytest.mark.parametrize(("tag", "locale"), [("en", "en_GB"), ("id", "id")])
def test_languages_have_the_names_of_cldr(tag: str, locale: str) -> None:
    """CLDR is the oracle, but for what it does not have, or calls by another name of the same."""
    others = {
        *(("en", "prs", "Dari"), ("en", "haz", "Hazaragi"), ("en", "bn", "Bengali")),
        *(("id", "prs", "Dari"), ("id", "haz", "Hazaragi"), ("id", "fa-AF", "Dari")),
        ("id", "so", "Somali"),
    }
    names_of = Locale.parse(locale).languages
    for language, name in load_wording(tag).languages.items():
        if (tag, language, name) not in others:
            assert names_of.get(language.replace("-", "_")) == name


def test_a_diagnostic_is_described_with_its_position_what_is_wrong_and_what_to_do() -> None:
    english = load_wording("en")
    problem = Diagnostic("a.yaml", Position(3, 7), Code.MISSING_KEY, {"key": "title"})
    assert english.describe(problem) == "a.yaml:3:7: the key “title” is missing; add it"
    values = {"key": "tilte", "near": "title"}
    unknown = english.describe(Diagnostic("a.yaml", None, Code.UNKNOWN_KEY, values))
    assert unknown.endswith("did you mean “title”?")


@pytest.mark.parametrize("tag", SHIPPED)
def test_a_problem_that_is_not_fatal_begins_with_its_severity_and_names_kinds(tag: str) -> None:
    wording = load_wording(tag)
    kinds = {"expected": "list", "found": "nothing"}
    for problem, severity in (
        (Diagnostic("a.toml", None, Code.STRAY_FILE), "fault"),
        (Diagnostic("a.toml", None, Code.UNTRANSLATED, {"count": "1", "ids": "a"}), "notice"),
        (Diagnostic("a.toml", None, Code.WRONG_TYPE, kinds, Severity.IGNORED), "ignored"),
    ):
        sentence = wording.describe(problem)
        assert sentence.startswith(f"a.toml: {wording.degrees[severity]}: ")
    assert wording.kinds["list"] in sentence
    assert wording.kinds["nothing"] in sentence
    assert sentence.endswith(f"; {wording.type_advice['list']}")
    written = Diagnostic("a.toml", None, Code.WRONG_CHOICE, {"found": "text", "choices": "list"})
    assert "“text”" in wording.describe(written)


@pytest.mark.parametrize(
    ("tag", "count", "expected"),
    [
        ("en", 1, "1 more problem is not shown. Mend these first."),
        ("en", 2, "2 more problems are not shown. Mend these first."),
        ("id", 1, "1 masalah lain tidak ditampilkan. Perbaiki dahulu yang ini."),
    ],
)
def test_a_count_decides_between_the_forms_of_a_word(tag: str, count: int, expected: str) -> None:
    template = load_wording(tag).more_problems
    assert fill(template, {"count": str(count)}, count) == expected


SEVERAL = ("more_problems",)
POLISH: dict[Category, str] = {
    "one": "i = 1 and v = 0",
    "few": "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
}


def test_a_further_language_has_the_forms_of_its_own_rules_and_borrows_words_with_theirs() -> None:
    forms = {"one": "jeden {count}", "few": "kilka {count}", "other": "wiele {count}"}
    wording = wording_for("pl", {"more_problems": forms}, POLISH, "en")
    more = wording.more_problems
    assert [fill(more, {}, count).split()[0] for count in (1, 3, 5)] == ["jeden", "kilka", "wiele"]
    assert wording.kiosk_check.data_trouble == load_wording("en").kiosk_check.data_trouble
    wording = wording_for("pl", {"more_problems": "wiele {count}"}, POLISH, "en")
    assert fill(wording.more_problems, {}, 1) == "wiele {count}"


@pytest.mark.parametrize(
    ("word", "path", "code"),
    [
        ({"few": "{count}"}, SEVERAL, Code.MISSING_KEY),
        ({"other": "{count}", "many": "{count}"}, (*SEVERAL, "many"), Code.MISSING_KEY),
        ({"other": "{count}", "lots": "{count}"}, (*SEVERAL, "lots"), Code.UNKNOWN_KEY),
        ({"other": "{count}", "one": " "}, (*SEVERAL, "one"), Code.EMPTY_TEXT),
        ({"other": "{count}", "one": "1"}, (*SEVERAL, "one"), Code.LOST_PLACEHOLDER),
        ("all", SEVERAL, Code.LOST_PLACEHOLDER),
        (3, SEVERAL, Code.UNKNOWN_KEY),
        ("{columns}", ("too_small",), Code.LOST_PLACEHOLDER),
        ("{columns} {rows} {more}", ("too_small",), Code.LOST_PLACEHOLDER),
        ({"other": "{columns} {rows}"}, ("too_small",), Code.UNKNOWN_KEY),
    ],
)
def test_a_word_that_does_not_fit_is_ignored_and_reported(
    word: object, path: tuple[str, ...], code: Code
) -> None:
    interface = nested(path[:1], word)
    (problem,) = check_interface("pl", interface, POLISH)
    assert (problem.path, problem.code) == (path, code)
    assert wording_for("pl", interface, POLISH, "en") == load_wording("en")


def test_a_name_takes_its_value_and_an_unknown_one_stays() -> None:
    template = "{count} of {count}, {channel.name}, {wit-a}, {nothing}, {}, { count }, {Count}"
    values = {"count": "5", "channel.name": "IOM", "wit-a": "22:00"}
    assert fill(template, values) == "5 of 5, IOM, 22:00, {nothing}, {}, { count }, {Count}"
    assert fill("{a}{b}", {"a": "{b}", "b": "{a}"}) == "{b}{a}"


def test_data_reword_a_language_and_what_they_lack_is_borrowed_word_by_word() -> None:
    interface = {"list": {"episodes": "ALLE\n  AFLEVERINGEN"}}
    for tag, base in (("nl", "id"), ("en", "id")):
        wording = wording_for(tag, interface, {}, base)
        assert wording.list["episodes"] == "ALLE AFLEVERINGEN"
        lender = load_wording("en" if tag == "en" else base)
        assert (wording.list["more"], wording.problems) == (lender.list["more"], lender.problems)
    assert wording_for("id", {}, {}, "en") == load_wording("id")


# The command line speaks in shipped words only.
ENGLISH = {path: word for path, word in leaves(raw("en")) if path[0] != "cli"}
KEYS = st.sampled_from(sorted({key for path in ENGLISH for key in path} | {"zzz"}))
WORDS = st.sampled_from(["", " ", "Woord", "{count}", "{columns} x {rows}", 1, None, True, ["a"]])
BLOCKS = st.dictionaries(
    KEYS, st.recursive(WORDS, lambda inner: st.dictionaries(KEYS, inner, max_size=3)), max_size=3
)
TARGETED = st.tuples(st.sampled_from(sorted(ENGLISH)), WORDS).map(lambda pair: nested(*pair))


def nested(path: tuple[str, ...], word: object) -> dict[str, Any]:
    """Return a block with one word in it."""
    block: Any = word
    for key in reversed(path):
        block = {key: block}
    return dict(block)


@given(st.one_of(BLOCKS, TARGETED))
@examples(150)
def test_each_word_of_an_interface_is_used_or_reported(block: dict[str, Any]) -> None:
    faulty = {fault.path for fault in check_interface("nl", block, {})}
    wording = wording_for("nl", block, {}, "en")
    for path, shipped in ENGLISH.items():
        used: Any = wording
        written: Any = block
        for key in path:
            used = used[key] if isinstance(used, dict) else getattr(used, key)
            written = written.get(key) if isinstance(written, dict) else None
        if isinstance(used, Plural):
            used = used.other
            written = written.get("other") if isinstance(written, dict) else written
        is_faulty = any(found[: len(path)] == path for found in faulty)
        assert used == (shipped if written is None or is_faulty else written)
