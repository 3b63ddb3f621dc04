"""What lies on the stick for an installation without a network."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pip

from tools.wheelhouse import INSTALL, requirements, write_lists


def fill(folder: Path, text: str) -> None:
    """Put a program that prints a text in the place of iomtui, always of the same version."""
    info = "iomtui-1.dist-info"
    files = {
        "iomtui.py": f"def main():\n    print({text!r})\n",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: iomtui\nVersion: 1\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/entry_points.txt": "[console_scripts]\niomtui = iomtui:main\n",
        f"{info}/RECORD": "",
    }
    with ZipFile(folder / "iomtui-1-py3-none-any.whl", "w") as wheel:
        for name, content in files.items():
            wheel.writestr(name, content)
    write_lists(folder)


def test_a_newly_filled_stick_replaces_the_program_and_a_damaged_one_does_not(
    tmp_path: Path,
) -> None:
    stick, target = tmp_path / "stick", tmp_path / "iomtui"
    package = Path(pip.__file__).parent
    made = shutil.make_archive(str(stick / "pip"), "zip", package.parent, package.name)
    pip_wheel = Path(made).rename(stick / "pip-1-py3-none-any.whl")

    def run_install() -> int:
        path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
        command = ["sh", str(stick / "install.sh"), str(target)]
        environ = {"PATH": path, "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
        return subprocess.run(command, env=environ, capture_output=True, check=False).returncode

    def printed() -> str:
        return subprocess.run([target / "bin" / "iomtui"], stdout=-1, text=True, check=True).stdout

    for text in ("old", "new"):
        fill(stick, text)
        assert run_install() == 0
        assert printed() == f"{text}\n"
    for wheel in (stick / "iomtui-1-py3-none-any.whl", pip_wheel):
        fill(stick, "newer")
        with wheel.open("r+b") as file:
            file.seek(40)
            file.write(b"damage")
        assert run_install() != 0
        assert printed() == "new\n"


def test_each_package_is_listed_once_with_the_hashes_of_all_its_wheels(tmp_path: Path) -> None:
    wheels = ("yaml-1.0-cp311-x86_64.whl", "yaml-1.0-cp313-aarch64.whl", "pip-1-py3-none-any.whl")
    for name in wheels:
        (tmp_path / name).write_bytes(name.encode())
    first, second = (hashlib.sha256(name.encode()).hexdigest() for name in wheels[:2])
    expected = f"yaml==1.0 \\\n    --hash=sha256:{first} \\\n    --hash=sha256:{second}\n"
    assert requirements(tmp_path) == expected


def test_a_32_bit_system_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    script = tmp_path / "install.sh"
    script.write_text(INSTALL)
    getconf = tmp_path / "getconf"
    getconf.write_text("#!/bin/sh\necho 32\n")
    getconf.chmod(0o755)
    target = tmp_path / "iomtui"
    done = subprocess.run(
        ["sh", str(script), str(target)],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "64-bit system" in done.stderr) == (1, True)
    assert not target.exists()
