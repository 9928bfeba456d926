"""The English nouns that cooks count, with their plurals ("leaf/leaves"; "_" stands for a space). Read by `plurals`."""

# English nouns that take an s.
REGULAR = """
layer cake_layer nutmeg slow_cooker mushroom_cap jalapeno_pepper chili_pepper chile_pepper pork_chop lamb_chop chicken_breast stock_pot
egg yolk white onion carrot lemon lime orange apple pear pepper jalapeno jalapeño shallot leek banana
avocado cucumber courgette zucchini aubergine eggplant chicken clove sausage bagel tortilla date fig plum
turnip parsnip beet beetroot mushroom olive prawn fillet filet breast thigh drumstick steak chop pita bun
roll burger cube teabag stick scallion rabbit duck baguette melon pineapple kiwi artichoke cabbage
cauliflower stalk can tin jar capsicum serrano habanero poblano anchovy_fillet wing leg quarter hen turkey
goose_leg lobster crab clam mussel oyster scallop shank rib cutlet patty_pan hot_dog frankfurter hotdog
wiener chorizo bratwurst slice nectarine apricot mandarin clementine tangerine grapefruit lychee pomegranate
passionfruit passion_fruit strawberry_top pumpkin squash_blossom gourd kohlrabi rutabaga swede celeriac
fennel_bulb bulb endive lettuce romaine_heart corn_cob cob ear spear floret crown sprout spring_onion
green_onion bell_pepper chile cornichon gherkin pickle caper pecan almond walnut hazelnut cashew chestnut
macadamia cookie biscuit cracker oreo graham_cracker wafer muffin cupcake crouton croissant waffle pancake
crepe crêpe naan flatbread wrap bread_roll dinner_roll crust pie_crust pie_shell shell sheet cake meringue
marshmallow ladyfinger star_anise pod cardamom_pod vanilla_bean bean cinnamon_stick bouillon_cube stock_cube
sprig stem bunch_top tomatillo tea_bag espresso shot fish_ball meatball dumpling wonton_wrapper wrapper skin
noodle_nest nest cap portobello shiitake pizza pizza_base base flan_case case tart tartlet pie ham_hock hock
bone marrow_bone trotter pork_belly_strip tenderloin loin roast rack tail medallion escalope schnitzel
fishcake kipper sardine mackerel coconut papaya guava plantain yam sweetcorn chayote daikon okra_pod
cactus_paddle truffle cherry_pepper candy_bar bar snickers_bar lolly lollipop pretzel tablet scoop carton
pack parcel head square triangle wedge hamburger roti chapati tamale empanada taco taco_shell tostada
plum_tomato cherry_tomato_vine ball chunk piece little_gem
"""

IRREGULAR = """
bayleaf/bayleaves bay-leaf/bay-leaves radish/radishes turkey/turkeys potato/potatoes tomato/tomatoes leaf/leaves mango/mangoes patty/patties radish/radishes peach/peaches
shrimp/shrimp chilli/chillies chili/chilies trout/trout squash/squashes loaf/loaves half/halves box/boxes
anchovy/anchovies cherry/cherries strawberry/strawberries raspberry/raspberries berry/berries
blackberry/blackberries blueberry/blueberries radicchio/radicchio fish/fish salmon/salmon goose/geese
calf/calves bass/bass quail/quail sandwich/sandwiches quince/quinces slice/slices brownie/brownies
branch/branches chile/chiles zucchini/zucchini courgette/courgettes kohlrabi/kohlrabi pancake/pancakes
swede/swedes celeriac/celeriacs wolf/wolves octopus/octopuses squid/squid rib/ribs pastry/pastries
lettuce/lettuces sheep/sheep endive/endives
"""
