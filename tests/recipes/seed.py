"""The seed's recipe as a Card: the words of `../shared/seed/`, which stay as their author typed them."""

from recipes.card import Card, CardStep, CardTerm, IngredientGroup, StepGroup

from .corpus import CorpusPhoto

NAME = "Sweet Soy and Garlic Crispy Pork Belly"

SEED = Card(
    name=NAME,
    slug="sweet-soy-and-garlic-crispy-pork-belly",
    description=(
        "Mouth watering pork belly with a crackling crust cooked in a sweet soy, ginger and garlic "
        "sauce. #pork #crispypork #asianrecipes"
    ),
    photo=CorpusPhoto("crispy-pork-belly-soy-glaze", alt="crispy pork belly garnished with soy glaze"),
    ingredient_groups=(
        IngredientGroup(
            lines=(
                "a large piece of pork belly",
                "1/2 cup (120 ml) soy sauce",
                "3 Garlic cloves (crushed)",
                "1 inch/2 cm ginger (sliced thinly)",
                "1 tbsp sugar",
                "1 tsp red pepper flakes (optional)",
                "rock salt",
                "1/2 cup (120 ml) water",
                "12 tsp vegetable oil",
            )
        ),
    ),
    step_groups=(
        StepGroup(
            steps=(
                CardStep(
                    "In a fitted container or cling wrap, sprinkle a generous layer of salt (sea salt or rock "
                    "salt) down.\u00a0 Put the pork belly skin side down onto the salt layer, wrap it up in cling "
                    "film and place in the refrigerator overnight."
                ),
            )
        ),
        StepGroup(
            steps=(
                CardStep("Preheat oven to 175C/350F."),
                CardStep(
                    "When ready to cook, take out the pork belly and rinse the excess salt away with "
                    "water.\u00a0 \u00a0Pat dry, cut slits into the skin crosswise (try not to cut into the fat), and "
                    "rub oil into the skin. Place in an oven tray."
                ),
                CardStep(
                    "In a small bowl, mix together soy sauce, water, garlic, ginger, sugar and red pepper "
                    "flakes (optional).\u00a0 Mix until everything is thoroughly combined.\u00a0 Pour mixture in baking "
                    "tray around the pork belly."
                ),
                CardStep(
                    "Cook for 2 hours in an oven at 350F/175C.\u00a0 Make sure to check in on it from time to "
                    "time.\u00a0 Add more water if the liquid in the baking try is getting low."
                ),
                CardStep(
                    "After two hours, turn the top broiler to high (250C/500F) and cook until the top skin is "
                    "golden brown and crackly (about 5-10 minutes.\u00a0 Make sure to watch the pork closely at "
                    "this time to prevent it from burning."
                ),
                CardStep(
                    "When the top of the pork belly is crispy, take it out of the oven and let it rest for "
                    "5-10 minutes."
                ),
                CardStep(
                    "Cut the pork belly into pieces and spoon sauce from the baking tray over the sliced pork "
                    "belly.\u00a0 Serve with rice and bak choy cooked in oyster sauce."
                ),
            )
        ),
    ),
    notes=(
        (
            "If you are having difficult cutting into the crispy skin, simply flip in over and cut "
            "upside down, first through the meat then the skin."
        ),
        (
            "If you are looking for a sauce with a more gravy-like consistency, mix the remaining "
            "liquid from the baking tray with tsp of cornstarch mixed with 1 tbsp water.\u00a0 Heat until "
            "bubbly and thick then spoon over pork."
        ),
    ),
    categories=(CardTerm("Pork", "pork"),),
    methods=(CardTerm("Slow Roast", "slow-roast"),),
    cuisines=(CardTerm("Chinese", "chinese"),),
    keywords="Crispy Pork, crispy pork, Asian recipes",
    keyword_terms=(CardTerm("Crispy Pork", "crispy-pork"), CardTerm("Asian recipes", "asian-recipes")),
)
