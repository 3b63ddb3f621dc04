"""Whose video stays, of each way in which an episode's earlier video and a new one may meet."""

from __future__ import annotations

import pytest

from iomtui.channel.verdicts import Said, Standing, Verdict, is_sure, judged


def replacing(said: Said) -> set[Standing]:
    """Return by which lists a new video takes the place of an earlier one that said something."""
    return {each for each in Standing if is_sure(judged(said, has_new=True), each)}


@pytest.mark.parametrize(
    ("said", "standings"),
    [
        (Said.NOTHING, {Standing.WHOLE}),
        (Said.ITS, set()),
        (Said.STRANGE, set()),
        (Said.OTHER, {Standing.WHOLE, Standing.PART}),
        (Said.SHUT, {Standing.WHOLE, Standing.PART}),
    ],
)
def test_a_new_video_takes_the_place_only_of_one_that_is_gone(
    said: Said, standings: set[Standing]
) -> None:
    assert replacing(said) == standings


@pytest.mark.parametrize("said", [Said.ITS, Said.STRANGE])
def test_an_earlier_video_that_still_has_the_title_is_a_rival(said: Said) -> None:
    assert judged(said, has_new=True) is Verdict.RIVALS


@pytest.mark.parametrize("said", Said)
def test_without_a_new_video_the_earlier_one_stays_and_is_found_only_if_it_says_so(
    said: Said,
) -> None:
    found = judged(said, has_new=False)
    assert found is (Verdict.AGAIN if said is Said.ITS else Verdict.KEPT)


@pytest.mark.parametrize("verdict", Verdict)
def test_another_channel_at_the_address_replaces_nothing(verdict: Verdict) -> None:
    assert not is_sure(verdict, Standing.FOREIGN)


@pytest.mark.parametrize("standing", Standing)
def test_a_video_of_another_channel_replaces_nothing(standing: Standing) -> None:
    assert not is_sure(Verdict.REFUSED, standing)
