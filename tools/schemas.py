"""Write the JSON Schemas of the data files and of the JSON output, from the types of the catalogue.

Editors take from those in data/schema/ which keys there are, what each means and what may be its
value. That of the output is shipped in the package.
`--check` writes nothing and fails if a schema is out of date.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from iomtui.catalogue import entry, json_format, links, model, provenance
from iomtui.i18n import formats
from iomtui.kiosk import venue_message

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "data" / "schema"
SHAPES: dict[str, type[msgspec.Struct]] = {
    "series": model.Series,
    "language": model.LanguageFile,
    "local": venue_message.LocalFile,
}
OUTPUT = ROOT / "src" / "iomtui" / "catalogue" / "catalogue.schema.json"

_MODULES = (model, venue_message, formats, json_format, entry, provenance, links)
"""Where the types are defined."""

_ONE_LINE = r"\A[^\n]*\Z"
"""The pattern of a text that is one line once it is read, though the file may fold it."""


def schema(shape: type[msgspec.Struct], *, is_closed: bool = True) -> dict[str, Any]:
    """Return the schema of a file, in the draft that editors for YAML know (7).

    `is_closed` says whether further keys are wrong.
    """
    _, parts = msgspec.json.schema_components([shape], ref_template="#/definitions/{name}")
    for name, part in parts.items():
        defined = next(getattr(each, name) for each in _MODULES if hasattr(each, name))
        descriptions = _descriptions(defined)
        if is_closed:
            part["additionalProperties"] = False  # `iomtui check` reports unknown keys as well
        for key, description in descriptions.items():
            part["properties"][key]["description"] = description
    root = parts.pop(shape.__name__)
    converted = _for_editors({**root, "definitions": parts})
    return {"$schema": "http://json-schema.org/draft-07/schema#", **converted}


def _descriptions(shape: type[msgspec.Struct]) -> dict[str, str]:
    """Return the docstrings of a type's fields, by the names of the fields."""
    result: dict[str, str] = {}
    for base in reversed(shape.__mro__[: shape.__mro__.index(msgspec.Struct)]):
        (definition,) = ast.parse(inspect.getsource(base)).body
        assert isinstance(definition, ast.ClassDef)
        for statement, following in pairwise(definition.body):
            match statement, following:
                case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                    result[name] = " ".join(text.split())
    return result


def _for_editors(value: Any) -> Any:
    """Return a schema with patterns as JavaScript writes them, without _ONE_LINE."""
    if isinstance(value, list):
        return [_for_editors(each) for each in value]
    if not isinstance(value, dict):
        return value
    converted = {key: _for_editors(each) for key, each in value.items()}
    if isinstance(pattern := converted.get("pattern"), str):
        converted["pattern"] = pattern.replace(r"\A", "^").replace(r"\Z", "$")
        if pattern == _ONE_LINE:
            del converted["pattern"]
    return converted


def main() -> int:
    """Write the schemas, or return 1 if one is out of date."""
    parser = argparse.ArgumentParser(prog="python -m tools.schemas", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if out of date")
    is_check = parser.parse_args().check
    FOLDER.mkdir(exist_ok=True)
    schemas = {FOLDER / f"{name}.json": schema(shape) for name, shape in SHAPES.items()}
    schemas[OUTPUT] = schema(json_format.CatalogueJson, is_closed=False)
    for path, value in schemas.items():
        text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"
        if not is_check:
            path.write_text(text, "utf-8")
        elif not path.is_file() or path.read_text("utf-8") != text:
            print(f"{path} is out of date: run `make schemas`.", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
