"""The words of the command line and of problems, as types."""

from iomtui.i18n.templates import Plural, Section


class CliWords(Section, frozen=True):
    """The command line."""

    about: str
    usage: str
    commands: str
    options: str
    list: str
    check: str
    config: str
    kiosk: str
    kiosk_check: str
    kiosk_pin: str
    kiosk_pin_off: str
    fetch: str
    fetch_status: str
    fetch_dry_run: str
    fetch_source: str
    fetch_limit: str
    fetch_into: str
    fetch_json: str
    settings_file: str
    data: str
    lang: str
    theme: str
    json: str
    help: str
    version: str
    file: str
    folder: str
    address: str
    number: str
    tag: str
    name: str
    exit_codes: str
    exit_codes_more: str
    settings: str
    unknown_option: str
    misplaced_option: str
    missing_value: str
    unknown_command: str
    unknown_language: str
    unknown_word: str
    not_a_number: str
    not_youtube: str
    unknown_theme: str
    did_you_mean: str
    ignored: str
    crashed: str
    kiosk_terminal: str
    no_files: str
    cannot_write: str
    more_problems: Plural
    no_problems: str


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


class PinWords(Section, frozen=True):
    """Setting the PIN with which staff leave the kiosk."""

    rules: str
    first: str
    second: str
    not_digits: str
    too_easy: str
    nothing_typed: str
    differ: str
    unchanged: str
    is_set: str
    is_off: str
    missing: str
    unusable: str
    was_off: str
    no_place: str
    cannot_write: str


class Advice(Section, frozen=True):
    """A kind of problem in words."""

    what: str | Plural
    mend: str
