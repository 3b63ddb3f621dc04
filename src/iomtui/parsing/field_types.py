"""Types of the fields of a file, each with the code of the diagnostic where a value does not fit.

Texts of a YAML file are cleaned and folded when they are read: a blank line parts paragraphs, and
all other white space is single spaces.
"""

from datetime import datetime
from typing import Annotated, TypeAlias

from msgspec import Meta

from iomtui.parsing.diagnostics import Code

FORMAT = 1
"""The newest format of data files that this program reads."""

Id: TypeAlias = Annotated[
    str, Meta(pattern=r"\A[a-z0-9][a-z0-9-]{0,63}\Z", extra={"code": Code.WRONG_ID})
]
"""A name that joins files: lower-case letters, digits and hyphens."""

Line: TypeAlias = Annotated[
    str, Meta(pattern=r"\A[^\n]*\Z", extra={"code": Code.SEVERAL_PARAGRAPHS})
]
"""A text of at most one paragraph."""

Name: TypeAlias = Annotated[
    str, Meta(pattern=r"\A[^\n]*\Z", min_length=1, extra={"code": Code.SEVERAL_PARAGRAPHS})
]
"""A text of one paragraph, not empty."""

SettingText: TypeAlias = Annotated[str, Meta(min_length=1)]

Url: TypeAlias = Annotated[
    str,
    Meta(
        pattern=r"\Ahttps://[a-z0-9.-]+(/[!-~]*)?\Z",
        max_length=2000,
        extra={"code": Code.WRONG_URL},
    ),
]
"""An address: https, a host in lower case, and ASCII without spaces."""


def _address_with(placeholder: str) -> Meta:
    """Return the limits of a Url with a placeholder after its host."""
    return Meta(
        pattern=rf"\Ahttps://[a-z0-9.-]+/[!-z|~]*\{{{placeholder}\}}[!-z|~]*\Z",
        max_length=500,
        extra={"code": Code.WRONG_TEMPLATE},
    )


VideoAddress: TypeAlias = Annotated[str, _address_with("id")]
"""The address of any video of a site."""

SearchAddress: TypeAlias = Annotated[str, _address_with("words")]
"""The address of any search on a site."""

VideoId: TypeAlias = Annotated[
    str, Meta(pattern=r"\A[A-Za-z0-9_-]{11}\Z", extra={"code": Code.WRONG_VIDEO})
]

TAG = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"
"""The pattern of a language tag."""

Tag: TypeAlias = Annotated[
    str,
    Meta(
        pattern=rf"\A{TAG}\Z",
        max_length=35,
        extra={"code": Code.WRONG_TAG},
    ),
]
"""A language tag (BCP 47), no longer than the longest that it wants to fit everywhere."""

Count: TypeAlias = Annotated[int, Meta(ge=0)]
"""A number of people or things."""

Moment: TypeAlias = Annotated[datetime, Meta(tz=True)]
"""A date and time with its offset from UTC (RFC 3339)."""
