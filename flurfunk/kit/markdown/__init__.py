"""Markdown as people write it, to HTML that is safe to show: rendered once, when it is written."""

from flurfunk.kit.markdown.addresses import address_alone, first_address
from flurfunk.kit.markdown.plain import excerpt, plain_text
from flurfunk.kit.markdown.rendering import Rendered, render

__all__ = ["Rendered", "address_alone", "excerpt", "first_address", "plain_text", "render"]
