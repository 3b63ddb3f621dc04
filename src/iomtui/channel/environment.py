"""What the helper process is told of the environment: what it needs, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_PLACES = ("PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
_PYTHON = ("PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE")
_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
_PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY")
_KEPT = frozenset((*_PLACES, *_PYTHON, *_CERTIFICATES, *_PROXIES, "LANG"))


def helper_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the helper.

    It has the proxies, which people write in capitals or small letters, and certificates of their
    own; no plugin of yt-dlp's, which would be anybody's code.
    """
    return {**dict(_kept(environ)), "PYTHONUTF8": "1", "YTDLP_NO_PLUGINS": "1"}


def _kept(environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, value in environ.items():
        is_proxy = name.lower() == name and name.upper() in _PROXIES
        if name in _KEPT or is_proxy or name.startswith("LC_"):
            yield name, value
