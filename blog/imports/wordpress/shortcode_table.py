"""What each known shortcode becomes: HTML, a card, its own words, or nothing but a line in the report. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from html import escape

from . import shortcodes
from .cards import plugins
from .context import Context
from .html_tree import watchable
from .shortcodes import Shortcode

Handler = Callable[[Shortcode, Context], str]

# Gone without a word: what only a plugin's page needs.
_SILENT_WORDS = """
wprm-recipe-jump wprm-recipe-print wprm-recipe-jump-video wprm-recipe-snippet wprm-list wprm-recipe-rating
wprm-recipe-jump-to-comments wprm-recipe-share-options wprm-recipe-spacer
tasty-recipes-quick-links jump-to-recipe print_link printfriendly print-me nutrition-label wpurp-favorites
ultimate-recipe-print ultimate-recipe-index sc adsense ad ads adrotate ad-inserter adinserter google-ads amazon_auto_links
toc no_toc ez-toc table-of-contents table_of_contents social social_share addtoany sharethis shareaholic
cooked-info cooked-recipe-info cooked-ingredients cooked-directions cooked-image cooked-gallery cooked-excerpt cooked-notes
cooked-nutrition cooked-title cooked-author cooked-categories
mc4wp_form mailerlite_form convertkit newsletter newsletter_form ckform wpsm_toc nextpage more end_columns
"""
_SILENT = _SILENT_WORDS.split()
# Gone, and named in the report: something readers saw is missing.
_NAMED_WORDS = """
contact-form contact-form-7 contact-field wpforms gravityform ninja_form formidable playlist wp-playlist
instagram-feed feedzy-rss archives sitemap display-posts recent_posts tribe_events products product
add_to_cart woocommerce_cart woocommerce_checkout recipe_index ultimate-recipe-index wpurp-recipe-grid poll polldaddy
crowdsignal googlemaps map googlemap rev_slider layerslider metaslider slideshow jetpack_subscription_form
"""
_NAMED = _NAMED_WORDS.split()
# Only a frame around words: page builders, columns, boxes, buttons, text tools.
_FRAMES_WORDS = """
timer adjustable wprm-glossary wprm-condition wprm-call-to-action cooked-timer wpurp-searchable-recipe recipe-condition
column columns row one_half one_third two_third one_fourth three_fourth one_half_last one_third_last
box alert notice callout highlight dropcap accordion accordion-item toggle tabs tab spoiler quote pullquote tooltip
center left right div span raw protected members restrict
"""
_FRAMES = _FRAMES_WORDS.split()
_BUILDERS = re.compile(
    r"^(?:et_pb_|vc_|fusion_|su_|av_|mk_|nectar_|tve_|fl_|thrive_|wpb_|cs_|x_|ux_|col_|cmsmasters_)"
)


def expand(text: str, context: Context) -> str:
    """HTML with its shortcodes understood. Each unknown one is named in the report; its words stay."""
    if "[" not in text or context.depth > 20:
        return text
    handlers = {name: partial(_call, handler, context=context) for name, handler in _TABLE.items()}
    return shortcodes.expand(text, handlers, partial(_unknown, context=context), context.depth)


def _call(handler: Handler, code: Shortcode, *, context: Context) -> str:
    return handler(code, context)


def _unknown(code: Shortcode, *, context: Context) -> str:
    if not _BUILDERS.match(code.name):
        context.note(f"the shortcode [{code.name}] is not known: its words stay")
    else:
        context.note(f"a page builder’s [{code.name.split('_')[0]}_…] is taken off: its words stay")
    return _inner(code, context)


def _inner(code: Shortcode, context: Context) -> str:
    return expand(code.content, context.inside()) if code.content else ""


def _silent(code: Shortcode, context: Context) -> str:
    return ""


def _named(code: Shortcode, context: Context) -> str:
    context.note(f"[{code.name}] has no counterpart here and is left out")
    return ""


def _caption(code: Shortcode, context: Context) -> str:
    inside = expand(code.content or "", context.inside())
    image = re.search(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", inside, re.I | re.S)
    if not image:
        return inside
    words = code.get("caption") or (inside[: image.start()] + inside[image.end() :]).strip()
    tag = image[0]
    if (id := re.search(r"attachment_(\d+)", code.get("id"))) and "wp-image-" not in tag:
        tag = tag.replace("<img", f'<img data-id="{id[1]}"', 1)
    return f"\n\n<figure>{tag}<figcaption>{words}</figcaption></figure>\n\n"


def _gallery(code: Shortcode, context: Context) -> str:
    ids = [int(id) for id in re.findall(r"\d+", code.get("ids", "include"))]
    if not ids:
        excluded = {int(id) for id in re.findall(r"\d+", code.get("exclude"))}
        parent = code.number("id") or context.item.id
        ids = [item.id for item in context.lookup.attached(parent) if item.id not in excluded]
    if not ids:
        context.note("a gallery names no photo of the file")
    return gallery_html(ids, context)


def gallery_html(ids: list[int], context: Context) -> str:
    images = []
    for id in ids:
        item = context.lookup.item(id, "attachment")
        alt = item.meta_value("_wp_attachment_image_alt") if item else ""
        caption = context.reader.words(item.excerpt) if item else ""
        image = (
            f'<img data-id="{id}" src="{escape(item.attachment_url if item else "")}" alt="{escape(alt)}">'
        )
        images.append(f"<figure>{image}<figcaption>{escape(caption)}</figcaption></figure>")
    return "\n\n" + "".join(images) + "\n\n"


def _embed(code: Shortcode, context: Context) -> str:
    address = (code.content or "").strip() or code.get("src", "url") or next(iter(code.words), "")
    return link_html(address)


def _media(code: Shortcode, context: Context) -> str:
    address = code.get("src", "mp4", "m4v", "webm", "ogv", "flv", "mp3", "m4a", "ogg", "wav", "wma", "url")
    if not address:
        address = next((word for word in code.words if word.startswith(("http", "/"))), "")
    found = re.search(r'(?:src|href)="([^"]+)"', code.content or "")
    return link_html(address or (found[1] if found else (code.content or "").strip()))


def _video_id(site: str, code: Shortcode, context: Context) -> str:
    value = (
        (code.get("id", "url", "v") or next(iter(code.words), "") or (code.content or "")).strip().lstrip("=")
    )
    if value.startswith("http"):
        return link_html(watchable(value))
    return link_html(site + value) if re.fullmatch(r"[\w-]{4,40}", value) else ""


def link_html(address: str) -> str:
    address = re.sub(r"<[^>]*>", "", address).strip().replace("&amp;", "&")
    if not re.match(r"(?:https?:)?//|/", address):
        return ""
    return f'\n\n<p><a href="{escape(address)}">{escape(address)}</a></p>\n\n'


def _button(code: Shortcode, context: Context) -> str:
    words = _inner(code, context) or code.get("text", "title", "label")
    address = code.get("url", "link", "href", "button_url")
    return f'<a href="{escape(address)}">{words}</a>' if address and words else words


def _footnote(code: Shortcode, context: Context) -> str:
    return f" ({_inner(code, context).strip()})" if code.content else ""


def _reusable(code: Shortcode, context: Context) -> str:
    return context.reusable(code.number("id", "ref"))


_TABLE: dict[str, Handler] = {
    **dict.fromkeys(_FRAMES, _inner),
    **dict.fromkeys(_NAMED, _named),
    **dict.fromkeys(_SILENT, _silent),
    "caption": _caption, "wp_caption": _caption, "gallery": _gallery, "embed": _embed,
    "video": _media, "audio": _media, "wpvideo": partial(_video_id, "https://videopress.com/v/"),
    "videopress": partial(_video_id, "https://videopress.com/v/"),
    "youtube": partial(_video_id, "https://www.youtube.com/watch?v="),
    "vimeo": partial(_video_id, "https://vimeo.com/"),
    "tweet": _embed, "instagram": _embed, "pinterest": _embed, "soundcloud": _embed, "spotify": _embed,
    "button": _button, "btn": _button, "su_button": _button, "vc_btn": _button, "et_pb_button": _button,
    "footnote": _footnote, "ref": _footnote, "efn_note": _footnote, "note": _footnote,
    "reblex": _reusable, "block": _reusable,
    **plugins.SHORTCODES,
}  # fmt: skip
