"""What YouTube's pages say of one video: on its own page, and to a player that asks."""

from __future__ import annotations

from typing import Any

from tests.support.youtube.world import Video, World

_PLAYABILITY: dict[str, dict[str, Any]] = {
    "public": {"status": "OK"},
    "private": {
        "status": "LOGIN_REQUIRED",
        "reason": "Private video",
        "subreason": "Sign in if you've been granted access to this video",
    },
    "removed": {
        "status": "ERROR",
        "reason": "Video unavailable",
        "subreason": "This video has been removed by the uploader",
    },
    "members": {
        "status": "UNPLAYABLE",
        "reason": "Join this channel to get access to members-only content like this video, "
        "and other exclusive perks.",
    },
    "age": {"status": "LOGIN_REQUIRED", "reason": "Sign in to confirm your age"},
    "geo": {
        "status": "UNPLAYABLE",
        "reason": "Video unavailable",
        "subreason": "The uploader has not made this video available in your country",
    },
    "upcoming": {"status": "LIVE_STREAM_OFFLINE", "reason": "Premieres in 3 days"},
    "bot-check": {"status": "LOGIN_REQUIRED", "reason": "Sign in to confirm you’re not a bot"},
    "captcha": {
        "status": "LOGIN_REQUIRED",
        "reason": "Please confirm that it is you",
        "captcha": True,
    },
    "rate-limited": {
        "status": "ERROR",
        "reason": "This content isn't available, try again later.",
    },
}
"""What YouTube answers to somebody who wants to watch a video, by its state."""

_SHOWN = frozenset({"public", "members", "geo", "upcoming", "age"})
"""In which states it says what the video is."""


def player_data(world: World, name: str) -> dict[str, Any]:
    """Return what a player is told of a video."""
    found = world.video(name)
    if found is None:
        gone = {"status": "ERROR", "reason": "Video unavailable"}
        return {"playabilityStatus": gone, "videoDetails": {"videoId": name}}
    video, channel = found
    data: dict[str, Any] = {
        "playabilityStatus": _playability(video),
        "videoDetails": {"videoId": video.id},
    }
    if video.state in _SHOWN:
        data["videoDetails"] = _said_of(video, channel)
        data["captions"] = _captions(video)
    if video.state == "public":
        url = f"https://rr1.googlevideo.com/videoplayback?id={video.id}&itag=18"
        data["streamingData"] = {"formats": [{"itag": 18, "url": url}]}
    return data


def watch_data(world: World, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the two parts of the data of a video's own page: of the player and of the rest."""
    player = player_data(world, name)
    found = world.video(name)
    if found is None or found[0].state not in _SHOWN:
        return player, {"contents": {"twoColumnWatchNextResults": {}}}
    video, channel = found
    player["microformat"] = {"playerMicroformatRenderer": _microformat(video, channel)}
    return player, _page(world, video, channel)


def _playability(video: Video) -> dict[str, Any]:
    facts = _PLAYABILITY[video.state]
    message: dict[str, Any] = {"reason": {"simpleText": facts.get("reason")}}
    if "subreason" in facts:
        message["subreason"] = {"simpleText": facts["subreason"]}
    screen: dict[str, Any] = {"playerErrorMessageRenderer": message}
    if "captcha" in facts:
        screen = {"playerCaptchaViewModel": {"challenge": "pictures"}}
    shown = {key: value for key, value in facts.items() if key in {"status", "reason"}}
    return shown if video.state == "public" else {**shown, "errorScreen": screen}


def _said_of(video: Video, channel: str) -> dict[str, Any]:
    return {
        "videoId": video.id,
        "title": video.title,
        "lengthSeconds": str(video.seconds),
        "channelId": channel,
        "shortDescription": video.description,
        "viewCount": str(video.views),
        "isPrivate": False,
        "isLiveContent": video.state == "upcoming",
        **({"isUpcoming": True} if video.state == "upcoming" else {}),
    }


def _microformat(video: Video, channel: str) -> dict[str, Any]:
    return {
        "uploadDate": video.uploaded,
        "externalChannelId": channel,
        "isFamilySafe": video.state != "age",
    }


def _captions(video: Video) -> dict[str, Any]:
    tracks = [_track(video, tag, f".{tag}") for tag in video.subtitles]
    tracks += [{**_track(video, tag, f"a.{tag}"), "kind": "asr"} for tag in video.automatic]
    return {"playerCaptionsTracklistRenderer": {"captionTracks": tracks}}


def _track(video: Video, tag: str, name: str) -> dict[str, Any]:
    return {
        "baseUrl": f"https://www.youtube.com/api/timedtext?v={video.id}&name={name!a}",
        "vssId": name,
        "languageCode": tag,
    }


def _page(world: World, video: Video, channel: str) -> dict[str, Any]:
    owner = world.channel(channel)
    primary: dict[str, Any] = {"title": {"runs": [{"text": video.title}]}}
    if video.state == "members":
        badge = {"style": "BADGE_STYLE_TYPE_MEMBERS_ONLY", "label": "Members only"}
        primary["badges"] = [{"metadataBadgeRenderer": badge}]
    named = {"runs": [{"text": owner.name if owner else ""}]}
    secondary = {"owner": {"videoOwnerRenderer": {"title": named}}}
    results = {
        "contents": [
            {"videoPrimaryInfoRenderer": primary},
            {"videoSecondaryInfoRenderer": secondary},
        ]
    }
    return {
        "contents": {"twoColumnWatchNextResults": {"results": {"results": results}}},
        "engagementPanels": [_chapters(video)] if video.chapters else [],
    }


def _chapters(video: Video) -> dict[str, Any]:
    markers = [
        {
            "macroMarkersListItemRenderer": {
                "title": {"simpleText": title},
                "timeDescription": {"simpleText": f"{start // 60}:{start % 60:02}"},
            }
        }
        for start, title in video.chapters
    ]
    content = {"macroMarkersListRenderer": {"contents": markers}}
    return {"engagementPanelSectionListRenderer": {"content": content}}
