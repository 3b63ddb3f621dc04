"""What the benchmark computes from measurements."""

from __future__ import annotations

from tools.bench import Row, ratio
from tools.bench_measure import Measurement, count, medians


def test_measurements_are_taken_in_turn_and_the_first_turn_is_a_warm_up() -> None:
    order = []

    def action(name: str, times: list[float]) -> Measurement:
        order.append(name)
        return Measurement(times.pop(0), output=len(times))

    slow, fast = [900.0, 30.0, 10.0, 20.0], [500.0, 3.0, 1.0, 8.0]
    found = medians([lambda: action("slow", slow), lambda: action("fast", fast)], turns=3)
    assert order == ["slow", "fast"] * 4
    assert found == [Measurement(20.0, output=1), Measurement(3.0, output=1)]


def test_a_frame_is_a_synchronized_output_that_begins() -> None:
    frame = b"\x1b[?2026hx\x1b[?2026l"
    assert count(b"") == (0, 0)
    assert count(frame * 2) == (2 * len(frame), 2)


def test_a_ratio_is_missed_above_its_aim_as_it_is_printed() -> None:
    assert ratio("start", 1404, 1000, 1.4).is_missed is False
    assert ratio("start", 1406, 1000, 1.4).is_missed is True
    assert ratio("start", 1406, 1000).is_missed is False
    cells = [cell.strip() for cell in str(ratio("start", 1406, 1000, 1.4)).split("|")]
    assert cells == ["", "start", "1,406.0 to 1,000.0 ms", "1.41", "1.4", "missed", ""]


def test_each_size_has_its_own_aim() -> None:
    assert Row("move", "", (2500, 6500), (2500, 6500)).is_missed is False
    assert Row("move", "", (2400, 6501), (2500, 6500)).is_missed is True
    assert Row("first screen", "", (4000, 60_000), (9000,)).is_missed is False
    assert "| 4,000 / 60,000 |" in " ".join(str(Row("", "", (4000, 60_000))).split())
