"""What the proofreader knows of words: foods by kind with their other names, and how to read a text.

One food a line: its names, parted by commas; after `<` words that count as having listed it (what it is
a kind of, or is got from). A food is only ever *silenced* by these, so the list errs on the generous side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# kind: the words by which a step may mean any food of that kind ("add the spices").
KINDS = {
    "spice": "spice seasoning season rub",
    "herb": "herb seasoning spice green garnish bouquet",
    "vegetable": "vegetable veggie veg green salad garnish",
    "fruit": "fruit berry garnish",
    "meat": "meat bone",
    "fish": "fish seafood fillet shellfish",
    "dairy": "dairy liquid cheese wet",
    "fat": "oil fat grease fry saute sauté brown",
    "starch": "dry flour grain starch pasta noodle",
    "nut": "nut seed garnish",
    "sweet": "sweetener syrup dry",
    "liquid": "liquid liquor alcohol wet marinade broth stock",
    "sauce": "sauce seasoning condiment marinade dressing liquid",
    "other": "",
}

FOODS = """
[spice]
salt, sea salt, rock salt, table salt, kosher salt < bouillon soy seasoning
pepper, black pepper, white pepper, peppercorn, ground pepper < chili chilli capsicum bell seasoning jalapeño cayenne
paprika, smoked paprika, sweet paprika < pepper chili chilli pimenton pimentón
cumin < caraway curry garam
coriander seed, ground coriander < coriander cilantro garam curry
turmeric, curcuma < curry
cinnamon, cinnamon stick < spice
nutmeg < mace spice
clove < garlic
cardamom < garam
ginger, ground ginger < galangal
cayenne, cayenne pepper < chili chilli pepper
chili powder, chilli powder < chili chilli cayenne
chili flake, chilli flake, red pepper flake, crushed red pepper < chili chilli pepper flake
garlic powder < garlic
onion powder < onion
saffron < thread
star anise < anise
fennel seed < fennel
mustard seed < mustard
allspice < pimento
sumac
curry powder < curry masala
garam masala < masala
baking powder < soda rising
baking soda, bicarbonate of soda < soda bicarbonate powder
vanilla, vanilla extract, vanilla essence, vanilla sugar < vanillin
[herb]
parsley < herb
cilantro < coriander
basil < herb pesto
oregano, origan < herb italian
thyme < herb provence
rosemary < herb provence
sage < herb
dill < herb
mint < herb
chive < herb
tarragon < herb
marjoram < herb oregano
bay leaf, bayleaf < bay
lemongrass < lemon
[vegetable]
onion, red onion, white onion, yellow onion < shallot scallion leek mirepoix
spring onion, green onion, scallion < onion
shallot < onion
garlic, garlic clove < clove
leek
carrot < mirepoix
celery < mirepoix celeriac
potato < spud fries tater
sweet potato < yam
tomato < passata marinara pizza
tomato paste, tomato puree, tomato concentrate < tomato
bell pepper, red pepper, green pepper, capsicum < pepper paprika
jalapeño, jalapeno < chili chilli pepper
mushroom < champignon porcini shiitake portobello truffle
spinach < green
kale < green
lettuce < salad green romaine iceberg
arugula, rocket < salad green
cabbage < kraut slaw
bak choy, bok choy, pak choi, pak choy < choy choi
broccoli
cauliflower
zucchini, courgette < squash
eggplant, aubergine
cucumber < pickle
pumpkin < squash
beetroot, beet
radish
asparagus
green bean < bean
pea, chickpea, garbanzo < chick
lentil < dal daal
kidney bean, black bean, white bean, pinto bean < bean
corn, sweetcorn < maize
bean sprout < sprout
avocado < guacamole
olive
caper
pickle, gherkin < cucumber dill
[fruit]
lemon, lemon juice, lemon zest < citrus
lime, lime juice, lime zest < citrus
orange, orange juice, orange zest < citrus
apple < cider
banana
strawberry < berry
blueberry < berry
raspberry < berry
raisin, sultana < currant fruit
cranberry < berry
cherry
pineapple
mango
pear
coconut
date
[meat]
chicken, chicken breast, chicken thigh < poultry bird wing drumstick breast thigh hen
turkey < poultry
duck
beef, ground beef, minced beef < mince steak chuck brisket sirloin meat hamburger burger rib roast fillet
pork, ground pork < belly loin tenderloin meat ham rib shoulder chop mince roast
lamb < meat mutton
bacon < pancetta lardon guanciale ham
ham < prosciutto bacon
sausage < chorizo salami bratwurst hot
chorizo < sausage
minced meat, mincemeat, ground meat < mince meat beef pork ground
[fish]
salmon < fish
tuna < fish
cod < fish
shrimp, prawn < seafood shellfish
anchovy < fish
mussel < seafood
[dairy]
milk < buttermilk cream dairy
cream, heavy cream, whipping cream < mascarpone whipping creme crème cream half milk
sour cream < cream creme crème
yogurt, yoghurt < curd
buttermilk < milk
cheese < cheddar mozzarella parmesan parmigiano pecorino gouda feta ricotta gruyère gruyere edam edamer emmental brie queso paneer mascarpone provolone monterey swiss gorgonzola romano halloumi american jack quark cottage tilsitter
parmesan, parmesan cheese, parmigiano < cheese pecorino grana romano
mozzarella, mozzarella cheese < cheese
cheddar, cheddar cheese < cheese
feta, feta cheese < cheese
ricotta < cheese
cream cheese < cheese philadelphia
egg, egg yolk, egg white < yolk white
coconut milk < coconut
condensed milk < milk
[fat]
butter, unsalted butter < margarine ghee stick fat
oil, cooking oil < butter lard ghee margarine fat spray shortening grease tallow dripping
olive oil < oil
vegetable oil, canola oil, sunflower oil < oil
sesame oil < sesame oil
lard < fat shortening
ghee < butter
margarine < butter
shortening < crisco fat lard
[starch]
rice, white rice, brown rice, basmati rice < basmati risotto arborio grain jasmine
flour, plain flour, wheat flour, all-purpose flour < meal semolina wheat starch mix roux
cornstarch, corn starch, cornflour, corn flour < starch maizena
breadcrumb, bread crumb < crumb bread panko crouton
bread < toast loaf bun roll baguette flour sourdough crouton tortilla pita ciabatta brioche sandwich crumb
pasta < spaghetti penne macaroni noodle fusilli lasagna lasagne linguine fettuccine tagliatelle rigatoni farfalle orzo ziti flour rotini rigatone bucatini elbow mostaccioli
spaghetti < pasta noodle
noodle < pasta spaghetti ramen udon flour soba vermicelli lasagna lasagne
oat, rolled oat, oatmeal < oats muesli granola
couscous
quinoa
tortilla < wrap taco flour masa
potato starch < starch
semolina < flour
yeast < starter sourdough levain
gelatin, gelatine
[nut]
almond < nut
walnut < nut
pecan < nut
cashew < nut
hazelnut < nut
pistachio < nut
pine nut < nut
peanut < nut
peanut butter < peanut
sesame seed, sesame < tahini
poppy seed < poppy
sunflower seed < sunflower
pumpkin seed < pumpkin
[sweet]
sugar, white sugar, caster sugar, granulated sugar < sweetener honey syrup molasses jaggery piloncillo stevia erythritol
brown sugar < sugar
powdered sugar, icing sugar, confectioners sugar < sugar
honey < sweetener syrup
maple syrup < syrup
molasses < treacle
chocolate, chocolate chip < cocoa cacao nutella
cocoa, cocoa powder < chocolate cacao
jam < preserve jelly marmalade
[liquid]
chicken stock, chicken broth < stock broth bouillon cube bullion chicken
beef stock, beef broth < stock broth bouillon cube bullion beef
vegetable stock, vegetable broth < stock broth bouillon cube bullion
stock, broth, bouillon < cube bullion bone chicken beef lamb fish meat soup
white wine < wine
red wine < wine
wine < sherry port vermouth mirin sake marsala champagne prosecco
beer < ale stout lager
coffee < espresso
[sauce]
soy sauce < soy shoyu tamari
oyster sauce < oyster
fish sauce < fish nam
hoisin sauce, hoisin < hoisin
worcestershire sauce, worcestershire < worcester
tomato sauce < tomato marinara passata ketchup
ketchup < catsup
mustard, dijon mustard < dijon
mayonnaise, mayo < aioli
vinegar < balsamic pickle
hot sauce < tabasco sriracha chili chilli cholula
tahini < sesame
salsa < tomato pico
pesto < basil
miso, miso paste
sriracha < hot chili
[other]
tofu < bean
"""

# Where a food's word means a tool, a shape, a colour or something made, not the food.
NOT_FOOD = (
    "rice cooker", "rice paper", "rice noodle", "rice vinegar", "rice flour", "rice wine", "butter knife", "potato masher",
    "potato ricer", "potato peeler", "apple corer", "garlic press", "pepper mill", "pepper grinder", "salt water",
    "coffee grinder", "coffee filter", "coffee mug", "coffee maker", "coffee cup", "tea towel", "tea spoon", "tea kettle", "tea strainer",
    "wine glass", "beer bottle", "bread knife", "bread maker", "bread machine", "bread pan", "bread flour", "bread tin", "bread board",
    "loaf pan", "egg wash", "egg timer", "egg slicer", "egg mixture", "egg noodle", "egg roll", "egg ring", "egg carton", "egg shell", "cheese cloth",
    "cheese grater", "cheese slicer", "cream of tartar", "cream soup", "milk chocolate", "milk powder", "corn syrup", "corn tortilla",
    "corn dog", "corn oil", "peanut oil", "coconut oil", "coconut sugar", "coconut cream", "sesame paste", "onion ring",
    "chicken soup", "chicken wire", "chicken fat", "beef fat", "bacon fat", "pork fat", "lemon squeezer", "lemon juicer", "orange color", "orange colour",
    "cookie cutter", "pasta water", "pasta sauce", "pasta machine", "pasta pot", "pasta maker", "pasta dough", "rice water", "potato water", "pizza sauce",
    "pizza dough", "pizza stone", "olive green", "salt and pepper shaker", "salt shaker", "salt crust", "ice cream", "hot dog",
    "brown butter", "apple cider", "apple sauce", "almond milk", "soy milk", "oat milk", "cashew milk", "whipped cream", "cream sauce",
    "butter sauce", "date of", "up to date", "use by date", "tomato soup", "mustard green", "mustard oil", "chicken mixture",
    "beef mixture", "meat sauce", "rice mixture", "flour mixture", "sugar mixture", "sugar water", "sugar syrup", "milk mixture", "butter mixture",
    "cream mixture", "cheese mixture", "cheese sauce", "garlic bread", "garlic butter", "butter bean", "pea size", "pea sized", "walnut sized", "walnut size", "corn cob",
    "yeast mixture", "tomato mixture", "onion mixture", "salt mixture", "oil mixture", "wine vinegar", "cider vinegar", "oil spray", "cream colored", "bread like", "golden syrup", "cherry tomato", "plum tomato", "egg plant", "milk foam", "milk frother", "olive colored", "chicken salt", "sausage shape", "stock pot", "honey mustard", "honey comb", "vanilla ice", "cooking wine", "celery salt", "garlic salt", "seasoning salt",
)  # fmt: skip

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@cache
def known_words() -> frozenset[str]:
    """Kitchen words and the English words within a letter of them (about 4,600)."""
    lines = Path(__file__).with_name("known_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@dataclass(frozen=True)
class Food:
    """One food: its names (singular words), its kind, and the words that count as having listed it."""

    name: str
    names: tuple[tuple[str, ...], ...]
    kind: str
    covers: frozenset[str]


@cache
def singular(word: str) -> str:
    """`tomatoes` → `tomato`, `leaves` → `leaf`; enough for foods, no grammar."""
    if len(word) < 4 or word.endswith(("ss", "us", "is", "’s", "'s")) or word == "molasses":
        return word
    if word in ("chilies", "chillies"):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("aves"):
        return word[:-3] + "f"
    if word.endswith(("oes", "shes", "ches", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def words(text: str) -> list[str]:
    """The words of a text in order, small and in the singular."""
    return [singular(word.lower()) for word in WORD.findall(text)]


def _read() -> Iterator[Food]:
    kind = "other"
    for line in FOODS.strip().splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
            continue
        names, _, covers = line.partition(" < ")
        spelled = tuple(tuple(words(name)) for name in names.split(", "))
        yield Food(names.split(",")[0], spelled, kind, frozenset(words(covers)))


FOOD_LIST = tuple(_read())
_BY_NAME: dict[tuple[str, ...], Food | None] = {tuple(words(name)): None for name in NOT_FOOD}
_BY_NAME |= {name: food for food in FOOD_LIST for name in food.names}
_LONGEST = max(map(len, _BY_NAME))


def foods_in(tokens: list[str]) -> Iterator[tuple[int, int, Food]]:
    """(from, to, food) for each food named in a list of words; the longest name wins."""
    at = 0
    while at < len(tokens):
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            name = tuple(tokens[at : at + size])
            if name in _BY_NAME:
                if food := _BY_NAME[name]:
                    yield at, at + size, food
                at += size
                break
        else:
            at += 1
