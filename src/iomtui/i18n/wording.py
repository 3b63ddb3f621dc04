"""The interface's words as types, so that a word that does not exist fails the type check."""

from __future__ import annotations

from iomtui.i18n.cli_words import Advice, CliWords, KioskCheckWords, PinWords
from iomtui.i18n.templates import Section, fill
from iomtui.i18n.youtube_words import FetchWords, YoutubeWords
from iomtui.parsing.diagnostics import Code, Diagnostic, Severity
from iomtui.terminal.key_names import key_label


class ListWords(Section, frozen=True):
    """The list."""

    episodes: str
    """The heading of the episodes."""
    more: str
    """The heading of the pages."""
    more_below: str
    """{key}: what stands at the foot while there is more, in 24 cells."""


class PaneWords(Section, frozen=True):
    """The reading pane."""

    place: str
    """{number} and {count}: an episode's place in the list."""
    source: str
    """The heading of the column that says what each statement rests on."""
    gloss: str
    """The label of what a title means."""
    reasons: str
    """Said over the reasons for which things are ours."""
    more_below: str
    """{key}: what stands at the foot while there is more to read."""
    other_language: str
    """{language}: said over a text that exists in another language only."""


class MarkWords(Section, frozen=True):
    """Marks of provenance, ten cells at most."""

    ours: str
    """Worked out or written by the makers of this program."""
    not_stated: str
    """No source states it."""
    unsourced: str
    """Nobody has said what it rests on."""
    machine: str
    """Translated by a machine."""
    youtube: str
    """Fetched from YouTube."""


class StateWords(Section, frozen=True):
    """How far the texts of a language can be trusted; {person} is who read them."""

    label: str
    """The label of this line."""
    reviewed: str
    """A person has read them all."""
    reviewed_by: str
    """The same, with the person's name."""
    unreviewed: str
    """Nobody has yet."""
    machine: str
    """A machine wrote them."""


class ChannelWords(Section, frozen=True):
    """Where to watch."""

    confirmed: str
    """Said of an address that a person has confirmed."""
    video: str
    """The label of an episode's video."""
    unconfirmed: str
    """Said of one that nobody has."""


class SourceWords(Section, frozen=True):
    """What statements rest on."""

    release: str
    """{language}: a release, as it is called in a sentence."""
    stated: str
    """{source}: what a source's mark means."""
    only: str
    """{source}: said where one release alone states something."""
    calculated: str
    """{statement}: what something was worked out from."""
    title: str
    """{entry}: the title of the screen."""
    sources: str
    """The heading of the sources."""
    statements: str
    """The heading of the statements."""


class LinkWords(Section, frozen=True):
    """The address to watch, and its QR code."""

    scan: str
    """{purpose}: said beside a code."""
    type: str
    """{purpose}: said over an address where there is no code."""
    look_for: str
    """{words}: what one can look for oneself where there is no code."""
    video: str
    """The purpose of a video's address."""
    search: str
    """The purpose of a search for an episode."""
    channel: str
    """{name}: the purpose of the channel's address."""
    search_channel: str
    """{name}: the purpose of a search for the series."""
    search_note: str
    """What one should know of a search."""
    larger: str
    """{columns} and {rows}: the window is too small for the code."""
    none: str
    """There is no address."""
    opened: str
    """The browser was asked to open it."""
    no_browser: str
    """There is no browser here."""
    refused: str
    """Its site is not one that the data names."""
    copied: str
    """It was sent to the terminal."""


class SearchWords(Section, frozen=True):
    """Searching."""

    prompt: str
    """What stands in an empty field."""
    count: str
    """{number} and {count}: which hit this is, of how many."""
    none: str
    """There is no hit."""
    language: str
    """{language}: said over a passage of another language in which there is a hit."""


class BesideWords(Section, frozen=True):
    """Two languages side by side."""

    choose: str
    """{language}: the heading over the languages that can stand beside it."""


class PaletteWords(Section, frozen=True):
    """The palette of commands."""

    prompt: str
    """What stands in the empty field."""
    none: str
    """No command has that name."""
    entry: str
    """{title}: going to an episode or page."""


class HintWords(Section, frozen=True):
    """What a newcomer is told, in 38 cells together; a part is left out if it has no key."""

    choose: str
    """{up} and {down}: choosing in the list."""
    read: str
    """{read}: reading what is chosen."""
    language: str
    """{language}: changing the language."""


class CommandWords(Section, frozen=True):
    """A command."""

    help: str
    """What it does, in a few words."""
    label: str | None = None
    """One word for the key bar."""
    reading: str | None = None
    """The same while reading, where it differs."""
    searching: str | None = None
    """The same while typing what to look for, where it differs."""
    taking: str | None = None
    """The same where one takes one of several things, if it differs."""
    onward: str | None = None
    """The same in a kiosk, where going on leads to it, if it differs."""
    without_code: str | None = None
    """The same where a QR code does not fit, if it differs."""


class HelpWords(Section, frozen=True):
    """The help."""

    title: str
    """The title of the help."""
    keys: str
    """The heading of the keys."""
    mouse: str
    """What a mouse can do."""
    marks: str
    """The heading of the marks."""
    source: str
    """{source}: what a source's mark means, with the source's title."""
    several: str
    """What two marks side by side mean."""
    ours: str
    """What the mark for ours means."""
    not_stated: str
    """What the mark for what no source states means."""
    unsourced: str
    """What the mark for an unknown source means."""
    machine: str
    """What the mark for a machine's translation means."""
    youtube: str
    """What the mark for what was fetched from YouTube means."""
    further_keys: str
    """The heading of what only keyboards with more keys than a keypad can do."""


class ChooserWords(Section, frozen=True):
    """The chooser of languages."""

    title: str
    """The heading over the languages."""


class KioskWords(Section, frozen=True):
    """What an unattended screen says to visitors and to staff."""

    press_any_key: str
    """What to do, on a card."""
    idle: str
    """{seconds}: when it goes back to the start unless a key is pressed, in 78 cells."""
    idle_short: str
    """{seconds}: the same in 38 cells."""
    pin_title: str
    """Over the box for the PIN: whom it is for, in 60 cells, as are all that follow."""
    pin_prompt: str
    """How to enter the PIN, and how to leave."""
    pin_wrong: str
    """{left}: the PIN was wrong; how many tries there are still."""
    pin_locked: str
    """{seconds}: there were too many wrong tries; how long to wait."""


class Wording(Section, frozen=True):
    """Every word of the interface in one language."""

    list: ListWords
    """The list."""
    pane: PaneWords
    """The reading pane."""
    marks: MarkWords
    """The marks in the margin."""
    state: StateWords
    """How far the texts can be trusted."""
    channel: ChannelWords
    """Where to watch."""
    languages: dict[str, str]
    """What languages are called in this one, by their tags (BCP 47)."""
    sources: SourceWords
    """What statements rest on."""
    link: LinkWords
    """The address to watch."""
    youtube: YoutubeWords
    """What was fetched from YouTube."""
    search: SearchWords
    """Searching."""
    beside: BesideWords
    """Two languages side by side."""
    palette: PaletteWords
    """The palette of commands."""
    first_hint: HintWords
    """What a newcomer is told."""
    too_small: str
    """{columns} and {rows}: the window is too small."""
    keys: dict[str, str]
    """The names of keys that have one."""
    commands: dict[str, CommandWords]
    """The commands, by id."""
    help: HelpWords
    """The help."""
    chooser: ChooserWords
    """The choice among languages."""
    kiosk: KioskWords
    """What an unattended screen says."""
    cli: CliWords
    """The command line."""
    kiosk_check: KioskCheckWords
    """What a kiosk would run with."""
    pin: PinWords
    """Setting the PIN of the kiosk."""
    fetch: FetchWords
    """Asking the channel."""
    kinds: dict[str, str]
    """Names of what a value can be: a text, a list, ..."""
    degrees: dict[str, str]
    """How bad a problem is."""
    problems: dict[str, Advice]
    """The kinds of problems, by code."""

    def key_name(self, key: str) -> str:
        """Return what people call a key."""
        return self.keys.get(key) or key_label(key)

    def describe(self, problem: Diagnostic) -> str:
        """Return a problem as one line: `file:line:column: what is wrong; what to do`."""
        name = f"{problem.code}_near" if problem.values.get("near") else str(problem.code)
        advice = self.problems[name]
        values = problem.values
        if problem.code in (Code.WRONG_TYPE, Code.WRONG_FIGURE, Code.OTHER_KIND):
            values = {name: self.kinds[kind] for name, kind in values.items()}
        what = fill(advice.what, values)
        mend = fill(advice.mend, values)
        where = problem.file
        if problem.position:
            where += f":{problem.position.line}:{problem.position.column}"
        degree = (
            ""
            if problem.severity is Severity.FATAL
            else f"{self.degrees[problem.severity.value]}: "
        )
        return f"{where}: {degree}{what}; {mend}"
