"""Compiles the wordings and the completions of shells for the wheel.

An installed program reads them; a checkout reads the YAML, and makes completions on the fly.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WordingBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds a JSON file for each shipped wording, and a completion for each shell beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the wordings; hatchling calls this before it builds."""
        if version == "editable":
            return  # a checkout, whose YAML may change
        sys.path.insert(0, str(Path(self.root) / "src"))
        from iomtui.cli.arguments import SHELLS  # noqa: PLC0415
        from iomtui.cli.completion import completion_script  # noqa: PLC0415
        from iomtui.i18n.templates import SHIPPED, shipped_templates  # noqa: PLC0415

        self._folder = TemporaryDirectory()
        for tag in SHIPPED:
            path = Path(self._folder.name) / f"{tag}.json"
            path.write_text(json.dumps(shipped_templates(tag)))
            build_data["force_include"][str(path)] = f"iomtui/i18n/{tag}.json"
            for shell in SHELLS:
                path = Path(self._folder.name) / f"{tag}.{shell}"
                path.write_text(completion_script(shell, tag) + "\n", "utf-8")
                build_data["force_include"][str(path)] = f"iomtui/cli/completions/{path.name}"

    def finalize(self, version: str, *_: object) -> None:
        """Remove what was compiled; hatchling calls this when it has built."""
        if version != "editable":
            self._folder.cleanup()
