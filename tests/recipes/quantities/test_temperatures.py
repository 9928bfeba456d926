"""Temperatures in a step's text."""

import pytest

from recipes.quantities.temperatures import convert_temperatures

TO_CELSIUS = [
    ("Bake at 350F.", "Bake at 175 °C."),
    ("Bake at 350 °F for 2 hours.", "Bake at 175 °C for 2 hours."),
    ("Heat to 350 degrees Fahrenheit.", "Heat to 175 °C."),
    ("Preheat oven to 175C/350F.", "Preheat oven to 175C/350F."),
    ("Cook at 350F/175C.", "Cook at 350F/175C."),
    ("Bake at 350-375°F.", "Bake at 175–190 °C."),
    ("Cook to 165°F inside.", "Cook to 74 °C inside."),
    ("Gas mark 4.", "175 °C."),
    ("Preheat to 350°F (roughly 180°C).", "Preheat to 350°F (roughly 180°C)."),
    ("Heat to 220c (fan), or gas mark 7.", "Heat to 220c (fan), or gas mark 7."),
    ("Cook for 350 minutes.", "Cook for 350 minutes."),
]
TO_FAHRENHEIT = [
    ("Bake at 180 °C.", "Bake at 350°F."),
    ("Bake at 200C.", "Bake at 400°F."),
    ("at gas mark 6", "at 400°F"),
    ("turn the top broiler to high (250C/500F)", "turn the top broiler to high (250C/500F)"),
    ("Heat the oven to 190°C/gas mark 5.", "Heat the oven to 375°F/gas mark 5."),
    ("add 100 c of water", "add 100 c of water"),
    ("cool to 40 °C", "cool to 104°F"),
]


@pytest.mark.parametrize(("text", "metric"), TO_CELSIUS)
def test_it_writes_celsius(text, metric):
    assert convert_temperatures(text, "metric") == metric


@pytest.mark.parametrize(("text", "us"), TO_FAHRENHEIT)
def test_it_writes_fahrenheit(text, us):
    assert convert_temperatures(text, "us") == us
