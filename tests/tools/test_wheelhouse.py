"""What lies on the stick for an installation without a network."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

from tools.wheelhouse import INSTALL, requirements


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
