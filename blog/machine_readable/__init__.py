"""What machines read: structured data, feeds, sitemaps, robots.txt and recipes as files."""

from .structured_data import (
    absolute,
    byline,
    description_of,
    graph_of_home,
    graph_of_index,
    graph_of_post,
    share_image_of_list,
    share_images,
)

__all__ = [
    "absolute",
    "byline",
    "description_of",
    "graph_of_home",
    "graph_of_index",
    "graph_of_post",
    "share_image_of_list",
    "share_images",
]
