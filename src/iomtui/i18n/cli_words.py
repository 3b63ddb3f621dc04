"""The words of the command line and of problems, as types."""

from __future__ import annotations

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
    """{themes}: what --theme does."""
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
    """{path}: where the settings lie."""
    unknown_option: str
    """{option}: there is no such option."""
    missing_value: str
    """{option}: it needs a value."""
    unknown_command: str
    """{command} and {commands}: there is no such command."""
    unknown_language: str
    """{tag} and {tags}: there is no such language."""
    unknown_word: str
    """{option}: a word that means nothing here."""
    not_a_number: str
    """{option}: its value is not a number above 0."""
    not_youtube: str
    """{option}: its value is not the address of a channel or list on YouTube."""
    unknown_theme: str
    """{theme} and {themes}: there is no such theme."""
    ignored: str
    """{where} and {problem}: a setting that was passed over."""
    crashed: str
    """{fault} and {log}: the program is at fault."""
    kiosk_terminal: str
    cannot_write: str
    """{reason}: the output could not be written."""
    more_problems: Plural
    """{count}: how many problems are not shown."""
    no_problems: str
    """{folder}, {episodes} and {languages}: nothing is wrong."""


class KioskCheckWords(Section, frozen=True):
    """What a kiosk would run with; each is shown after the name of a setting."""

    title: str
    """Shown above all of it."""
    seconds: str
    """{seconds}: how long something lasts; never a single one."""
    by_length: str
    by_terminal: str
    yes: str
    no: str
    exit_on: str
    """{path} and {key}: there is a PIN, and how staff leave."""
    exit_off: str
    """{path}, {key} and {command}: there is none that counts; what sets one."""
    data_trouble: Plural
    """{count} and {command}: how many things in the data should be mended; what names them."""


class PinWords(Section, frozen=True):
    """Setting the PIN with which staff leave the kiosk."""

    rules: str
    """{least} and {most}: what a PIN must be like."""
    first: str
    second: str
    """The same when it is typed once more."""
    not_digits: str
    """{least} and {most}: it has not so many digits, or other characters."""
    too_easy: str
    nothing_typed: str
    differ: str
    """It was typed differently the second time."""
    unchanged: str
    is_set: str
    """{path} and {key}: where it is kept, and how staff leave."""
    is_off: str
    """{path} and {key}: it was taken away."""
    missing: str
    """{path} and {command}: the file that the settings name is not there; what sets a PIN."""
    unusable: str
    """{command}: after a problem with the file of the PIN: what follows, and what sets one."""
    was_off: str
    """{path}: there was none to take away."""
    no_place: str
    cannot_write: str
    """{path} and {reason}: the file could not be written or deleted."""


class Advice(Section, frozen=True):
    """A kind of problem in words."""

    what: str | Plural
    mend: str
