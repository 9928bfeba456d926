"""The nouns that cooks count, with their plurals ("Ei/Eier"; "_" stands for a space). Read by `plurals`."""

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
plum_tomato cherry_tomato_vine ball chunk piece
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

# German (large letters), French, Spanish, Italian, Portuguese, Dutch, and the Nordic languages.
FOREIGN = """
Schweinefilet/Schweinefilets Rinderfilet/Rinderfilets Lachsfilet/Lachsfilets Mozzarellakugel/Mozzarellakugeln
gigot/gigots céleri/céleris oignon_nouveau/oignons_nouveaux yogur/yogures yogur_natural/yogures_naturales
elote/elotes mestolo/mestoli cespo/cespi uovo_sodo/uova_sode repolho/repolhos
limão_siciliano/limões_sicilianos maiskolf/maiskolven
Roulade/Rouladen Rinderroulade/Rinderrouladen Hokkaidokürbis/Hokkaidokürbisse Butternutkürbis/Butternutkürbisse Bio-Zitrone/Bio-Zitronen Bio-Orange/Bio-Orangen
Bio-Limette/Bio-Limetten Lammkeule/Lammkeulen Gänsekeule/Gänsekeulen Entenkeule/Entenkeulen Kruste/Krusten
Putenkeule/Putenkeulen Granatapfel/Granatäpfel Chicorée/Chicorée
Gewürzgurke/Gewürzgurken Rotkohl/Rotkohle Weißkohl/Weißkohle Spitzkohl/Spitzkohle Tortenboden/Tortenböden
potimarron/potimarrons rôti/rôtis boule/boules butternut/butternuts dorade/dorades pintade/pintades
caille/cailles codorniz/codornices chalota/chalotas cayena/cayenas calamar/calamares pulpo/pulpos
lubina/lubinas trucha/truchas nectarina/nectarinas granada/granadas noce/noci orata/orate
baccello/baccelli polpo/polpi branzino/branzini seppia/seppie calamaro/calamari
melagrana/melagrane mandioca/mandiocas chuchu/chuchus batata-doce/batatas-doces manga/mangas
polvo/polvos lula/lulas romã/romãs goiaba/goiabas mamão/mamões granaatappel/granaatappels
knoflookteen/knoflooktenen pastinaak/pastinaken knolselderij/knolselderijen kwartel/kwartels
forel/forellen eendenborst/eendenborsten
zeste/zestes abacate/abacates avocado/avocado's
Ciabatta/Ciabattas Rote_Bete/Rote_Beten Radieschen/Radieschen Feige/Feigen Mango/Mangos Ananas/Ananas
Melone/Melonen Kürbis/Kürbisse Brot/Brote Baguette/Baguettes Fenchelknolle/Fenchelknollen
Spitzpaprika/Spitzpaprika Kiwi/Kiwis Nektarine/Nektarinen Aprikose/Aprikosen Mandarine/Mandarinen
Eisbergsalat/Eisbergsalate Forelle/Forellen Kotelett/Koteletts Bratwurst/Bratwürste Wurst/Würste
Tortilla/Tortillas Wrap/Wraps Filet/Filets Keule/Keulen Entenbrust/Entenbrüste Hähnchenkeule/Hähnchenkeulen
Sardelle/Sardellen Garnele/Garnelen Gewürznelke/Gewürznelken Kardamomkapsel/Kardamomkapseln
Sternanis/Sternanis Olive/Oliven Pilz/Pilze Steinpilz/Steinpilze Rosenkohl/Rosenkohl Pastinake/Pastinaken
Rübe/Rüben Steckrübe/Steckrüben Schalotte/Schalotten Cocktailtomate/Cocktailtomaten
Kirschtomate/Kirschtomaten Strauchtomate/Strauchtomaten Fleischtomate/Fleischtomaten
Chilischote/Chilischoten Chili/Chilis Salatherz/Salatherzen Brühwürfel/Brühwürfel chou-fleur/choux-fleurs
chou/choux brocoli/brocolis bouquet_garni/bouquets_garnis fenouil/fenouils betterave/betteraves radis/radis
avocat/avocats figue/figues banane/bananes mangue/mangues ananas/ananas artichaut/artichauts anchois/anchois
magret/magrets côtelette/côtelettes pigeon/pigeons canard/canards lapin/lapins merguez/merguez
galette/galettes bâton/bâtons étoile/étoiles tomate_cerise/tomates_cerises pomme_de_terre/pommes_de_terre
patate/patates panais/panais noix/noix pamplemousse/pamplemousses clémentine/clémentines pain/pains
yaourt/yaourts petit-suisse/petits-suisses crevette/crevettes gambas/gambas dos/dos pavé/pavés
jaune_d'œuf/jaunes_d'œufs blanc_d'œuf/blancs_d'œufs barra/barras pan/panes coliflor/coliflores
brócoli/brócolis repollo/repollos lechuga/lechugas remolacha/remolachas rábano/rábanos higo/higos piña/piñas
melón/melones sandía/sandías anchoa/anchoas chuleta/chuletas filete/filetes conejo/conejos pollo/pollos
salchicha/salchichas morcilla/morcillas pimiento_rojo/pimientos_rojos calabaza/calabazas boniato/boniatos
batata/batatas nabo/nabos espárrago/espárragos ñora/ñoras mandarina/mandarinas ciruela/ciruelas
melocotón/melocotones albaricoque/albaricoques pastilla/pastillas cubito/cubitos rabo/rabos lomo/lomos
langostino/langostinos merluza/merluzas dorada/doradas hueso/huesos cavolfiore/cavolfiori broccolo/broccoli
cavolo/cavoli finocchio/finocchi barbabietola/barbabietole fico/fichi melone/meloni anguria/angurie
alice/alici bistecca/bistecche braciola/braciole coniglio/conigli fettina/fettine zucca/zucche
ravanello/ravanelli pesca/pesche albicocca/albicocche prugna/prugne mandarino/mandarini
clementina/clementine panino/panini pagnotta/pagnotte gambero/gamberi filetto/filetti petto/petti
coscia/cosce dado/dadi fungo/funghi oliva/olive couve-flor/couves-flores couve/couves brócolo/brócolos
alface/alfaces beterraba/beterrabas rabanete/rabanetes figo/figos maracujá/maracujás abacaxi/abacaxis
ananás/ananases melão/melões bife/bifes costeleta/costeletas coelho/coelhos frango/frangos
salsicha/salsichas linguiça/linguiças chouriço/chouriços abóbora/abóboras pêssego/pêssegos ameixa/ameixas
pera/peras tangerina/tangerinas lima/limas pão/pães pãozinho/pãezinhos filé/filés posta/postas
camarão/camarões coxa/coxas sobrecoxa/sobrecoxas cubo/cubos cravo/cravos bloemkool/bloemkolen
broccoli/broccoli's kool/kolen spitskool/spitskolen venkelknol/venkelknollen biet/bieten radijs/radijzen
vijg/vijgen banaan/bananen meloen/meloenen ansjovis/ansjovis biefstuk/biefstukken karbonade/karbonades
konijn/konijnen kip/kippen worst/worsten rookworst/rookworsten pompoen/pompoenen perzik/perziken
abrikoos/abrikozen pruim/pruimen mandarijn/mandarijnen brood/broden broodje/broodjes garnaal/garnalen
kippenbout/kippenbouten zalmfilet/zalmfilets champignon/champignons augurk/augurken olijf/olijven
limoen/limoenen kruidnagel/kruidnagels stokbrood/stokbroden ciabatta/ciabatta's bosui/bosuitjes
rode_peper/rode_pepers puntpaprika/puntpaprika's blomkål/blomkålar fänkål/fänkålar rödbeta/rödbetor
palsternacka/palsternackor banan/bananer avokado/avokador gurka/gurkor päron/päron apelsin/apelsiner
korv/korvar torskfilé/torskfiléer laxfilé/laxfiléer agurk/agurker peberfrugt/peberfrugter porre/porrer
gulerod/gulerødder appelsin/appelsiner pære/pærer selleri/sellerier purre/purrer sitron/sitroner
mozzarella/mozzarelle kruka/krukor vasito/vasitos bicchierino/bicchierini rouleau/rouleaux Ei/Eier
Eigelb/Eigelbe Eiweiß/Eiweiße Zwiebel/Zwiebeln Karotte/Karotten Möhre/Möhren Kartoffel/Kartoffeln
Tomate/Tomaten Paprika/Paprika Paprikaschote/Paprikaschoten Zitrone/Zitronen Limette/Limetten Apfel/Äpfel
Birne/Birnen Banane/Bananen Knoblauchzehe/Knoblauchzehen Gurke/Gurken Salatgurke/Salatgurken
Aubergine/Auberginen Frühlingszwiebel/Frühlingszwiebeln Lorbeerblatt/Lorbeerblätter Würstchen/Würstchen
Brötchen/Brötchen Orange/Orangen Avocado/Avocados Vanilleschote/Vanilleschoten Hähnchenbrust/Hähnchenbrüste
Hähnchenschenkel/Hähnchenschenkel Pfirsich/Pfirsiche Pflaume/Pflaumen Zimtstange/Zimtstangen Nelke/Nelken
Schnitzel/Schnitzel Steak/Steaks Fischfilet/Fischfilets Lauchstange/Lauchstangen Champignon/Champignons
Pfefferkorn/Pfefferkörner Wacholderbeere/Wacholderbeeren Kohlrabi/Kohlrabi Blumenkohl/Blumenkohle
Brokkoli/Brokkoli Hähnchenbrustfilet/Hähnchenbrustfilets Peperoni/Peperoni Gemüsezwiebel/Gemüsezwiebeln
Eiklar/Eiklar Dotter/Dotter Zucchini/Zucchini Süßkartoffel/Süßkartoffeln œuf/œufs oeuf/oeufs jaune/jaunes
blanc/blancs oignon/oignons carotte/carottes citron/citrons pomme/pommes poire/poires échalote/échalotes
poivron/poivrons poireau/poireaux concombre/concombres gousse/gousses pêche/pêches clou/clous cuisse/cuisses
filet/filets saucisse/saucisses piment/piments navet/navets pâte/pâtes feuille/feuilles poulet/poulets
tige/tiges abricot/abricots huevo/huevos yema/yemas clara/claras cebolla/cebollas zanahoria/zanahorias
tomate/tomates limón/limones naranja/naranjas manzana/manzanas plátano/plátanos patata/patatas papa/papas
pimiento/pimientos calabacín/calabacines berenjena/berenjenas pepino/pepinos puerro/puerros ajo/ajos
aguacate/aguacates pechuga/pechugas muslo/muslos cebolleta/cebolletas guindilla/guindillas clavo/clavos
champiñón/champiñones alcachofa/alcachofas rama/ramas uovo/uova tuorlo/tuorli albume/albumi cipolla/cipolle
carota/carote limone/limoni arancia/arance mela/mele pomodoro/pomodori zucchina/zucchine melanzana/melanzane
peperone/peperoni cetriolo/cetrioli porro/porri peperoncino/peperoncini scalogno/scalogni acciuga/acciughe
salsiccia/salsicce carciofo/carciofi cipollotto/cipollotti ovo/ovos gema/gemas cebola/cebolas
cenoura/cenouras limão/limões laranja/laranjas maçã/maçãs pimentão/pimentões abobrinha/abobrinhas
berinjela/berinjelas alho/alhos pimenta/pimentas peito/peitos tablete/tabletes louro/louros pimento/pimentos
curgete/curgetes alho-poró/alhos-porós alho-francês/alhos-franceses ei/eieren eidooier/eidooiers
dooier/dooiers eiwit/eiwitten ui/uien wortel/wortels citroen/citroenen sinaasappel/sinaasappels appel/appels
peer/peren aardappel/aardappelen tomaat/tomaten paprika/paprika's komkommer/komkommers prei/preien
sjalot/sjalotten lente-ui/lente-uien kipfilet/kipfilets laurierblad/laurierblaadjes winterpeen/winterpenen
peper/pepers teentje/teentjes rodekool/rodekolen bouillonblokje/bouillonblokjes ägg/ägg äggula/äggulor
äggvita/äggvitor lök/lökar morot/morötter potatis/potatisar tomat/tomater äpple/äpplen
vitlöksklyfta/vitlöksklyftor gul_lök/gula_lökar rödlök/rödlökar schalottenlök/schalottenlökar
kycklingfilé/kycklingfiléer buljongtärning/buljongtärningar chilifrukt/chilifrukter lagerblad/lagerblad
purjolök/purjolökar æg/æg æggeblomme/æggeblommer eggeplomme/eggeplommer æggehvide/æggehvider
eggehvite/eggehviter løg/løg løk/løk gulrot/gulrøtter kartoffel/kartofler potet/poteter æble/æbler
eple/epler rødløg/rødløg rødløk/rødløk kyllingebryst/kyllingebryster kyllingfilet/kyllingfileter
laurbærblad/laurbærblade hvidløgsfed/hvidløgsfed
"""

# Adjectives that agree with those.
ADJECTIVES = """
mignon/mignons giallo/gialli gialla/gialle roxo/roxos roxa/roxas amarelo/amarelos amarela/amarelas amarillo/amarillos
amarilla/amarillas morado/morados morada/moradas noir/noirs noire/noires jaune/jaunes
duro/duros dura/duras cru/crus crua/cruas cuit/cuits sec/secs seca/secas seco/secos garni/garnis épais/épais
brisée/brisées feuilletée/feuilletées sablée/sablées nature/nature cheia/cheias sopera/soperas gehäufter/gehäufte gestrichener/gestrichene rase/rases bombée/bombées rasa/rasas colmo/colmi raso/rasi bonne/bonnes demi/demi
cheia/cheias colmada/colmadas sopera/soperas grande/grandes grand/grands gros/gros grosse/grosses petit/petits petite/petites moyen/moyens
moyenne/moyennes mediano/medianos mediana/medianas pequeño/pequeños pequeña/pequeñas rojo/rojos roja/rojas
verde/verdes maduro/maduros madura/maduras médio/médios média/médias pequeno/pequenos pequena/pequenas
vermelho/vermelhos vermelha/vermelhas rouge/rouges vert/verts verte/vertes mûr/mûrs mûre/mûres roux/roux
entier/entiers entière/entières blanco/blancos blanca/blancas dulce/dulces picado/picados picada/picadas
rallado/rallados rallada/ralladas batido/batidos batida/batidas entero/enteros entera/enteras
inteiro/inteiros inteira/inteiras cozido/cozidos cozida/cozidas picadinha/picadinhas haché/hachés
hachée/hachées émincé/émincés émincée/émincées pelé/pelés pelée/pelées râpé/râpés râpée/râpées battu/battus
tritato/tritati tritata/tritate piccolo/piccoli piccola/piccole medio/medi rosso/rossi rossa/rosse
dorata/dorate sbattuto/sbattuti grattugiato/grattugiati bianca/bianche bianco/bianchi maturo/maturi
matura/mature ralado/ralados ralada/raladas fresco/frescos fresca/frescas frais/frais fraîche/fraîches
cuit/cuits cuite/cuites hervido/hervidos pelado/pelados pelada/peladas cortado/cortados cortada/cortadas
großes/große kleines/kleine mittelgroßes/mittelgroße großer/große kleiner/kleine roter/rote frisches/frische
"""
