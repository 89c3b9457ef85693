"""What the pages that the demo company links to say of themselves: written for it, as nobody could look there."""

import tomllib
from importlib import resources

from flurfunk.kit.pictures import preview
from flurfunk.links.keeping import keep_seen, link_to
from flurfunk.links.looking import Seen
from flurfunk.links.page_words import Words


def make_links() -> None:
    """Keep every link of the demo as one that was just looked at."""
    content = resources.files("flurfunk.demo").joinpath("content")
    for row in tomllib.loads((content / "links.toml").read_text(encoding="utf-8"))["link"]:
        name = row.get("picture", "")
        picture = preview((content / "pictures" / name).read_bytes()) if name else None
        words = Words(row["title"], row["description"], row["site"], name)
        keep_seen(link_to(row["url"]), Seen(words, picture))
