"""A plain reading of device kinds; the specification names the kinds but not the way to tell them."""

import re

TABLET = re.compile(r"ipad|tablet|kindle|silk/|playbook|android(?!.*mobile)", re.I)
MOBILE = re.compile(r"iphone|ipod|android|mobile|windows phone", re.I)
DESKTOP = re.compile(r"windows nt|macintosh|x11|linux|cros", re.I)


def device_of(user_agent):
    """tablet, mobile, desktop or unknown; bots are told apart by the rules' own list."""
    if TABLET.search(user_agent):
        return "tablet"
    if MOBILE.search(user_agent):
        return "mobile"
    return "desktop" if DESKTOP.search(user_agent) else "unknown"
