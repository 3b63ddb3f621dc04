"""How seconds are counted down on a screen.

In steps: a line that changes each second distracts. And no step is a single second, so that a
sentence needs no other form for one.
"""

from __future__ import annotations

import math

STEP = 5
"""The steps, in seconds."""


def shown_seconds(left: float, most: float) -> int:
    """Return the seconds to show while some are left: the next step above, up to `most`.

    `most` is a multiple of STEP.
    """
    return max(STEP, min(math.ceil(left / STEP) * STEP, int(most)))
