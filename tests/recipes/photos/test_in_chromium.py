"""What a browser makes of it: which file it asks for, when, how heavy, and whether anything moves."""

import math
import re

import pytest

from blog.config import demo
from recipes.photos.models import Photo
from tests.blog.comments.real_site import RealSite
from tests.factories import make_author, make_upload

pytestmark = pytest.mark.browser

SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({type: "layout-shift", buffered: true});
"""
CHOSEN = """() => [...document.querySelectorAll("picture > img")].map((image) => ({
  file: image.currentSrc, offered: image.srcset, wide: image.getBoundingClientRect().width, loaded: image.complete && image.naturalWidth > 0,
}))"""


LOAD = """
from blog.config import demo
from tests.blog.comments.real_site import RealSite
from tests.factories import make_author
demo.load(make_author())
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The demo as it runs, with the real widths: loaded once, since twelve sizes of six photos take their time."""
    site = RealSite(tmp_path_factory.mktemp("site"))
    site.manage("shell", "--no-imports", "-c", LOAD)
    site.start(workers=1)
    yield site
    site.kill()


@pytest.fixture
def seed(site) -> str:
    return f"{site.url}/{demo.SLUG}/"


def read_to_the_end(page):
    """Scrolls as a reader does, so that lazy photos are asked for."""
    page.evaluate("""async () => {
      for (let y = 0; y < document.body.scrollHeight; y += 400) {
        window.scrollTo({top: y, behavior: "instant"});
        await new Promise((done) => setTimeout(done, 60));
      }
    }""")
    page.wait_for_function("() => [...document.querySelectorAll('picture > img')].every((i) => i.complete)")


def fitting(wide: float, ratio: int, widths: list[int]) -> set[int]:
    """The smallest file that fills the place.

    On dense screens Chromium may take the next smaller one where that is the nearer by the geometric mean of
    the two: the difference cannot be seen.
    """
    need = wide * ratio
    for smaller, width in zip([0, *widths], widths, strict=False):
        if width >= need - 1:
            return (
                {width, smaller} if ratio > 1 and smaller and need < math.sqrt(smaller * width) else {width}
            )
    return {widths[-1]}


@pytest.mark.parametrize("ratio", [1, 3])
@pytest.mark.parametrize("width", [390, 768, 1280])
def test_it_chooses_the_smallest_file_that_fills_the_place(seed, new_page, width, ratio):
    page = new_page(width, 900, device_scale_factor=ratio)
    page.add_init_script(SHIFTS)
    page.route("**/*.woff2", lambda route: route.abort())  # what moves now, moves because of a photo
    page.goto(seed)
    read_to_the_end(page)
    chosen = page.evaluate(CHOSEN)
    assert len(chosen) >= 6
    for image in chosen:
        assert image["loaded"]
        name = image["file"].rpartition("/")[2]
        assert name.endswith(".avif")
        widths = sorted(int(width) for width in re.findall(r" (\d+)w", image["offered"]))
        assert int(name.removesuffix(".avif")) in fitting(image["wide"], ratio, widths), image
    assert page.evaluate("window.shift") == 0


def test_one_sheet_one_font_and_the_lead_photo_come_before_the_first_paint(seed, new_page):
    page = new_page(390, 844, device_scale_factor=3)
    page.goto(seed, wait_until="networkidle")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    asked = page.evaluate("performance.getEntriesByType('resource').map((e) => [e.name, e.startTime])")
    early = sorted(url.rpartition(".")[2] for url, at in asked if at < paint)
    late = [url for url, at in asked if at >= paint]
    assert early == ["avif", "css", "woff2"]
    assert len(late) >= 2
    assert all(url.endswith(".avif") for url in late)


def test_no_page_asks_for_a_script_or_an_icon(seed, new_page):
    page = new_page(390, 844)
    page.goto(seed, wait_until="networkidle")
    asked = page.evaluate("performance.getEntriesByType('resource').map((e) => e.name)")
    assert not [url for url in asked if url.endswith((".js", ".svg", ".ico"))]


def test_the_lead_photo_is_requested_once(seed, new_page):
    page = new_page(390, 844, device_scale_factor=3)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(seed, wait_until="networkidle")
    lead = page.eval_on_selector("picture > img", "(image) => image.currentSrc").rpartition("/")[0]
    assert sum(url.startswith(lead) for url in asked) == 1


def test_the_photos_of_a_phones_first_view_weigh_at_most_150_kb(site, seed, new_page):
    page = new_page(390, 844, device_scale_factor=3)
    page.goto(seed, wait_until="networkidle")
    seen = page.evaluate("""() => [...document.querySelectorAll("picture > img")]
      .filter((i) => i.getBoundingClientRect().top < innerHeight).map((i) => i.currentSrc)""")
    weight = sum((site.folder / url.removeprefix(f"{site.url}/")).stat().st_size for url in seen)
    assert len(seen) == 3
    assert weight <= 150 * 1024


def test_the_colour_shows_before_the_photo(seed, new_page):
    page = new_page(390, 844)
    page.route("**/*.avif", lambda route: route.abort())
    page.goto(seed)
    ground = page.eval_on_selector("picture.photo", "(box) => getComputedStyle(box).backgroundColor")
    wanted = [
        17 * int(level) for level in re.findall(r"[rgb](\d+)", page.get_attribute("picture.photo", "class"))
    ]
    found = [int(part) for part in ground.removeprefix("rgb(").removesuffix(")").split(",")]
    assert found == wanted


# --- The library -------------------------------------------------------------------------------------


@pytest.fixture
def desk(live_server, new_page, db):
    """The photo library, signed in."""

    def open_at(path, **options):
        author = make_author()
        page = new_page(**options)
        page.set_default_timeout(15_000)
        page.goto(f"{live_server.url}/admin/login/?next={path}")
        page.fill("#id_username", author.username)
        page.fill("#id_password", "kitchen-table-1")
        page.click("[type=submit]")
        page.wait_for_url(f"**{path}")  # and its scripts: "load" comes after them
        return page

    return open_at


def buffers(*names):
    return [{"name": name, "mimeType": "image/jpeg", "buffer": make_upload(name).read()} for name in names]


def test_several_files_travel_with_a_bar_each_and_are_described(desk):
    page = desk("/admin/photos/photo/")
    bad = {"name": "bad.jpg", "mimeType": "image/jpeg", "buffer": b"no photo"}
    page.set_input_files("#id_files", [*buffers("one.jpg", "two.jpg"), bad])
    assert page.locator(".photo-rows li").count() == 3
    page.wait_for_selector(".photo-words button:enabled")
    assert page.locator(".photo-rows progress").count() == 2
    assert "cannot be read" in page.locator(".photo-rows .is-refused .photo-state").inner_text()
    for number, text in enumerate(["First", "Second"]):
        page.locator(".photo-rows li:not(.is-refused) input[type=text]").nth(number).fill(text)
    page.click(".photo-words button")
    page.wait_for_selector(".photo-grid li")
    assert set(Photo.objects.values_list("alt", flat=True)) == {"First", "Second"}


def test_a_dropped_file_goes_up(desk):
    page = desk("/admin/photos/photo/")
    page.evaluate("""async () => {
      const canvas = Object.assign(document.createElement("canvas"), {width: 60, height: 40});
      canvas.getContext("2d").fillRect(0, 0, 60, 40);
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg"));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([blob], "dropped.jpg", {type: "image/jpeg"}));
      const drop = new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true});
      document.querySelector(".photo-drop").dispatchEvent(drop);
    }""")
    page.wait_for_selector(".photo-words button:enabled")
    assert Photo.objects.get().slug == "dropped"


def test_without_script_files_go_up_and_are_described_on_the_next_page(desk):
    page = desk("/admin/photos/photo/", javascript=False)
    page.set_input_files("#id_files", buffers("one.jpg", "two.jpg"))
    page.click(".photo-drop button")
    page.locator(".photo-rows input[type=text]").first.fill("First")
    page.click(".photo-words button")
    assert Photo.objects.filter(alt="First").count() == 1


def test_a_click_on_the_photo_moves_the_focal_point(desk):
    photo = Photo.objects.create_from_upload(make_upload(size=(1200, 800)), alt="x")
    page = desk(f"/admin/photos/photo/{photo.pk}/change/")
    box = page.locator(".photo-focus img").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.75)
    page.click("[name=_save]")
    photo.refresh_from_db()
    assert abs(photo.focal_x - 0.25) < 0.01
    assert abs(photo.focal_y - 0.75) < 0.01
