"""Where things lie: the shipped data, the settings, what is remembered (XDG Base Directory)."""

from __future__ import annotations

from pathlib import Path

import platformdirs

_APP = "iomtui"


def shipped_data() -> Path:
    """Return the folder of the data that came with the program.

    In a wheel it lies in the package; in a checkout, which an editable install runs from,
    beside `src`.
    """
    package = Path(__file__).parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parents[1] / "data"


def folder_named(text: str) -> Path:
    """Return the folder that a person named; a ~ without a home stays as it is."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def config_file() -> Path | None:
    """Return where the settings are, or None where there is no home for them."""
    return _absolute(platformdirs.user_config_path(_APP, appauthor=False) / "config.toml")


def state_file() -> Path | None:
    """Return where the last place is remembered, or None where there is no home for it."""
    return _absolute(platformdirs.user_state_path(_APP, appauthor=False) / "state.json")


def _absolute(path: Path) -> Path | None:
    """Refuse relative paths, as XDG does: without HOME they would lie in the current folder."""
    return path if path.is_absolute() else None
