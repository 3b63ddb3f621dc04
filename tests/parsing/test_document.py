"""Positions in a document, kinds of values, and the table of other libraries' messages."""

from __future__ import annotations

from iomtui.parsing.diagnostics import Position
from iomtui.parsing.document import kind_of
from iomtui.parsing.toml_reader import read_toml
from iomtui.parsing.yaml_reader import read_yaml


def test_an_absent_value_has_the_position_of_its_nearest_parent() -> None:
    document = read_yaml(b"one: 1\ntwo: {three: [4]}\n", "x")
    assert document.position_of(("two", "four")) == Position(2, 6)
    assert document.position_of(("two", "three", 7)) == Position(2, 14)
    assert document.position_of(("nothing", "at", "all"), of_key=True) == Position(1, 1)


def test_a_key_of_either_format_has_an_origin() -> None:
    assert read_yaml(b"one:\n  two: 3", "x.yaml").origin(("one", "two")) == "x.yaml:2:3"
    assert read_toml(b"[one]\ntwo = 3", "x.toml").origin(("one", "two")) == "x.toml:2:1"


def test_each_kind_of_value_has_a_name() -> None:
    toml = b"yes_no = true\nnumber = 1\nfraction = 0.5\ntext = ''\nlist = []\nmapping = {}\n"
    values = read_toml(toml + b"moment = 21:00:00", "x").root
    assert [kind_of(value) for value in values.values()] == list(values)
    assert kind_of(None) == "nothing"
