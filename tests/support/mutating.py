"""Damage data files as editors and disks do."""

from __future__ import annotations

import random
from pathlib import Path

_INSERTED = (
    *(b"\t", b":", b'"', b"'", b"[", b"{", b"- ", b"#", b"&a ", b"*a", b"!!int ", b"\x1b", b"\x00"),
    *(b"\xff\xfe", b"\xe2\x80\xae", b"---\n", b"...\n", b"\r", b"9" * 19, b"null", b"{x}"),
    *(b"[" * 200, b"a: " * 3, b"\xef\xbb\xbf", b"|\n", b"%YAML 9\n", b"? ", b"~"),
)


def mutate(folder: Path, seed: int) -> None:
    """Damage the files of a data folder one to three times."""
    chance = random.Random(seed)
    files = sorted(folder.rglob("*.yaml"))
    for _ in range(chance.randint(1, 3)):
        file = chance.choice(files)
        if file.exists():
            _damage(file, chance)


def _damage(file: Path, chance: random.Random) -> None:
    data = file.read_bytes()
    lines = data.splitlines(keepends=True) or [b""]
    at = chance.randrange(len(lines))
    place = chance.randrange(len(data) + 1)
    kind = chance.randrange(9)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, lines[at])
    elif kind == 2:
        other = chance.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 3:
        lines[at] = b" " * chance.randint(1, 4) + lines[at]
    elif kind == 4:
        lines[at] = lines[at].lstrip()
    elif kind == 5:
        lines = [data[:place]]
    elif kind == 6:
        lines = [data[:place] + chance.choice(_INSERTED) + data[place:]]
    elif kind == 7:
        lines = [data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]]
    elif chance.random() < 0.2:
        file.unlink()
        return
    file.write_bytes(b"".join(lines))
