"""Which backups stay: 7 days, 4 weeks, 12 months."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from blog.config.backups.keeping import kept

NOW = dt.datetime(2026, 11, 25, 3, tzinfo=dt.UTC)  # a Wednesday


def nights(number: int) -> list[dt.datetime]:
    return [NOW - dt.timedelta(days=n) for n in range(number)]


def test_each_of_the_last_seven_days_stays():
    assert set(nights(7)) <= kept(nights(60))


def test_after_two_years_of_nights_twenty_stay_at_the_most():
    stay = kept(nights(730))
    assert len(stay) == 20  # 7 days, 2 weeks and 11 months that are not among them already
    assert min(stay) == dt.datetime(2025, 12, 31, 3, tzinfo=dt.UTC)


def test_the_newest_of_a_day_stays():
    hours = [NOW + dt.timedelta(hours=n) for n in range(5)]
    assert kept(hours) == {hours[-1]}


def test_a_site_that_was_off_for_years_keeps_what_it_has():
    old = [moment.replace(year=2020) for moment in nights(3)]
    assert set(old) <= kept([*old, NOW])


@given(st.lists(st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1)), max_size=60))
def test_the_newest_always_stays_and_a_second_look_takes_nothing_more(moments):
    stay = kept(moments)
    assert (max(moments) in stay) if moments else not stay
    assert kept(stay) == stay
