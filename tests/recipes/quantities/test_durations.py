"""Times as cooks type them: the cases of real recipes, of the corpus, and others of their kinds."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recipes.quantities.durations import iso_of, lengths_in, minutes_of, words_of


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("1 1/2 hours", 90),
        ("1/2 hour", 30),
        ("2h15min", 135),
        ("1 hour 30", 90),
        ("PT1H30M", 90),
        ("an hour and a half", 90),
        ("45 minutes to an hour", 60),
        ("1 Std. 30 Min.", 90),
    ],
)
def test_it_understands_what_was_read_wrong_on_real_pages(typed, minutes):
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("half an hour", 30),
        ("a half hour", 30),
        ("half-hour", 30),
        ("eine halbe Stunde", 30),
        ("une demi-heure", 30),
        ("media hora", 30),
        ("mezz’ora", 30),
        ("mezz'ora", 30),
        ("meia hora", 30),
        ("een half uur", 30),
        ("half uur", 30),
        ("three quarters of an hour", 45),
        ("a quarter of an hour", 15),
        ("trois quarts d'heure", 45),
        ("un quart d’heure", 15),
        ("tres cuartos de hora", 45),
        ("tre quarti d'ora", 45),
        ("un quarto d'ora", 15),
        ("três quartos de hora", 45),
        ("drie kwartier", 45),
        ("een kwartier", 15),
        ("eine Dreiviertelstunde", 45),
        ("dreiviertel Stunde", 45),
        ("one and a half hours", 90),
        ("2 and a half hours", 150),
        ("two and a half hours", 150),
        ("anderthalb Stunden", 90),
        ("zweieinhalb Stunden", 150),
        ("anderhalf uur", 90),
        ("tweeënhalf uur", 150),
        ("2 en een half uur", 150),
        ("une heure et demie", 90),
        ("hora y media", 90),
        ("una hora y media", 90),
        ("un'ora e mezza", 90),
        ("uma hora e meia", 90),
        ("2 horas y media", 150),
        ("deux heures et demie", 150),
        ("1½ hours", 90),
        ("1 ½ h", 90),
        ("1-1/2 hours", 90),
        ("1 - 1 1/2 hours", 90),
        ("1 to 1 1/2 hours", 90),
        ("1-1½ hours", 90),
        ("1 1/2-2 hours", 120),
        ("1 1/2 to 2 hours", 120),
        ("3/4 hour", 45),
        ("3/4 d'ora", 45),
        ("1/2 Stunde", 30),
        ("½ Stunde", 30),
        ("¾ Std.", 45),
        ("4/5 minuti", 5),
        ("30/40 min", 40),
        ("2/3 ore", 180),
        ("ca. 1 1/2 Std.", 90),
        ("an hour and a quarter", 75),
        ("one and a quarter hours", 75),
        ("one and three quarter hours", 105),
        ("an hour and three quarters", 105),
        ("une heure et quart", 75),
        ("1 hour and half", 90),
        ("quarter hour", 15),
        ("1½ - 2 Stunden", 120),
    ],
)
def test_halves_and_quarters_are_parts_of_their_unit(typed, minutes):
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("30-40 min", 40),
        ("30 to 40 minutes", 40),
        ("30–40 Minuten", 40),
        ("45 Minuten bis 1 Stunde", 60),
        ("30 bis 40 Minuten", 40),
        ("45 minutes à 1 heure", 60),
        ("de 45 à 60 minutes", 60),
        ("45 minutos a 1 hora", 60),
        ("da 30 a 40 minuti", 40),
        ("entre 45 y 60 minutos", 60),
        ("between 45 and 60 minutes", 60),
        ("zwischen 45 und 60 Minuten", 60),
        ("tussen 45 en 60 minuten", 60),
        ("2 tot 3 uur", 180),
        ("1 hr - 1 hr 15 min", 75),
        ("1 hr 15-20 min", 80),
        ("1 hour to 90 minutes", 90),
        ("90 minutes to 2 hours", 120),
        ("between 1 hour and 90 minutes", 90),
        ("a couple of hours", 120),
        ("couple of hours", 120),
        ("1 hour or so", 60),
        ("1 hour or more", 60),
        ("up to 2 hours", 120),
        ("bis zu 2 Stunden", 120),
        ("at least 4 hours and up to 2 days", 2880),
        ("2 hours, up to 2 days", 2880),
        ("30-40", 40),
        ("1 hour 15 minutes or 2 hours", 120),
        ("5 of 6 minuten", 6),
        ("24-48 hours", 2880),
        ("one to two hours", 120),
        ("ein bis zwei Stunden", 120),
        ("two or three hours", 180),
        ("30 minutes to 1 hour or more", 60),
        ("12 to 24 hours", 1440),
        ("6h à 8h", 480),
        ("1 h à 1 h 30", 90),
        ("1h-1h30", 90),
        ("12-15mn", 15),
        ("1 hour 30 minutes - 2 hours", 120),
    ],
)
def test_a_range_means_its_end(typed, minutes):
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("PT90M", 90),
        ("P1DT2H", 1560),
        ("PT2H", 120),
        ("P0DT0H35M0S", 35),
        ("P0Y0M0DT0H35M0.000S", 35),
        ("pt45m", 45),
        ("PT1.5H", 90),
        ("PT30S", 1),
        ("P2W", 20160),
    ],
)
def test_it_reads_iso_8601(typed, minutes):
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("1 ora e 30 minuti", 90),
        ("1 uur en 15 minuten", 75),
        ("1 Stunde und 20 Minuten", 80),
        ("1 Std 30", 90),
        ("1,5 Stunden", 90),
        ("fünfundvierzig Minuten", 45),
        ("quarante-cinq minutes", 45),
        ("cuarenta y cinco minutos", 45),
        ("dreißig Minuten", 30),
        ("1 Tag", 1440),
        ("2 jours", 2880),
        ("2 Wochen", 20160),
        ("2 dias", 2880),
        ("3 giorni", 4320),
        ("2 dagen", 2880),
        ("ca. 45 Min.", 45),
        ("mindestens 3 Stunden", 180),
        ("1 u 30", 90),
        ("2 u", 120),
        ("une heure trente", 90),
        ("1 heure de repos", 60),
        ("30 Min. + 2 Std. Kühlzeit", 150),
        ("24 ore", 1440),
    ],
)
def test_it_reads_other_languages(typed, minutes):
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("eine Viertelstunde", 15),
        ("1 h 30", 90),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1h 30m", 90),
        ("1 hr. 30 min.", 90),
        ("1 hour and 30 minutes", 90),
        ("1 hour & 15 minutes", 75),
        ("1 hour, 15 minutes", 75),
        ("1.5 hours", 90),
        ("plus 2 hours", 120),
        ("20 min + 1 h", 80),
        ("15 min prep + 30 min cook", 45),
        ("20 minutes active, 2 hours inactive", 140),
        ("twenty minutes", 20),
        ("twenty-five minutes", 25),
        ("forty five minutes", 45),
        ("2 days", 2880),
        ("1 day 2 hours", 1560),
        ("1 week", 10080),
        ("1:30", 90),
        ("0:45", 45),
        ("1:30 h", 90),
        ("01:30:00", 90),
        ("45'", 45),
        ("1h 30'", 90),
        ("1h30m20s", 91),
        ("90 sec", 2),
        ("2 x 30 min", 60),
        ("~1.5 hrs", 90),
        ("about 1 hour", 60),
        ("environ 1h", 60),
        ("at least 2 hours", 120),
        ("less than 30 minutes", 30),
        ("under 30 mins", 30),
        ("30+ minutes", 30),
        ("20", 20),
        ("Prep: 20 min", 20),
        ("- 30 min", 30),
        ("⏲️ 20 min", 20),
        ("a minute", 1),
        ("an hour", 60),
        ("one hour fifteen minutes", 75),
        ("1 day", 1440),
        ("24h", 1440),
        ("1 hr30", 90),
        ("1 hr 5", 65),
        ("an hour and 15 minutes", 75),
        ("1 min", 1),
        ("1 hour 75 min", 135),
        ("30 min (+ 1 h Gehzeit)", 90),
        ("2 hrs 10 mins", 130),
        ("10mins", 10),
        ("5 min.", 5),
    ],
)
def test_it_reads_the_ways_of_cooks(typed, minutes):
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("30 min", 30),
        ("1 hr 25 min", 85),
        ("1 hr 15 mins", 75),
        ("15-30 min", 30),
        ("30 - 40 min", 40),
        ("45 ~ 60 min", 60),
        ("20~30 min", 30),
        ("35 to 40 min", 40),
        ("2h 30min", 150),
        ("~1.5 hrs", 90),
        ("0.5-2 hours", 120),
        ("2.5 - 3.25 hr", 195),
        ("≈ 3 hours", 180),
        ("30 min + 15 h", 930),
        ("20 min + 30 min for rising", 50),
        ("5 min, + 2 hours minimum chill time", 125),
        ("30 min (plus one hour rising)", 90),
        ("30 min (in 10 minute intervals)", 30),
        ("40 minutes (not including dough rise time)", 40),
        ("1h 10min or 2h 10min, (depending on how long you leave it to rest.)", 130),
        ("5 or 10 minutes", 10),
        ("at least 4 hours", 240),
        ("1 Hour+ in fridge", 60),
        ("half an hour", 30),
        ("an hour", 60),
        ("1½ hours", 90),
        ("3 days", 4320),
        ("~1 week", 10080),
        ("50 m", 50),
        ("13 h", 780),
        ("0m", 0),
        ("20", 20),
        ("10 minutes.", 10),
        ("\xa0130\xa0min", 130),
    ],
)
def test_it_understands_the_corpus(typed, minutes):
    assert minutes_of(typed) == minutes


@pytest.mark.parametrize(
    "typed",
    ["Simmer all day", "5 min/day", "10 minutes per day", "30 min + overnight chill time", "overnight", "",
     "~5 minutes + ingredients prep time"],
)  # fmt: skip
def test_it_does_not_guess(typed):
    assert minutes_of(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "P1M",
        "PT",
        "P",
        "overnight",
        "über Nacht",
        "8 hours or overnight",
        "8 hours to overnight",
        "30 min plus overnight",
        "toute la nuit",
        "2 hours (or overnight)",
        "2 hours (plus overnight)",
        "30 minutes plus chilling",
        "10 minutes per side",
        "3 minutes each",
        "until golden",
        "10 min, until golden",
        "varies",
        "a few hours",
        "een paar uur",
        "1.30 hours",
        "60-45 min",
        "1 hour - 45 minutes",
        "10 min 20 min",
        "n/a",
        "1 month",
        "30分",
        "1 hour 2 batches",
        "un par de horas",
        "hour",
        "1 hour 30 minutes of which 20 minutes",
        "30 minuts",
        "20 Min. + Ruhezeit über Nacht",
        "30 min + chilling + 10 min",
        "1 hour and",
    ],
)
def test_what_is_not_wholly_understood_gives_no_minutes(typed):
    assert minutes_of(typed) is None


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("1Std30Min", 90),
        ("1 h 05", 65),
        ("1:05 h", 65),
        ("P0DT45M", 45),
        ("PT0H30M", 30),
        ("P1D", 1440),
        ("30 minutes or less", 30),
        ("30 mins max", 30),
        ("under an hour", 60),
        ("Half hour", 30),
        ("1/2 hr", 30),
        ("1 1/4 hr", 75),
        ("1 hr + chilling", None),
        ("30 min + 4 hr chilling", 270),
        ("5 mins prep, 20 mins cooking", 25),
        ("less than 1 hour", 60),
        ("30 minutos aprox.", 30),
        ("Unos 45 minutos", 45),
        ("1h30 de cuisson", 90),
        ("45 min. de repos", 45),
        ("30 Min. Backzeit", 30),
        ("plus 1 Std. Ruhezeit", 60),
        ("1 Std. + 2 Std. Ruhezeit", 180),
        ("ca. 1 Stunde 15 Minuten", 75),
        ("1 ora circa", 60),
        ("1 ora e 1/2", 90),
        ("1 hour and 1/2", 90),
        ("2 heures 1/2", 150),
        ("1 hour and ½", 90),
        ("an hour or two", 120),
        ("a minute or two", 2),
        ("a day or two", 2880),
        ("an hour or so", 60),
        ("1 hour 15 to 20 minutes", 80),
        ("2 hours 30 to 3 hours", 180),
        ("About an hour and twenty minutes", 80),
        ("three-quarters of an hour", 45),
        ("one-half hour", 30),
        ("30 mins (plus chilling)", None),
        ("35 mins plus 2 hrs chilling", 155),
        ("25 mins - 30 mins", 30),
        ("Ready in 30 minutes", 30),
        ("takes about 1 hour", 60),
        ("1 hr (active: 30 min)", 60),
        ("1 heure et 30 minutes", 90),
        ("1h et demie", 90),
        ("1 uur en een kwartier", 75),
        ("vijf kwartier", 75),
        ("1u30", 90),
        ("1h e 30min", 90),
        ("1 hora e 15", 75),
        ("2½-3 Std.", 180),
        ("hora y cuarto", 75),
        ("1 hour 30 mins", 90),
        ("24 hrs", 1440),
        ("2 hours minimum", 120),
        ("1 hr prep + 3 hrs rest", 240),
        ("20-25 mins.", 25),
        ("20 – 25 Min", 25),
        ("1 to 2 hours, plus overnight", None),
        ("overnight + 30 min", None),
        ("über Nacht + 1 Std.", None),
        ("15 minutes, divided", None),
        ("1½h", 90),
        ("3h", 180),
        ("¼ hour", 15),
        ("1 hr ½", 90),
        ("10 a 15 minutos", 15),
        ("10 o 15 minutos", 15),
        ("10 ou 15 minutes", 15),
        ("10 oder 15 Minuten", 15),
        ("2 jours + 1 h", 2940),
        ("1 semana", 10080),
        ("een uur", 60),
        ("drie kwartier tot een uur", 60),
        ("un'ora e 20", 80),
        ("due ore e mezza", 150),
        ("1 ora e tre quarti", 105),
        ("1 hour and a half to 2 hours", 120),
        ("half an hour to 45 minutes", 45),
        ("½ to 1 hour", 60),
        ("1-1/2 to 2 hours", 120),
        ("from 20 to 30 minutes", 30),
        ("20 min – 1 h", 60),
        ("48h", 2880),
        ("PT15M-PT20M", None),
        ("1.5", None),
        ("90 mn", 90),
        ("1 h 30 mn", 90),
        ("3/4 h", 45),
        ("1 hr 10", 70),
        ("two hours and a quarter", 135),
        ("a quarter hour", 15),
        ("quarter of an hour", 15),
        ("15-minute", 15),
        ("1-hour", 60),
        ("2-3-hours", 180),
        ("0 minutes", 0),
        ("0", 0),
        ("no cooking", None),
        ("eine Stunde und dreißig Minuten", 90),
        ("zwei und eine halbe Stunde", 150),
        ("2 Stunden und 30 Minuten", 150),
        ("0,5 Std", 30),
        ("1 Tag + 2 Std.", 1560),
    ],
)
def test_it_reads_what_cooks_type_and_leaves_the_rest(typed, minutes):
    assert minutes_of(typed) == minutes


def test_it_writes_words():
    assert words_of(130) == "2 hr 10 min"


def test_it_writes_iso_8601():
    assert iso_of(130) == "PT2H10M"


def test_it_reads_back_what_it_writes():
    for minutes in range(0, 5000, 7):
        assert minutes_of(words_of(minutes)) == minutes_of(iso_of(minutes)) == minutes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cook for an hour and a half, then rest.", [("an hour and a half", 90, 90)]),
        ("Simmer 1 hour & 15 minutes.", [("1 hour & 15 minutes", 75, 75)]),
        ("Bake 1 hour, 15 minutes before the end add it.", [("1 hour", 60, 60), ("15 minutes", 15, 15)]),
        ("Bake 45 minutes to an hour.", [("45 minutes to an hour", 45, 60)]),
        ("1 hour and 15-20 minutes", [("1 hour and 15-20 minutes", 75, 80)]),
        ("1 Stunde backen, 15–20 Min. ruhen", [("1 Stunde", 60, 60), ("15–20 Min", 15, 20)]),
        ("cuire 1 h 30 à 180 °C", [("1 h 30", 90, 90)]),
        ("cocer durante una hora y media", [("una hora y media", 90, 90)]),
        ("riposare mezz'ora", [("mezz'ora", 30, 30)]),
        ("laat een half uur rusten", [("een half uur", 30, 30)]),
        ("um quarto de hora", [("um quarto de hora", 15, 15)]),
        ("30-minütige Ruhe", [("30-minütige", 30, 30)]),
        ("Stir for a minute or two.", [("a minute or two", 1, 2)]),
        ("Bake 1 hour or 2 trays", [("1 hour", 60, 60)]),
        ("ferment for 2 days", [("2 days", 2880, 2880)]),
        ("Bake 1 hour 30.", [("1 hour 30", 90, 90)]),
        ("After 1 hour 15 eggs are eaten", [("1 hour", 60, 60)]),
        ("an hour and half the sugar", [("an hour", 60, 60)]),
        ("for a second time, 10 m of string, 5 hamburgers, A4 minutes", []),
    ],
)
def test_it_finds_lengths_of_time_in_running_text(text, found):
    assert [(text[a:b], length.low / 60, length.high / 60) for a, b, length in lengths_in(text)] == found


@given(st.text(st.sampled_from("1 2½/-–hminourdayse.,:'’àun+()xPT"), max_size=30))
def test_no_text_is_too_odd_to_read(text):
    assert minutes_of(text) is None or minutes_of(text) >= 0
    at = 0
    for start, end, length in lengths_in(text):
        assert at <= start < end <= len(text)
        assert length.low <= length.high
        at = end


@pytest.mark.parametrize("piece", ["a ", "1-", "1 to ", "1 hour and ", "half a ", "1/"])
def test_a_text_of_nothing_but_numbers_is_read_in_steps_that_grow_with_it(piece):
    def count(text):
        before = sys.getprofile()
        calls = 0

        def seen(_frame, event, _argument):
            nonlocal calls
            calls += event == "call"

        sys.setprofile(seen)
        try:
            list(lengths_in(text))
        finally:
            sys.setprofile(before)
        return calls

    steps = [count(piece * 50), count(piece * 200)]
    assert steps[1] < 5 * steps[0]
