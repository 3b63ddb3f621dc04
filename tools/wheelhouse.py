"""Put what an installation without a network needs into dist/wheelhouse/, for a stick.

There are wheels for 64-bit PCs and ARM and for each supported Python, pip itself, a list of all of
them with their hashes, and a script that installs them. Needs the network; nothing is built but
the wheel of iomtui.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "dist" / "wheelhouse"
REQUIREMENTS = "requirements.txt"

MACHINES = ("x86_64", "aarch64")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
"""Debian 12 has the first, Debian 13 the third."""

_LIBRARIES = ("manylinux_2_17", "manylinux2014", "manylinux_2_28", "manylinux_2_34")
"""The names of platforms that Debian 12 and later can run: its glibc is 2.36."""

INSTALL = """\
#!/bin/sh
# Installs iomtui from this folder into a folder of its own, without a network.
# Usage: sudo sh install.sh [FOLDER]; without FOLDER it is /opt/iomtui.
set -eu
here=$(cd -- "$(dirname -- "$0")" && pwd)
target=${1:-/opt/iomtui}
case $(getconf LONG_BIT) in
    64) ;;
    *) echo "This system is a 32-bit one. iomtui needs a 64-bit system for this." >&2; exit 1 ;;
esac
python3 -m venv --without-pip "$target"
(cd -- "$here" && sha256sum --check --quiet pip.sha256)
pip=$(echo "$here"/pip-*.whl)
python3 "$pip/pip" --python "$target/bin/python3" --isolated install --disable-pip-version-check \\
    --quiet --no-index --find-links "$here" --force-reinstall \\
    --require-hashes --requirement "$here/requirements.txt"
"$target/bin/iomtui" --version
"""


def requirements(folder: Path) -> str:
    """Return the wheels in a folder with their hashes, as pip reads them."""
    hashes: dict[str, list[str]] = defaultdict(list)
    for wheel in sorted(folder.glob("*.whl")):
        name, version = wheel.name.split("-")[:2]
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        if name != "pip":  # it installs the others, and is not installed
            hashes[f"{name}=={version}"].append(f"--hash=sha256:{digest}")
    return "".join(
        " \\\n    ".join((requirement, *digests)) + "\n" for requirement, digests in hashes.items()
    )


def write_lists(folder: Path) -> None:
    """Write beside the wheels in a folder their hashes, and the script that installs them."""
    (folder / REQUIREMENTS).write_text(requirements(folder), "utf-8")
    (pip,) = folder.glob("pip-*.whl")
    digest = hashlib.sha256(pip.read_bytes()).hexdigest()
    (folder / "pip.sha256").write_text(f"{digest}  {pip.name}\n", "utf-8")
    (folder / "install.sh").write_text(INSTALL, "utf-8")


def _pip(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", *arguments]
    subprocess.run(command, check=True, cwd=ROOT)


def main() -> int:
    """Fill the folder anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    _pip("wheel", "--no-deps", "--wheel-dir", FOLDER, ".")
    (program,) = FOLDER.glob("iomtui-*.whl")
    where = ("--dest", FOLDER, "--constraint", "constraints.txt", "--only-binary", ":all:")
    _pip("download", *where, "--no-deps", "pip")
    for python in PYTHONS:
        for machine in MACHINES:
            platforms = [f"--platform={library}_{machine}" for library in _LIBRARIES]
            target = ("--implementation=cp", f"--python-version={python}", *platforms)
            _pip("download", *where, *target, program)
    write_lists(FOLDER)
    size = sum(file.stat().st_size for file in FOLDER.iterdir())
    print(f"{FOLDER}: {len([*FOLDER.glob('*.whl')])} wheels, {size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
