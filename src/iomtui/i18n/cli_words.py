"""The words of the command line and of problems, as types."""

from __future__ import annotations

from iomtui.i18n.templates import Section


class CliWords(Section, frozen=True):
    """The command line."""

    about: str
    """What the program is."""
    usage: str
    """The heading of the usage."""
    commands: str
    """The heading of the commands."""
    options: str
    """The heading of the options."""
    list: str
    """What `list` does."""
    check: str
    """What `check` does."""
    config: str
    """What `config` does."""
    kiosk: str
    """What `kiosk` does."""
    kiosk_check: str
    """What `kiosk check` does."""
    kiosk_pin: str
    """What `kiosk pin` does."""
    kiosk_pin_off: str
    """What `kiosk pin --off` does."""
    fetch: str
    """What `fetch` does."""
    fetch_status: str
    """What `fetch --status` does."""
    fetch_dry_run: str
    """What `fetch --dry-run` does."""
    fetch_source: str
    """What `fetch --source` does."""
    fetch_limit: str
    """What `fetch --limit` does."""
    fetch_into: str
    """What `fetch --into` does."""
    fetch_json: str
    """What `fetch --json` does."""
    settings_file: str
    """What --config does."""
    data: str
    """What --data does."""
    lang: str
    """What --lang does."""
    theme: str
    """{themes}: what --theme does."""
    json: str
    """What --json does."""
    help: str
    """What --help does."""
    version: str
    """What --version does."""
    file: str
    """The name of an argument that is a file."""
    folder: str
    """The name of an argument that is a folder."""
    address: str
    """The name of an argument that is an address."""
    number: str
    """The name of an argument that is a number."""
    tag: str
    """The name of an argument that is a language tag."""
    name: str
    """The name of an argument that is a theme."""
    exit_codes: str
    """What the exit statuses mean that say how a command went."""
    exit_codes_more: str
    """What the others mean."""
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
    """A kiosk cannot be shown here."""
    cannot_write: str
    """{reason}: the output could not be written."""
    more_problems: str
    """{count}: how many problems are not shown."""
    no_problems: str
    """{folder}, {episodes} and {languages}: nothing is wrong."""


class KioskCheckWords(Section, frozen=True):
    """What a kiosk would run with; each is said after the name of a setting."""

    title: str
    """Said over all of it."""
    seconds: str
    """{seconds}: how long something lasts; never a single one."""
    by_length: str
    """How long a card stays if nothing is set."""
    by_terminal: str
    """The terminal on which the kiosk starts decides."""
    yes: str
    """It is so."""
    no: str
    """It is not so."""
    exit_on: str
    """{path} and {key}: there is a PIN, and how staff leave."""
    exit_off: str
    """{path}, {key} and {command}: there is none that counts; what sets one."""
    data_trouble: str
    """{count} and {command}: how many things in the data should be mended; what names them."""


class PinWords(Section, frozen=True):
    """Setting the PIN with which staff leave the kiosk."""

    rules: str
    """{least} and {most}: what a PIN must be like."""
    first: str
    """What stands before the PIN that is typed."""
    second: str
    """The same when it is typed once more."""
    not_digits: str
    """{least} and {most}: it has not so many digits, or other characters."""
    too_easy: str
    """It can be guessed at once."""
    nothing_typed: str
    """There was no input, or an empty line."""
    differ: str
    """It was typed differently the second time."""
    unchanged: str
    """No PIN came of it."""
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
    """There is no home folder to keep it in."""
    cannot_write: str
    """{path} and {reason}: the file could not be written or deleted."""


class Advice(Section, frozen=True):
    """A kind of problem in words."""

    what: str
    """What is wrong."""
    mend: str
    """What to do."""
