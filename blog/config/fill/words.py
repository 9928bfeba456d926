"""The words that made-up posts are written with."""

MAINS = (
    "chicken", "pork shoulder", "beef chuck", "lamb", "salmon", "cod", "shrimp", "mussels", "tofu", "eggs", "lentils",
    "chickpeas", "black beans", "white beans", "potatoes", "sweet potatoes", "carrots", "parsnips", "beetroot", "leeks",
    "onions", "cabbage", "kale", "spinach", "chard", "cauliflower", "broccoli", "fennel", "celeriac", "pumpkin",
    "courgettes", "aubergines", "tomatoes", "peppers", "mushrooms", "asparagus", "peas", "sweetcorn", "rice", "barley",
    "polenta", "noodles", "apples", "pears", "plums", "apricots", "rhubarb", "cherries", "blackberries", "lemons",
    "oranges", "walnuts", "almonds", "hazelnuts", "chestnuts", "quince",
)  # fmt: skip
FORMS = (
    "soup", "stew", "pie", "gratin", "salad", "curry", "risotto", "tart", "roast", "braise", "fritters", "dumplings",
    "pilaf", "casserole", "chowder", "hash", "bake", "skewers", "pot", "ragout", "omelette", "flatbread", "buns",
    "pancakes", "crumble", "cake", "jam", "pickle", "pasta", "broth",
)  # fmt: skip
MANNERS = (
    "Smoky", "Slow", "Quick", "Sunday", "Weeknight", "Golden", "Crisp", "Spiced", "Sour", "Buttery", "Charred", "Humble",
    "Rich", "Bright", "Peppery", "Old-Fashioned", "Autumn", "Winter", "Spring", "Summer", "Harvest", "Kitchen", "Village",
    "Grandmother’s", "Neighbour’s", "Market", "Cold-Day", "Rainy-Day", "Honest", "Creamy",
)  # fmt: skip
PANTRY = (
    ("{n} tbsp olive oil", 1, 4), ("{n} cloves garlic, crushed", 1, 6), ("{n} tsp salt", 1, 2), ("{n} tbsp butter", 1, 6),
    ("{n} onions, finely chopped", 1, 3), ("{n} tsp black pepper", 1, 2), ("{n} cups chicken stock", 1, 6),
    ("{n} bay leaves", 1, 3), ("{n} tbsp flour", 1, 5), ("{n} tsp smoked paprika", 1, 3), ("{n} tbsp tomato paste", 1, 3),
    ("{n}00 ml cream", 1, 4), ("{n} tbsp soy sauce", 1, 4), ("{n} tsp cumin seeds", 1, 3), ("{n} lemon", 1, 2),
    ("{n} sprigs thyme", 2, 6), ("{n} tbsp honey", 1, 3), ("{n} cups water", 1, 5), ("{n} eggs", 1, 4),
    ("{n}0 g parmesan, grated", 3, 9), ("{n} tbsp cider vinegar", 1, 3), ("{n} tsp ground coriander", 1, 2),
    ("{n} tbsp brown sugar", 1, 4), ("{n} handfuls parsley, chopped", 1, 2), ("{n} tsp chilli flakes", 1, 2),
    ("{n} celery stalks, sliced", 1, 4), ("{n} tbsp mustard", 1, 2), ("{n} tsp turmeric", 1, 2), ("{n}0 ml white wine", 10, 20),
    ("{n} spring onions", 2, 6),
)  # fmt: skip
STEPS = (
    "Heat the oven to {t} °C.", "Warm the oil in a heavy pot over medium heat.", "Brown the {main} on all sides for {m} minutes.",
    "Add the onions and cook gently until soft, about {m} minutes.", "Stir in the garlic and the spices for a minute.",
    "Pour in the stock and bring it to a simmer.", "Cover and cook over low heat for {m} minutes.",
    "Whisk the cream with the eggs and season well.", "Fold in the {main} and spread everything in a dish.",
    "Bake until golden, {m} to {m2} minutes.", "Let it rest for {m} minutes before serving.",
    "Taste, and add salt, pepper or lemon as it needs.", "Scatter the parsley over it and serve at once.",
    "Reduce the sauce by half over high heat.", "Toss the {main} with oil and salt on a tray.",
    "Roast for {m2} minutes, turning once.", "Skim off the fat and discard the bay leaves.",
    "Knead for {m} minutes and leave to rise under a cloth.", "Drain well and keep a cup of the water.",
    "Set aside in a warm place.",
)  # fmt: skip
SENTENCES = (
    "I first ate this in {place}, on a day when it would not stop raining.",
    "The {main} came from the stall by the bridge, and there was far too much of it.",
    "It is the kind of {form} that forgives you if you forget about it.",
    "My neighbour {name} swears by a pinch more salt than seems wise.",
    "Do not hurry the onions: everything depends on them.",
    "We had it with bread, and then with more bread.",
    "There is a version from {place} with cream in it, which I also like.",
    "Leftovers are better the next day, if there are any.",
    "You can make it with whatever {main} you find.",
    "{name} asked for the recipe before the plates were empty.",
    "The first attempt was too sour, the second too thick; this is the fourth.",
    "A heavy pot helps, but it is not the law.",
    "In {place} they would serve it cold, with a spoon of yoghurt.",
    "I write it down here mostly so that I do not lose it again.",
    "It looks like little work, and it is.",
    "Children eat it, which I note without further comment.",
    "The smell alone will bring people to the kitchen.",
    "If you have only half the time, make half of it.",
)
NAMES = (
    "Ana", "Ben", "Clara", "Dario", "Elif", "Frida", "Goran", "Hanna", "Ivo", "Jana", "Karim", "Lena", "Milo", "Nora",
    "Omar", "Paula", "Quentin", "Rosa", "Sami", "Tess", "Uwe", "Vera", "Wanda", "Xenia", "Yusuf", "Zoe", "Ines", "Jonas",
    "Marta", "Piotr",
)  # fmt: skip
SYLLABLES = (
    "bra",
    "ve",
    "lo",
    "ska",
    "mar",
    "tin",
    "dor",
    "ne",
    "al",
    "ken",
    "ri",
    "sto",
    "wen",
    "gal",
    "ha",
    "mos",
)
REMARKS = (
    "Made this last night and there was nothing left.", "I used {main} instead, and it worked very well.",
    "Mine took twenty minutes longer, but what a {form}!", "Could this be frozen?", "A keeper. Thank you!",
    "Too salty for us with {n} teaspoons; half is plenty.", "My grandmother in {place} made it just like this.",
    "How many does it serve?", "I doubled the garlic, as always.", "Second time this month: the children ask for it.",
    "Do you think it works without the cream?", "The best {form} I have had in years, and I have had many.",
    "Lovely with a green salad.", "I forgot it in the oven and it was still good.", "Which pot do you use?",
    "It was a little bland until I added lemon.", "Five stars from all {n} of us.", "Thanks, {name} would have loved it.",
)  # fmt: skip
REPLIES = (
    "Thank you, {name}, I am glad!", "It freezes well for a month or two.", "Same here: a little more lemon does it.",
    "I had the same question.", "Four as a main, six as a starter.", "With coconut milk it works, too.",
)  # fmt: skip
SPAM = (
    "Cheap watches at my site, best price.",
    "Earn money from home, ask me how!",
    "Great article. Visit my casino.",
)
CATEGORIES = (
    "Soups", "Stews", "Baking", "Salads", "Weeknights", "Sundays", "Vegetables", "Fish", "Meat", "Grains", "Pulses",
    "Breakfast", "Sweets", "Preserving", "Basics", "Travel", "Guests", "One Pot",
)  # fmt: skip
TERMS = {
    "category": ("Main Course", "Starter", "Side Dish", "Dessert", "Breakfast", "Snack", "Bread", "Drink", "Sauce", "Soup"),
    "method": ("Roasting", "Braising", "Frying", "Steaming", "Baking", "Grilling", "Simmering", "Smoking", "Pickling"),
    "cuisine": ("French", "Italian", "Turkish", "Mexican", "Indian", "Thai", "Greek", "Polish", "Japanese", "Moroccan",
                "Lebanese", "German", "Spanish", "Korean", "Swedish", "Georgian"),
}  # fmt: skip
