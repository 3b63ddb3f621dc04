"""The words of the interface, by the sections of `en.yaml`.

A section of plain words is a mapping; `tests/i18n` compares its keys with what the code asks for.
A section with more in it, such as plural forms, is a type of its own.
Placeholders, uses and limits of width stand in `en.yaml`, which translators copy.
"""

from iomtui.i18n.plurals import Plural, Section
from iomtui.i18n.templates import fill
from iomtui.parsing.diagnostics import Code, Diagnostic, Severity
from iomtui.terminal.key_names import key_label


class CommandWords(Section, frozen=True):
    """A command."""

    help: str
    label: str | None = None
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
    synonyms: str | None = None
    """Other words by which the palette finds it."""


class KioskWords(Section, frozen=True):
    """The words of the kiosk."""

    press_any_key: str
    idle: str
    idle_short: str
    pin_title: str
    pin_prompt: str
    pin_wrong: Plural
    pin_locked: str


class KioskCheckWords(Section, frozen=True):
    """What a kiosk would run with; each is shown after the name of a setting."""

    title: str
    seconds: str
    by_length: str
    by_terminal: str
    yes: str
    no: str
    exit_on: str
    exit_off: str
    data_trouble: Plural
    problems: str
    no_problems: str
    card: str
    card_advice: str


class Advice(Section, frozen=True):
    """A kind of problem in words."""

    what: str | Plural
    mend: str


class TranslationWords(Section, frozen=True):
    """How far the languages are translated."""

    done: str
    missing: str
    states: dict[str, str]


class YoutubeWords(Section, frozen=True):
    """What was fetched from YouTube."""

    basis: str
    basis_unconfirmed: str
    worked_out: str
    description: str
    description_unconfirmed: str
    found: str
    unconfirmed: str
    states: dict[str, str]
    """{date}: why a video could not be watched on that day, by the state."""
    length: str
    hours: str
    minutes: str
    seconds: str
    published: str
    since: str
    since_about: str
    views: str
    count: str
    count_about: str
    subtitles: str
    chapters: str
    more_chapters: str
    approve: str
    approved: str


class FetchWords(Section, frozen=True):
    """Asking the channel: how it goes, and what came of it."""

    starting: str
    progress: str
    summary: Plural
    asked: str
    looked_at: str
    cut: str
    never: str
    last_try: str
    saved: str
    not_saved: str
    found: str
    known: str
    unconfirmed: str
    not_asked: str
    unmatched: str
    ambiguous: str
    rivals: str
    numbered: str
    news: str
    title: str
    question: str
    terms: str
    press: str
    stop: str
    how_to_confirm: str
    corner: str
    corner_short: str
    corner_found: Plural
    corner_found_short: str
    corner_part: str
    corner_failed: str
    corner_failed_short: str
    corner_stopped: str
    confirm: str
    or_channel: str
    other_address: str
    fields: dict[str, str]
    states: dict[str, str]
    """Why a video cannot be watched, by its state."""
    faults: dict[str, str]
    """What went wrong, by the fault's code; {file} and {reason} where it cannot be saved."""
    advice: dict[str, str]
    """What to do; {until} where one has to wait."""


class Wording(Section, frozen=True):
    """The words of the interface in one language, without those of the command line."""

    list: dict[str, str]
    pane: dict[str, str]
    marks: dict[str, str]
    state: dict[str, str]
    channel: dict[str, str]
    languages: dict[str, str]
    """What languages are called in this one, by their tags (BCP 47)."""
    sources: dict[str, str]
    link: dict[str, str]
    youtube: YoutubeWords
    search: dict[str, str]
    read: dict[str, str]
    beside: dict[str, str]
    palette: dict[str, str]
    themes: dict[str, str]
    faults: dict[str, str]
    first_hint: dict[str, str]
    too_small: str
    keys: dict[str, str]
    commands: dict[str, CommandWords]
    help: dict[str, str]
    chooser: dict[str, str]
    kiosk: KioskWords
    kiosk_check: KioskCheckWords
    machine: dict[str, str]
    """What of a machine would spoil a kiosk, and what to do, by code."""
    kiosk_health: dict[str, str]
    kiosk_install: dict[str, str]
    pin: dict[str, str]
    new: dict[str, str]
    export: dict[str, str]
    translation: TranslationWords
    fetch: FetchWords
    kinds: dict[str, str]
    type_advice: dict[str, str]
    """What to do where a value of a kind is expected."""
    degrees: dict[str, str]
    problems: dict[str, Advice]
    """The kinds of problems, by code."""
    more_problems: Plural

    def key_name(self, key: str) -> str:
        """Return what people call a key."""
        return self.keys.get(key) or key_label(key)

    def describe(self, diagnostic: Diagnostic) -> str:
        """Return a diagnostic as one line: `file:line:column: what is wrong; what to do`."""
        what, mend = self.explain(diagnostic)
        severity = diagnostic.severity
        if severity is not Severity.FATAL:
            what = f"{self.degrees[severity.value]}: {what}"
        where = diagnostic.file
        if diagnostic.position:
            where += f":{diagnostic.position.line}:{diagnostic.position.column}"
        return f"{where}: {what}; {mend}"

    def explain(self, diagnostic: Diagnostic) -> tuple[str, str]:
        """Return what is wrong, and what to do."""
        code, values = diagnostic.code, diagnostic.values
        advice = self.problems[f"{code}_near" if values.get("near") else str(code)]
        if code is Code.WRONG_TYPE:
            mend = self.type_advice[values["expected"]]
            values = {name: self.kinds[kind] for name, kind in values.items()} | {"advice": mend}
        what = fill(advice.what, values, int(values.get("count", "0")))
        return what, fill(advice.mend, values)
