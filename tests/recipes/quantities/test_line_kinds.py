"""Kinds of ingredient lines that were once scaled or converted wrongly: seen on real pages, and more of each kind."""

from fractions import Fraction

import pytest

from recipes.quantities import adjust, adjusted, parse

X2, HALF = (Fraction(2), ""), (Fraction(1, 2), "")
METRIC, US = (Fraction(1), "metric"), (Fraction(1), "us")

KINDS = {
    "a leading each": [
        ("1 tsp each salt and pepper", X2, "2 tsp each salt and pepper"),
        ("1 cup each: blueberries, raspberries", X2, "2 cups each: blueberries, raspberries"),
        ("4 breasts, about 6 oz each", X2, "8 breasts, about 6 oz each"),
        ("½ tsp each of ground cumin and coriander", X2, "1 tsp each of ground cumin and coriander"),
        ("Salt and pepper, 1 tsp each", X2, "Salt and pepper, 2 tsp each"),
        ("4 (6 oz each) salmon fillets", X2, "8 (6 oz each) salmon fillets"),
        ("2 thermos, ½l capacity each", X2, "4 thermos, ½l capacity each"),
        ("je 1 TL Kreuzkümmel und Koriander", X2, "je 2 TL Kreuzkümmel und Koriander"),
        ("1 each: carrot, onion", X2, "2 each: carrot, onion"),
        ("1/4 stick of butter per chicken breast", X2, "1/4 stick of butter per chicken breast"),
    ],
    "a second count": [
        ("2 large eggs plus 1 yolk", X2, "4 large eggs plus 2 yolks"),
        ("1 egg + 1 egg yolk", X2, "2 eggs + 2 egg yolks"),
        ("2 eggs and one egg white", X2, "4 eggs and 2 egg whites"),
        ("1 red and 1 yellow pepper", X2, "2 red and 2 yellow peppers"),
        ("1 cup sugar, plus 2 tablespoons for dusting", HALF, "½ cup sugar, plus 1 tablespoon for dusting"),
        ("1 Ei + 1 Eigelb", X2, "2 Eier + 2 Eigelbe"),
        ("1 œuf entier + 2 jaunes", X2, "2 œufs entiers + 4 jaunes"),
        ("2 huevos y 1 yema", X2, "4 huevos y 2 yemas"),
        ("2 ägg + 1 äggula", X2, "4 ägg + 2 äggulor"),
    ],
    "sizes that are ranges": [
        ("4 (6- to 8-ounce) fillets", X2, "8 (6- to 8-ounce) fillets"),
        ("4 (6- to 8-ounce) fillets", METRIC, "4 (170–230 g) fillets"),
        ("1 3- to 4-pound chicken", X2, "2 3- to 4-pound chickens"),
        ("1 3- to 4-pound chicken", METRIC, "1 x 1.35–1.8 kg chicken"),
        ("2 (6-8oz) steaks", HALF, "1 (6-8oz) steak"),
        ("1 (10 to 12 ounce) bag spinach", X2, "2 (10 to 12 ounce) bags spinach"),
        ("1 (3 1/2- to 4-pound) chicken", X2, "2 (3 1/2- to 4-pound) chickens"),
        ("6 (5- or 6-ounce) salmon fillets", HALF, "3 (5- or 6-ounce) salmon fillets"),
        ("2-3 lb chuck roast", X2, "4-6 lb chuck roast"),
        ("1 turkey, 5-15 lb. (thawed)", X2, "2 turkeys, 5-15 lb. (thawed)"),
    ],
    "sizes behind a word or a range": [
        ("1 large (28-ounce) can tomatoes", X2, "2 large (28-ounce) cans tomatoes"),
        ("1 to 2 (14-oz) cans beans", X2, "2 to 4 (14-oz) cans beans"),
        ("1, 14 oz can beans", X2, "2, 14 oz cans beans"),
        ("9 3/4-inch thick chops", X2, "18 3/4-inch thick chops"),
        ("2 1/4-ounce packages yeast", X2, "4 1/4-ounce packages yeast"),
        ("1-14 oz can coconut milk", X2, "2 x 14 oz cans coconut milk"),
        ("400g tin chopped tomatoes", X2, "2 x 400g tins chopped tomatoes"),
        ("28oz (825 ml) can of whole tomatoes", X2, "2 x 28oz (825 ml) cans of whole tomatoes"),
        ("1 1/2-inch piece ginger", X2, "3-inch piece ginger"),
        ("1 package (2 1/4 teaspoons) yeast", X2, "2 packages (4½ teaspoons) yeast"),
        ("1 can of condensed milk (370g)", X2, "2 cans of condensed milk (370g)"),
        ("1 extra-large (28 oz) can tomatoes", X2, "2 extra-large (28 oz) cans tomatoes"),
        ("4 1-inch-thick pork chops (8 oz each)", X2, "8 1-inch-thick pork chops (8 oz each)"),
        ("A 14.5-ounce can diced tomatoes", X2, "2 14.5-ounce cans diced tomatoes"),
        ("320g sheet puff pastry", X2, "2 x 320g sheets puff pastry"),
        ("3-pound chicken, cut up", X2, "2 x 3-pound chickens, cut up"),
        ("9-inch pie crust", X2, "2 x 9-inch pie crusts"),
    ],
    "lengths": [
        ('4x12" pizza bases', X2, '8x12" pizza bases'),
        ("2cm/1in piece ginger", X2, "4cm/2in piece ginger"),
        ("5 cm/2 inch piece of ginger", HALF, "2.5 cm/1 inch piece of ginger"),
        ("2-inch piece of ginger (5 cm)", X2, "4-inch piece of ginger (10 cm)"),
        ("6 10-inch flour tortillas", X2, "12 10-inch flour tortillas"),
        ("2 carrots, cut into 1-inch cubes", HALF, "1 carrot, cut into 1-inch cubes"),
        ("2 carrots, cut into 1-inch cubes", METRIC, "2 carrots, cut into 2.5 cm cubes"),
        ("1 Stück Ingwer (ca. 3 cm)", X2, "2 Stück Ingwer (ca. 3 cm)"),
        ("6 sheets 7x7cm (~ 3x3inches)", X2, "12 sheets 7x7cm (~ 3x3inches)"),
    ],
    "a temperature in a line": [
        ("1 cup warm water (40C)", X2, "2 cups warm water (40C)"),
        ("1 cup warm water (40C)", METRIC, "240 ml warm water (40C)"),
        ("1 cup warm water (105-115 degrees F)", X2, "2 cups warm water (105-115 degrees F)"),
        ("1 cup warm water (110°F/45°C)", METRIC, "240 ml warm water (110°F/45°C)"),
        ("2 tsp yeast dissolved in 2 tbsp water at 40°C", HALF, "1 tsp yeast dissolved in 1 tbsp water at 40°C"),
    ],
    "ounces, fluid or not": [
        ("8 oz kale", METRIC, "230 g kale"),
        ("1 (14 oz) can sweetened condensed milk", METRIC, "1 (400 g) can sweetened condensed milk"),
        ("1 (5 oz) can tuna in water", METRIC, "1 (140 g) can tuna in water"),
        ("1½ oz gin", METRIC, "45 ml gin"),
        ("8 oz milk", X2, "16 oz milk"),
        ("8 oz sour cream", METRIC, "230 g sour cream"),
        ("8 oz ale", METRIC, "240 ml ale"),
        ("1 (10.5 oz) can cream of mushroom soup", METRIC, "1 (300 g) can cream of mushroom soup"),
        ("1 (12 oz) can evaporated milk", METRIC, "1 (360 ml) can evaporated milk"),
        ("8 oz kale", X2, "1 lb kale"),
    ],
    "one amount in several ways": [
        ("½ cup (4 oz/115 g) sugar", US, "½ cup (4 oz) sugar"),
        ("½ cup (4 oz/115 g) sugar", METRIC, "115 g sugar"),
        ("1 cup + 2 tbsp (155 g) flour", US, "1 cup + 2 tbsp flour"),
        ("¼ cup (4 Tbsp) oil", X2, "½ cup (8 Tbsp) oil"),
        ("1 qt (32 oz, 946mL) broth", METRIC, "946mL broth"),
        ("4 tablespoons (½ stick / 57g) butter", METRIC, "57g butter"),
        ("120g oat flour (1 cup)", US, "120g oat flour (1 cup)"),
        ("1 pound (about 500 g) beef", METRIC, "about 500 g beef"),
        ("1 loaf (~800g/~1.7 lbs) of bread", US, "1 loaf (~1.7 lbs) of bread"),
        ("4.5 (650g) cups flour", US, "4.5 (650g) cups flour"),
    ],
    "numbers in words": [
        ("one and a half cups flour", X2, "3 cups flour"),
        ("1/3rd cup soy sauce", X2, "⅔ cup soy sauce"),
        ("two and a half cups rice", X2, "5 cups rice"),
        ("a cup and a half of sugar", X2, "3 cups of sugar"),
        ("two thirds of a cup water", HALF, "⅓ cup water"),
        ("3/4 of a cup of warm water", X2, "1½ cups of warm water"),
        ("½ an onion", X2, "1 onion"),
        ("2/3rds cup rice", X2, "1⅓ cups rice"),
        ("anderthalb TL Salz", X2, "3 TL Salz"),
        ("1 xícara e meia de leite", X2, "3 xícaras de leite"),
        ("une demi-gousse de vanille", X2, "1 gousse de vanille"),
    ],
    "asides that follow the amount": [
        ("¼ cup lemon juice (2 lemons)", X2, "½ cup lemon juice (4 lemons)"),
        ("2 pounds chicken (about 8 thighs)", X2, "4 pounds chicken (about 16 thighs)"),
        ("1 cup orange juice (from 3 oranges)", HALF, "½ cup orange juice (from 1–2 oranges)"),
        ("3 tbsp lemon juice, from 1 lemon", X2, "6 tbsp lemon juice, from 2 lemons"),
        ("500 g Kartoffeln (ca. 4 Stück)", HALF, "250 g Kartoffeln (ca. 2 Stück)"),
        ("1 pound shrimp (16-20 count)", X2, "2 pounds shrimp (16-20 count)"),
        ("1 banana (or 2 if they are small)", X2, "2 bananas (or 4 if they are small)"),
        ("dash of pepper (1/8 teaspoon or less)", X2, "2 dashes of pepper (¼ teaspoon or less)"),
    ],
    "other languages": [
        ("3 EL Zucker", HALF, "1½ EL Zucker"),
        ("2 bis 3 EL Öl", X2, "4 bis 6 EL Öl"),
        ("3 c. à s. de sucre", METRIC, "3 c. à s. de sucre"),
        ("2 c. à soupe huile", X2, "4 c. à soupe huile"),
        ("2 Dosen Tomaten à 400 g", X2, "4 Dosen Tomaten à 400 g"),
        ("1 Dose Tomaten (400 g)", X2, "2 Dosen Tomaten (400 g)"),
        ("Saft einer halben Zitrone", X2, "Saft von 1 Zitrone"),
        ("1 kg Kartoffeln", HALF, "500 g Kartoffeln"),
        ("le jus d'un citron", X2, "le jus de 2 citrons"),
        ("2 cuillères à soupe d'huile d'olive", HALF, "1 cuillère à soupe d'huile d'olive"),
        ("2 boîtes de 400 g de tomates", X2, "4 boîtes de 400 g de tomates"),
        ("1 cebolla grande picada", X2, "2 cebollas grandes picadas"),
        ("2 cucharadas soperas de aceite", HALF, "1 cucharada sopera de aceite"),
        ("una taza y media de harina", X2, "3 tazas de harina"),
        ("2 scatole di tonno da 80 g", X2, "4 scatole di tonno da 80 g"),
        ("1 spicchio d'aglio", X2, "2 spicchi d'aglio"),
        ("2 colheres (sopa) de açúcar", HALF, "1 colher (sopa) de açúcar"),
        ("2 of 3 wortels", X2, "4 of 6 wortels"),
        ("1 teentje knoflook", X2, "2 teentjes knoflook"),
        ("2 burkar krossade tomater à 400 g", HALF, "1 burk krossade tomater à 400 g"),
        ("1/4 de litre de vin rouge", X2, "½ litre de vin rouge"),
        ("1 abacate maduro", X2, "2 abacates maduros"),
        ("800 g Hähnchenbrust", X2, "1,6 kg Hähnchenbrust"),
        ("1 c.s. huile", METRIC, "1 c.s. huile"),
        ("2 kopper mel", HALF, "1 kopp mel"),
        ("2 til 3 gulrøtter", X2, "4 til 6 gulrøtter"),
        ("1.500 g Mehl", HALF, "750 g Mehl"),
    ],
    "plurals of other languages' foods": [
        ("1 Hokkaidokürbis", X2, "2 Hokkaidokürbisse"),
        ("2 Lammkeulen", HALF, "1 Lammkeule"),
        ("1 potimarron", X2, "2 potimarrons"),
        ("1 boule de mozzarella", X2, "2 boules de mozzarella"),
        ("2 codornices", HALF, "1 codorniz"),
        ("1 noce di burro", X2, "2 noci di burro"),
        ("1 peperone giallo", X2, "2 peperoni gialli"),
        ("1 cebola roxa", X2, "2 cebolas roxas"),
        ("1 batata-doce", X2, "2 batatas-doces"),
        ("1 oignon jaune", X2, "2 oignons jaunes"),
        ("1 granaatappel", X2, "2 granaatappels"),
        ("1 knoflookteen", X2, "2 knoflooktenen"),
        ("2 Rinderrouladen", HALF, "1 Rinderroulade"),
        ("1 Schweinefilet", X2, "2 Schweinefilets"),
        ("1 oignon nouveau", X2, "2 oignons nouveaux"),
        ("1 uovo sodo", X2, "2 uova sode"),
        ("1 limão siciliano", X2, "2 limões sicilianos"),
        ("1 maiskolf", X2, "2 maiskolven"),
        ("2 Kartoffelklöße", HALF, "1 Kartoffelkloß"),
        ("1 Suppenhuhn (ca. 1,5 kg)", X2, "2 Suppenhühner (ca. 3 kg)"),
        ("1 Lauchzwiebel", X2, "2 Lauchzwiebeln"),
        ("1 Topinamburknolle", X2, "2 Topinamburknollen"),
        ("1 Ei, hart gekocht", X2, "2 Eier, hart gekocht"),
        ("1 handsinaasappel", X2, "2 handsinaasappels"),
        ("1 kastanjechampignon", X2, "2 kastanjechampignons"),
        ("1 cravo-da-índia", X2, "2 cravos-da-índia"),
    ],
    "adjectives of other languages": [
        ("2 grüne Äpfel", HALF, "1 grüner Apfel"),
        ("2 große Eier", HALF, "1 großes Ei"),
        ("1 altbackenes Brötchen", X2, "2 altbackene Brötchen"),
        ("1 gestrichener TL Salz", X2, "2 gestrichene TL Salz"),
        ("2 grote eieren", HALF, "1 groot ei"),
        ("2 kleine blikjes", HALF, "1 klein blikje"),
        ("1 gousse d'ail, écrasée", X2, "2 gousses d'ail, écrasées"),
        ("1 tomate, pelée et épépinée", X2, "2 tomates, pelées et épépinées"),
        ("1 pomme de terre à chair ferme", X2, "2 pommes de terre à chair ferme"),
        ("2 beaux poireaux", HALF, "1 beau poireau"),
        ("1 pimiento verde italiano", X2, "2 pimientos verdes italianos"),
        ("1 hoja de laurel seca", X2, "2 hojas de laurel secas"),
        ("1 filete de pescado blanco", X2, "2 filetes de pescado blanco"),
        ("1 peperone giallo o rosso", X2, "2 peperoni gialli o rossi"),
        ("2 uova sode", HALF, "1 uovo sodo"),
        ("1 coscia di coniglio disossata", X2, "2 cosce di coniglio disossate"),
        ("2 dentes de alho picados", HALF, "1 dente de alho picado"),
        ("1 lata de atum escorrida", X2, "2 latas de atum escorridas"),
        ("1 base de massa folhada", X2, "2 bases de massa folhada"),
    ],
    "units that two languages share": [
        ("1 tasse de café", X2, "2 tasses de café"),
        ("1 Tasse Reis", X2, "2 Tassen Reis"),
        ("1 glas witte wijn", X2, "2 glazen witte wijn"),
        ("1 Glas Sauerkirschen", X2, "2 Gläser Sauerkirschen"),
    ],
    "ends of ranges without a unit": [
        ("a pound or two of mussels", X2, "2 pounds or 4 of mussels"),
        ("1½ dozen clams", HALF, "¾ dozen clams"),
        ("3/4 onion", X2, "1½ onions"),
        ("10 c flour", METRIC, "1.2 kg flour"),
    ],
    "English lines with a word that another language has": [
        ("1 Butternut Squash", X2, "2 Butternut Squashes"),
        ("1 bouillon cube (vegetable, pork or chicken)", X2, "2 bouillon cubes (vegetable, pork or chicken)"),
        ("1 kg long grain rice", X2, "2 kg long grain rice"),
        ("5 g baking soda", HALF, "2.5 g baking soda"),
        ("2 blood sausages (*morcillas de cebolla*)", HALF, "1 blood sausage (*morcillas de cebolla*)"),
        ("Beef Bones with marrow (3x)", X2, "Beef Bones with marrow (6x)"),
    ],
    "nouns that are of the recipe's language": [
        ("1 avocado", (X2[0], "", "nl"), "2 avocado's"),
        ("1 avocado", (X2[0], "", "de"), "2 avocados"),
        ("1 Aubergine", (X2[0], "", "de"), "2 Auberginen"),
        ("1 patata", (X2[0], "", "it"), "2 patate"),
        ("1 large egg", (X2[0], "", "fr"), "2 large eggs"),
    ],
}  # fmt: skip
CASES = [(kind, *case) for kind, cases in KINDS.items() for case in cases]

NOT_SCALED = [
    "1 bottle wine (33c)",
    "1 glass (12x) milk",
    "5/6 bayleaf",
    "3 / 4 lemons",
    "2/3 carottes",
    "an egg or two",
    "une gousse ou deux",
    "greens for 6",
    "jam from 4 oranges",
    "pastry for a 9-inch pie",
    "2 1/2-pound lobsters",
    "1 1/4 oz (7g) packet gelatin",
    "half a tin (200g) of baked beans",
    "2 (3 1/2) pound whole chickens",
    "4 veal cutlets (1 ~ 150g)",
    "Eggs (~1 egg per 500g chicken, plus 3-5 for the breading)",
    "taza y media de harina",
    "2 cups water for 4 people",
    "10cm x 5cm piece of pork belly",
    "A chicken weighing 2,5kg (roughly 5 pounds)",
    "1 cup " * 200,
]
NAMES = [
    ("Boneless, skinless chicken", "", "chicken", "Boneless, skinless"),
    ("1 tbsp thyme or 1 tsp dried", "tbsp", "thyme", "or 1 tsp dried"),
    ("2 large eggs", "", "eggs", "large"),
    ("1 large boneless, skinless chicken breast, diced", "", "chicken breast", "large boneless, skinless, diced"),
    ("2 cups peeled, diced potatoes", "cup", "potatoes", "peeled, diced"),
    ("1 small, ripe avocado", "", "avocado", "small, ripe"),
    ("2 cups finely chopped onion", "cup", "onion", "finely chopped"),
    ("4 breasts, about 6 oz each", "", "breasts", "about 6 oz each"),
    ("2 c. à soupe d'huile", "tbsp", "huile", ""),
    ("2 Dosen Tomaten à 400 g", "can", "Tomaten", "à 400 g"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "line", "asked", "shown"), CASES)
def test_each_line_of_a_kind_is_right(kind, line, asked, shown):
    assert adjust(line, *asked) == shown


@pytest.mark.parametrize("line", NOT_SCALED)
def test_what_is_not_wholly_understood_is_left_as_typed_and_says_so(line):
    answer = adjusted(line, Fraction(2))
    assert (answer.text, answer.left) == (line, "scaled")


@pytest.mark.parametrize(
    "line",
    [
        "rock salt",
        "salt to taste",
        "Chinese 5 Spice",
        "Cream (10% fat)",
        "a few sprigs of thyme",
        "Fish stock (see 2.)",
    ],
)
def test_a_line_without_an_amount_needs_no_mark(line):
    assert adjusted(line, Fraction(2)).left == ""


@pytest.mark.parametrize(("line", "unit", "item", "note"), NAMES)
def test_size_and_preparation_belong_in_the_note(line, unit, item, note):
    read = parse(line)
    assert (read.unit, read.item, read.note) == (unit, item, note)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("2 1/2-pound lobsters", "converted"),
        ("a pound or two of mussels", "converted"),
        ("1 bottle wine (33c)", "converted"),
        ("greens for 6", ""),
        ("jam from 4 oranges", ""),
    ],
)
def test_only_what_would_change_is_said_not_to_be_converted(line, left):
    assert adjusted(line, system="metric").left == left
