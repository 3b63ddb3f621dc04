"""What there is to translate: the texts that a language should have, and the file for a new one."""

import json
import textwrap
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import msgspec

from iomtui.catalogue.model import Catalogue, LanguageFile, Series
from iomtui.catalogue.placeholders import reason_ids
from iomtui.i18n.languages import direction
from iomtui.i18n.templates import SHIPPED
from iomtui.parsing.document import Path as ValuePath
from iomtui.parsing.field_types import FORMAT

_SECTIONS = ("series", "episodes", "pages", "statements", "reasons")
_WIDTH = 100
"""The most characters of a line of comments."""


def translation_status(file: LanguageFile, series: Series) -> dict[ValuePath, bool]:
    """Return the paths of the texts that a language should have, and whether its file has each.

    Meanings of titles, questions and synopses are not among them: they need not be there.
    """
    pages = {name for name, words in file.pages.items() if words.title}
    result: dict[ValuePath, bool] = {("series", "title"): bool(file.series.title)}
    result |= {("pages", page.id): page.id in pages for page in series.pages}
    for name, statement in series.statements.items():
        if not statement.shows:
            result["statements", name] = file.words(name) is not None
    for name in reason_ids(series, file, "press"):
        result["reasons", name] = bool(file.reasons.get(name))
    return result


def missing_texts(file: LanguageFile, series: Series) -> list[ValuePath]:
    """Return the paths of the texts that a language still lacks."""
    return [path for path, is_there in translation_status(file, series).items() if not is_there]


def new_language_file(catalogue: Catalogue, tag: str, name: str, hint: str) -> str:
    """Return a language file without texts, which `iomtui check` accepts, as YAML.

    `name` is what the language is called, `hint` what to do with the file. Above each text stand
    the originals as comments: those in the languages of the program, else in the first language.
    """
    shipped = [file for file in catalogue.languages if file.language.tag in SHIPPED]
    files = shipped or catalogue.languages[:1]
    originals = {file.language.tag: _plain_values(file) for file in files}
    formats = {language: values["formats"] for language, values in originals.items()}
    sections = {
        language: {section: values[section] for section in _SECTIONS if values.get(section)}
        for language, values in originals.items()
    }
    lines = [
        *_comment(hint, ""),
        f"format: {FORMAT}",
        "language:",
        f"  tag: {json.dumps(tag)}",
        f"  name: {json.dumps(name, ensure_ascii=False)}",
        f"  direction: {direction(tag)}",
        "  state: unreviewed",
        "",
        "formats:",
        *_format_lines(formats),
        *_text_lines(sections, ""),
    ]
    return "\n".join(lines) + "\n"


def _plain_values(file: LanguageFile) -> dict[str, Any]:
    """Return the values of a file but for empty ones, each statement as a mapping."""
    statements = {name: file.words(name) for name in file.statements}
    values: dict[str, Any] = _without_empty(msgspec.to_builtins(file))
    return {**values, "statements": _without_empty(msgspec.to_builtins(statements))}


def _without_empty(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    items = ((key, _without_empty(each)) for key, each in value.items())
    return {key: each for key, each in items if each}


def _format_lines(originals: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield the formats of the first language; months are numbers until somebody names them."""
    first = next(iter(originals.values()))
    numbers = [str(month) for month in range(1, 13)]
    for key, value in {**first, "months": numbers}.items():
        if key != "plural":  # only an `interface` block needs the rules
            for tag, formats in originals.items():
                yield from _comment(_flow(formats[key]), "  ", f"{tag}: ")
            yield f"  {key}: {_flow(value)}"


def _flow(value: Any) -> str:
    """Return a value as YAML on one line."""
    return json.dumps(value, ensure_ascii=False)


def _text_lines(originals: Mapping[str, Any], indent: str) -> Iterator[str]:
    """Yield the keys of mappings in several languages; instead of each text null, and comments."""
    for key in dict.fromkeys(key for values in originals.values() for key in values):
        values = {tag: each[key] for tag, each in originals.items() if key in each}
        if all(isinstance(value, dict) and value.keys() == {"text"} for value in values.values()):
            values = {tag: value["text"] for tag, value in values.items()}
        first = next(iter(values.values()))
        if not indent:
            yield ""
        if isinstance(first, dict):
            yield f"{indent}{key}:"
            yield from _text_lines(values, f"{indent}  ")
        elif isinstance(first, tuple):
            yield f"{indent}{key}:"
            for index in range(max(map(len, values.values()))):
                for tag, items in values.items():
                    for item in items[index : index + 1]:
                        yield from _comment(item, f"{indent}  ", f"{tag}: ")
                yield f"{indent}  - null"
        else:
            for tag, text in values.items():
                yield from _comment(text, indent, f"{tag}: ")
            yield f"{indent}{key}: null"


def _comment(text: str, indent: str, label: str = "") -> Iterator[str]:
    """Yield the lines of a comment, with a label before the first and spaces before the others."""
    width = _WIDTH - len(f"{indent}# {label}")
    wrapper = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    for line in chain.from_iterable(wrapper.wrap(each) or [""] for each in text.split("\n")):
        yield f"{indent}# {label}{line}".rstrip()
        label = " " * len(label)
