"""Paths of the shipped data, the settings and the state (XDG Base Directory)."""

import os
from collections.abc import Callable
from pathlib import Path

import platformdirs

_APP = "iomtui"
_DETAILS = "channel.json"
_MESSAGE = "local.yaml"


def shipped_data() -> Path:
    """Return the folder of the data that came with the program.

    In a wheel it lies in the package; in a checkout, which an editable install runs from,
    beside `src`.
    """
    package = Path(__file__).parents[1]
    inside = package / "data"
    return inside if inside.is_dir() else package.parents[1] / "data"


def is_in_package(path: Path) -> bool:
    """Return whether a path is in the installed package, which an update replaces."""
    return Path(__file__).resolve().parents[1] in path.resolve().parents


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
    """Return the file of a person's own settings; without a home folder None, as in all others."""
    return _in_home(platformdirs.user_config_path, "config.toml")


def pin_file() -> Path | None:
    """Return the default file of the kiosk's PIN, beside a person's own settings."""
    return _in_home(platformdirs.user_config_path, "kiosk.pin")


def shared_config_files() -> list[Path]:
    """Return the possible files of settings for everybody here, the weightiest first."""
    # The oldest platformdirs that pyproject.toml allows has only this way to all the folders.
    folders = platformdirs.site_config_dir(_APP, appauthor=False, multipath=True)
    own = config_file()
    files = dict.fromkeys(Path(folder) / "config.toml" for folder in folders.split(os.pathsep))
    return [file for file in files if file.is_absolute() and file != own]


def state_file() -> Path | None:
    """Return the file of the session state."""
    return _in_home(platformdirs.user_state_path, "state.json")


def details_file() -> Path | None:
    """Return the file of a person's own details from YouTube."""
    return _in_home(platformdirs.user_state_path, _DETAILS)


def details_in(data: Path) -> Path:
    """Return the file of the details from YouTube in a data folder."""
    return data / _DETAILS


def message_in(data: Path) -> Path:
    """Return the file of the venue's message in a data folder."""
    return data / _MESSAGE


def kiosk_content() -> Path | None:
    """Return where the content of the kiosk is installed, if the settings name no other place."""
    return _in_home(platformdirs.user_data_path, "content")


def crash_log() -> Path | None:
    """Return the path of the crash log; None without a home folder."""
    return _in_home(platformdirs.user_state_path, "crash.log")


SERVICE_HEARTBEAT = Path("/run/iomtui/kiosk.json")
"""The heartbeat of a kiosk that is a system service."""


def heartbeat() -> Path | None:
    """Return the file in which a running kiosk reports; None without XDG_RUNTIME_DIR.

    It is written every few seconds, which would wear out a memory card; that folder is in memory.
    """
    folder = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    return folder / _APP / "kiosk.json" if folder.is_absolute() else None


def fetch_lock() -> Path | None:
    """Return the file that a fetch locks."""
    return _in_home(platformdirs.user_state_path, "fetch.lock")


def last_attempt() -> Path | None:
    """Return the file about the last fetch."""
    return _in_home(platformdirs.user_state_path, "fetch.json")


def _in_home(find: Callable[..., Path], name: str) -> Path | None:
    """Return a path; None for a relative one: without HOME it would be in the current folder."""
    try:
        path = find(_APP, appauthor=False) / name
    except RuntimeError:  # in a container, there may be no home folder at all
        return None
    return path if path.is_absolute() else None
