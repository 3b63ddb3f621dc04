"""`iomtui show`, `search` and `qr`: print an entry, the hits of a search, or a QR code."""

import sys
from collections.abc import Iterator, Sequence

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Entry
from iomtui.catalogue.json_format import catalogue_json
from iomtui.catalogue.search import entries_of_hits, find_entries, index_of, near_entry
from iomtui.cli.arguments import Subcommand
from iomtui.cli.content import EXPORT, load_editions
from iomtui.cli.environment import DUMB_TERMS, take_encoding
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import line_width, print_error, print_json, print_lines, write_message
from iomtui.exit_status import ExitStatus
from iomtui.i18n.cli_words import CliWords
from iomtui.i18n.templates import fill
from iomtui.parsing.sanitize import short
from iomtui.render.qr import layout_code
from iomtui.render.typesetting import plain_entry
from iomtui.themes import has_half_blocks

_BLACK_ON_WHITE = ("\x1b[30;47;107m", "\x1b[0m")
"""The colours of a QR code on a terminal (SGR): many readers refuse light codes on dark."""


def run_show(invocation: Invocation) -> int:
    """Print what a person asks for by words, and return the exit status."""
    arguments, words = invocation.arguments, invocation.words
    text = " ".join(" ".join(arguments.words).split())
    editions = load_editions(invocation, EXPORT)
    if arguments.subcommand is Subcommand.SEARCH:
        shown = list(entries_of_hits(editions, index_of(editions).find(text)))
        if not shown:
            print_error(fill(words.no_hits, {"text": short(text)}))
    else:
        indexes = find_entries(editions, text)
        if len(indexes) != 1:
            return _report_choice(editions, indexes, text, words)
        shown = [editions[0].entries[indexes[0]]]
    if arguments.subcommand is Subcommand.QR:
        return _print_code(invocation, editions[0], shown[0])
    if arguments.json:
        print_json(catalogue_json(editions, shown))
    else:
        print_lines(_lines(shown, line_width(arguments.width)))
    return ExitStatus.OK if shown else ExitStatus.NOT_FOUND


def _report_choice(
    editions: Sequence[Edition], indexes: Sequence[int], text: str, words: CliWords
) -> int:
    """Print which entries a text can mean, or which one is most like it."""
    entries, values = editions[0].entries, {"entry": short(text)}
    if indexes:
        print_error(fill(words.several_entries, values))
        shown = (entries[index] for index in indexes)
        write_message("".join(f"  {each.id}  {each.title}\n" for each in shown))
        return ExitStatus.USAGE
    near = near_entry(editions, text)
    advice = "" if near is None else fill(words.did_you_mean, {"near": entries[near].id})
    print_error(f"{fill(words.unknown_entry, values)} {advice}".rstrip())
    return ExitStatus.NOT_FOUND


def _lines(entries: Sequence[Entry], width: int) -> Iterator[str]:
    for index, entry in enumerate(entries):
        if index:
            yield ""
        yield from plain_entry(entry, width)


def _print_code(invocation: Invocation, edition: Edition, entry: Entry) -> int:
    """Print the QR code of an entry's address, if it can be drawn, and the address."""
    words, link = edition.wording.link, entry.link
    if not link:
        return print_error(words["none"], ExitStatus.NOT_FOUND)
    environ, stream = invocation.environ, sys.stdout
    on_terminal = stream.isatty()
    encoding = take_encoding(environ, is_kiosk=False) if on_terminal else stream.encoding
    half_blocks = invocation.settings.half_blocks
    has_code = has_half_blocks(environ, encoding, setting=half_blocks)
    code = layout_code(link.address, half_blocks=True) if has_code else ()
    if on_terminal and code and len(code[0].text) > line_width(None):
        code = ()
    is_coloured = on_terminal and environ.get("TERM", "") not in DUMB_TERMS
    before, after = _BLACK_ON_WHITE if is_coloured else ("", "")
    purpose = fill(words["scan"] if code else words["type"], {"purpose": link.purpose})
    rows = (f"{before}{line.text}{after}" for line in code)
    note = [link.note] if link.note else []
    return print_lines([entry.title, purpose, *rows, link.address, *note])
