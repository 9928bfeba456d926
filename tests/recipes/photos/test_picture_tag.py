import pytest
from django.template import engines

from tests.factories import make_photo

pytestmark = pytest.mark.django_db


def render(source, **context):
    return engines["django"].from_string("{% load photos %}" + source).render(context)


def test_it_offers_avif_then_webp_then_jpeg():
    html = render('{% picture photo place="tile" %}', photo=make_photo())
    assert html.index("image/avif") < html.index("image/webp") < html.index("<img")


def test_it_tells_the_upright_size_of_the_original():
    assert 'width="600" height="400"' in render('{% picture photo place="tile" %}', photo=make_photo())


def test_it_is_lazy_by_default():
    html = render('{% picture photo place="tile" %}', photo=make_photo())
    assert 'loading="lazy" decoding="async"' in html
    assert "fetchpriority" not in html


def test_it_hurries_with_the_first_photo():
    html = render('{% picture photo place="opening" eager=True %}', photo=make_photo())
    assert 'fetchpriority="high"' in html
    assert "lazy" not in html


def test_it_takes_the_alternative_text_from_the_photo():
    assert 'alt="Pork &amp; &quot;rice&quot;"' in render(
        '{% picture photo place="tile" %}', photo=make_photo(alt='Pork & "rice"')
    )


def test_it_takes_the_alternative_text_from_the_place():
    assert 'alt="Here"' in render('{% picture photo place="tile" alt="Here" %}', photo=make_photo())


def test_it_can_be_silent_beside_words():
    assert 'alt=""' in render('{% picture photo place="tile" alt="" %}', photo=make_photo())


def test_a_decorative_photo_is_silent():
    assert 'alt=""' in render('{% picture photo place="tile" %}', photo=make_photo(alt="x", decorative=True))


def test_it_carries_no_style_attribute():
    assert "style" not in render('{% picture photo place="tile" %}', photo=make_photo())


def test_it_says_the_dominant_colour_in_sixteen_levels():
    photo = make_photo()
    photo.color = "#ff0092"
    assert 'class="photo r15 g0 b9"' in render('{% picture photo place="tile" %}', photo=photo)


def test_it_says_a_focal_point_off_the_centre():
    photo = make_photo()
    photo.focal_x, photo.focal_y = 0.24, 1.0
    assert ' x2 y10"' in render('{% picture photo place="tile" %}', photo=photo)


def test_it_adds_a_class():
    assert 'class="photo pop ' in render(
        '{% picture photo place="pop" class="photo pop" %}', photo=make_photo()
    )


def test_it_is_nothing_without_a_photo():
    assert render('{% picture photo place="tile" %}', photo=None).strip() == ""


def test_it_knows_every_place_by_name():
    with pytest.raises(KeyError):
        render('{% picture photo place="nowhere" %}', photo=make_photo())


def test_it_preloads_the_avif_in_the_same_sizes():
    photo = make_photo()
    head = render('{% photo_preload photo place="opening" %}', photo=photo)
    body = render('{% picture photo place="opening" %}', photo=photo)
    assert f'imagesrcset="{photo.srcset("avif")}"' in head
    assert f'srcset="{photo.srcset("avif")}"' in body
    assert head.split('imagesizes="')[1].split('"')[0] == body.split('sizes="')[1].split('"')[0]


def test_it_asks_the_database_nothing(django_assert_num_queries):
    photo = make_photo()
    with django_assert_num_queries(0):
        render('{% picture photo place="tile" %}{% photo_preload photo place="tile" %}', photo=photo)
