"""Temperatures in a step's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recipes.quantities.temperatures import convert_temperatures, temperatures

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

# An oven said several ways, and what lies below an oven, in °F.
OVENS = [
    ("180C/160C fan/gas 4", "350°F/325°F fan"),
    ("Heat to 200°C (180°C fan, gas 6).", "Heat to 400°F (350°F fan)."),
    ("200C/fan 180C/gas 6", "400°F/fan 350°F"),
    ("Gas Mark 4/180C/160C fan", "350°F/325°F fan"),
    ("200°C (180°C fan) gas 6", "400°F (350°F fan)"),
    ("200°C/180°C fan (gas 6) for", "400°F/350°F fan for"),
    ("180C (gas 4, 160C fan)", "350°F (325°F fan)"),
    ("180°C/350°F/gas 4", "180°C/350°F/gas 4"),
    ("180 °C Umluft", "350°F Umluft"),
    ("gas mark 4-5", "350–375°F"),
    ("gas mark ½", "250°F"),
    ("gas 1/2", "250°F"),
    ("220c (fan), or gas mark 7", "425°F (fan), or gas mark 7"),
    ("mark 4 lines", "mark 4 lines"),
    ("E-Herd: 175 °C/ Umluft: 150 °C", "E-Herd: 350°F/ Umluft: 300°F"),
    ("Heat oven to 200C/180C fan or gas 6.", "Heat oven to 400°F/350°F fan."),
    ("220C/200C with fan/gas 7", "425°F/400°F with fan"),
    ("180°C, fan 160°C", "350°F, fan 325°F"),
    (
        "Ofen auf 180°C Ober-/Unterhitze (160°C Umluft) vorheizen",
        "Ofen auf 350°F Ober-/Unterhitze (325°F Umluft) vorheizen",
    ),
]
COLD = [
    ("Freeze at -18°C", "Freeze at 0°F"),
    ("Keep at 4°C.", "Keep at 39°F."),
    ("at minus 18°C", "at 0°F"),
    ("-20 °C", "-4°F"),
    ("−18 °C", "0°F"),
    ("cool to -2°C", "cool to 28°F"),
    ("Freeze at -18 °C or below", "Freeze at 0°F or below"),
    ("chill to 5 degrees C", "chill to 41°F"),
    ("a 2°C rise", "a 2°C rise"),
    ("37 °C", "99°F"),
    ("160°-180°C", "325–350°F"),
]
OTHERS = [
    ("-12 to -18°C", "10 to 0°F"),
    ("200°C, 180°C fan, gas mark 6", "400°F, 350°F fan"),
    ("Gas 6 (200°C)", "Gas 6 (400°F)"),
    ("230C (fan 210C)", "450°F (fan 410°F)"),
    ("at 150C/130C fan/Gas 2 for 3 hours", "at 300°F/265°F fan for 3 hours"),
    ("180 °C (Umluft 160 °C, Gas Stufe 3)", "350°F (Umluft 325°F, Gas Stufe 3)"),
    ("180C/fan160C/gas 4", "350°F/fan325°F"),
    ("160C fan/180C conventional/gas 4", "325°F fan/350°F conventional"),
    ("180°C/160°C (fan)/350°F/gas 4", "180°C/160°C (fan)/350°F/gas 4"),
    ("Store at -18 °C.", "Store at 0°F."),
    ("(-18°C)", "(0°F)"),
    ("–18°C", "0°F"),
    ("at −20 °C or colder", "at -4°F or colder"),
    ("0 °C", "32°F"),
    ("170C Fan / Gas Mark 5", "340°F Fan / Gas Mark 5"),
    ("180°C fan-forced (200°C conventional)", "350°F fan-forced (400°F conventional)"),
    ("Heat oven to 180C/160C fan/gas 4. Bake", "Heat oven to 350°F/325°F fan. Bake"),
    ("110-120C", "225–250°F"),
    ("between 60 and 70°C", "between 140 and 158°F"),
    ("20-30°C", "68–86°F"),
    ("180/200°C", "350/400°F"),
    ("180 bis 200 °C", "350 bis 400°F"),
    ("180 Grad", "350°F"),
    ("56.5°C", "134°F"),
    ("175/350F", "175/350F"),
    ("4C flour", "4C flour"),
    ("12 C flour", "12 C flour"),
    ("200 C", "400°F"),
    ("180° - 200°C", "350–400°F"),
    ("180°C - 200°C", "350°F - 400°F"),
    ("thermostat 6 (180°C)", "thermostat 6 (350°F)"),
    ("add 2 and 180C", "add 2 and 350°F"),
    ("180ºC", "350°F"),
    ("at 80-90°C", "at 176–194°F"),
    ("1/2 C", "1/2 C"),
]
OTHERS_IN_CELSIUS = [
    ("0°F", "-18 °C"),
    ("Freeze at 0 °F", "Freeze at -18 °C"),
    ("-10°F", "-23 °C"),
    ("350 F", "175 °C"),
    ("400F (375F convection)", "205 °C (190 °C convection)"),
    ("325°F to 350°F", "165 °C to 175 °C"),
    ("350 to 375F", "175 to 190 °C"),
    ("between 325 and 350°F", "between 165 and 175 °C"),
    ("40°F", "4 °C"),
    ("80°-85°F", "27–29 °C"),
    ("350º F", "175 °C"),
    ("350-degree F oven", "175 °C oven"),
    ("gas mark 6", "205 °C"),
    ("100 c water", "100 c water"),
]


@pytest.mark.parametrize(("text", "metric"), TO_CELSIUS + OTHERS_IN_CELSIUS)
def test_it_writes_celsius(text, metric):
    assert convert_temperatures(text, "metric") == metric


@pytest.mark.parametrize(("text", "us"), TO_FAHRENHEIT + OVENS + COLD + OTHERS)
def test_it_writes_fahrenheit(text, us):
    assert convert_temperatures(text, "us") == us


@given(st.text(st.sampled_from("0123456789 °CFgasmrk/-–()ton."), max_size=40))
def test_no_text_is_too_odd_to_convert(text):
    for system in ("metric", "us"):
        assert isinstance(convert_temperatures(text, system), str)
    at = 0
    for one in temperatures(text):
        assert at <= one.start < one.end <= len(text)
        at = one.end
