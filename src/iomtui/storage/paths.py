"""Where things lie: the shipped data, the settings, what is remembered (XDG Base Directory)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import platformdirs

_APP = "iomtui"
_SUPPLEMENT = "channel.json"


def shipped_data() -> Path:
    """Return the folder of the data that came with the program.

    In a wheel it lies in the package; in a checkout, which an editable install runs from,
    beside `src`.
    """
    package = Path(__file__).parents[1]
    inside = package / "data"
    return inside if inside.is_dir() else package.parents[1] / "data"


def path_named(text: str, folder: Path = Path()) -> Path:
    """Return the folder or file that a person named; a ~ without a home stays as it is.

    A relative one counts from `folder`; unless that is given, from the current one.
    """
    try:
        return folder / Path(text).expanduser()
    except (RuntimeError, ValueError):  # ValueError: the name of the home holds a null
        return folder / text


def example_settings() -> Path:
    """Return the file that explains all the settings."""
    return Path(__file__).parent / "config.example.toml"


def config_file() -> Path | None:
    """Return where a person's own settings are, or None where there is no home for them."""
    return _in_home(platformdirs.user_config_path, "config.toml")


def pin_file() -> Path | None:
    """Return where the PIN of the kiosk is kept unless the settings name another place.

    It lies beside a person's own settings; None where there is no home for it.
    """
    return _in_home(platformdirs.user_config_path, "kiosk.pin")


def shared_config_files() -> list[Path]:
    """Return where settings for everybody on this computer may be, the weightiest first."""
    # Of platformdirs' ways to all the folders, only this one is as old as what we require.
    folders = platformdirs.site_config_dir(_APP, appauthor=False, multipath=True)
    own = config_file()
    files = dict.fromkeys(Path(folder) / "config.toml" for folder in folders.split(os.pathsep))
    return [file for file in files if file.is_absolute() and file != own]


def state_file() -> Path | None:
    """Return where the last place is remembered, or None where there is no home for it."""
    return _in_home(platformdirs.user_state_path, "state.json")


def details_file() -> Path | None:
    """Return where a person's own details from YouTube are, or None where there is no home."""
    return _in_home(platformdirs.user_state_path, _SUPPLEMENT)


def details_in(data: Path) -> Path:
    """Return where the details from YouTube are that a data folder brings, if it does."""
    return data / _SUPPLEMENT


def crash_log() -> Path | None:
    """Return where faults of the program are written down, or None where there is no home."""
    return _in_home(platformdirs.user_state_path, "crash.log")


def fetch_lock() -> Path | None:
    """Return the file that whoever asks the channel locks, or None where there is no home."""
    return _in_home(platformdirs.user_state_path, "fetch.lock")


def last_attempt() -> Path | None:
    """Return where the last try to ask the channel is noted, or None where there is no home."""
    return _in_home(platformdirs.user_state_path, "fetch.json")


def _in_home(find: Callable[..., Path], name: str) -> Path | None:
    """Refuse relative paths, as XDG does: without HOME they would lie in the current folder."""
    try:
        path = find(_APP, appauthor=False) / name
    except RuntimeError:  # in a container, people may have no home at all
        return None
    return path if path.is_absolute() else None
