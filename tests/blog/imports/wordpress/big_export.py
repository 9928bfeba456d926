"""A large export made of the kitchen's: `python -m tests.blog.imports.wordpress.big_export FILE POSTS COMMENTS [KB]`.

Each post is one of the kitchen's under a number of its own, with its recipe card, `COMMENTS` in all spread evenly,
and, with KB, that much more text in each.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from .corpus import KITCHEN
from .making import comment_xml

STEP = 1000  # between the numbers of two copies


def parts(text: str) -> tuple[str, list[str]]:
    """The kitchen's head, and its items without comments."""
    head, _mark, rest = text.partition("<item>")
    items = re.findall(r"<item>.*?</item>", _mark + rest, re.S)
    return head, [re.sub(r"<wp:comment>.*?</wp:comment>", "", item, flags=re.S) for item in items]


def numbered(item: str, copy: int) -> str:
    """An item whose numbers, slug and address are those of the nth copy."""

    def more(found: re.Match[str]) -> str:
        return f"{found[1]}{int(found[2]) + copy * STEP}"

    item = re.sub(r"(<wp:post_id>)(\d+)", more, item)
    item = re.sub(r"(wprm_parent_post_id\]\]></wp:meta_key>\s*<wp:meta_value><!\[CDATA\[|_tasty_recipe_parents\]\]></wp:meta_key>\s*<wp:meta_value><!\[CDATA\[)(\d+)", more, item)  # fmt: skip
    item = re.sub(
        r'((?:wp-recipe-maker/recipe|wp-tasty/tasty-recipe) \{"id":|WPRM Recipe |tasty-recipe id=")(\d+)',
        more,
        item,
    )
    item = re.sub(r"(<wp:post_name><!\[CDATA\[)([^\]]+)", rf"\g<1>\g<2>-{copy}", item)
    return re.sub(r"(<link>https://kitchen\.example/\d+/\d+/[^/]+)/", rf"\1-{copy}/", item)


def write(path: Path, posts: int, comments: int, kilobytes: int = 0) -> None:
    head, items = parts((KITCHEN / "kitchen.xml").read_text(encoding="utf-8"))
    wanted = [
        item for item in items if re.search(r"post_type><!\[CDATA\[(?:post|wprm_recipe|tasty_recipe)", item)
    ]
    filler = "".join(f"<!-- wp:paragraph --><p>{'More words of the story, as long as stories are. ' * 20}</p><!-- /wp:paragraph -->" for _ in range(kilobytes))  # fmt: skip
    written = comment_id = copy = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(head)
        while written < posts:
            for item in wanted:
                item = numbered(item, copy)
                if "post_type><![CDATA[post]]" in item:
                    if written == posts:
                        continue
                    written += 1
                    due = comments * written // posts - comment_id
                    rows = ""
                    for number in range(due):
                        comment_id += 1
                        parent = comment_id - 1 if number % 3 == 2 else 0
                        stars = {"wprm-comment-rating": str(number % 5 + 1)} if number % 2 else {}
                        rows += comment_xml(
                            comment_id, f"Comment {comment_id}, lovely.", parent=parent, meta=stars
                        )
                    item = item.replace("</item>", rows + "</item>")
                    item = item.replace("]]></content:encoded>", filler + "]]></content:encoded>", 1)
                file.write(item + "\n")
            copy += 1
        file.write("</channel></rss>\n")


if __name__ == "__main__":
    name, *numbers = sys.argv[1:]
    write(Path(name), *map(int, numbers))
