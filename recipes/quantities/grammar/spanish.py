"""Spanish nouns and adjectives of the kitchen. Plurals by their ending (RAE, Nueva gramática, 3.2)."""

from __future__ import annotations

import re

from .romance import Romance

_ACCENTS = str.maketrans("áéíóú", "aeiou")
_ADDED = str.maketrans("aeiou", "áéíóú")


def plural(word: str) -> str:
    if word[-1] in "aeiouáéó":
        return word + "s"
    if word[-1] in "íú":
        return word + "es"
    if word.endswith("z"):
        return word[:-1].translate(_ACCENTS) + "ces"
    if re.search(r"[áéíóú][ns]$", word):
        return word[:-2] + word[-2:].translate(_ACCENTS) + "es"
    if word[-1] in "lrndj" and not re.search(r"[^aeiouáéíóú][lrndj]$", word):
        return word + "es"
    if word.endswith("y"):
        return word + "es"
    return word if word[-1] in "sx" else word + "s"


def singular(word: str) -> str:
    if not word.endswith("s") or len(word) < 4:
        return word
    if word.endswith("ces"):
        return word[:-3] + "z"
    if match := re.search(r"([aio])nes$", word):
        return word[:-4] + match[1].translate(_ADDED) + "n"
    if re.search(r"[aeiou](?:l|r|d)es$", word):
        return word[:-2]
    return word[:-1]


SPANISH = Romance(
    "es",
    plural,
    singular,
    """
    huevo yema clara cebolla cebolleta cebollino cebollita chalota escalonia zanahoria tomate jitomate calabacita tomatito limón lima naranja mandarina
    manzana pera plátano banana patata papa patatita pimiento pimentón calabacín calabaza berenjena pepino pepinillo puerro ajo
    aguacate pechuga muslo contramuslo guindilla clavo champiñón seta alcachofa rama barra pan panecillo coliflor brócoli repollo
    lechuga escarola endibia remolacha rábano rabanito higo breva piña melón sandía anchoa chuleta chuletón filete conejo
    pollo pavo pavita pato salchicha morcilla boniato batata nabo espárrago ñora ciruela melocotón albaricoque nectarina paraguaya
    granada pastilla cubito rabo lomo solomillo langostino gamba gambón cigala merluza dorada lubina trucha salmón bacalao rape
    sardina boquerón calamar chipirón pulpo sepia mejillón almeja berberecho navaja ostra vieira hueso elote chile chipotle mango papaya kiwi coco dátil nuez almendra avellana castaña pistacho anacardo cacahuete piñón pasa fresa fresón
    frambuesa mora arándano cereza guinda uva aceituna alcaparra alcaparrón chorizo cayena tortilla obleas oblea galleta bizcocho magdalena
    sobao bollo croqueta empanadilla empanada yogur yogurt natilla flan queso quesito tetrabrik vaina judía habichuela haba garbanzo
    guisante alubia lenteja mazorca choclo nopal tomatillo camote yuca rabanillo apio hinojo bulbo cogollo penca tallo tallito
    hoja ramita manojo ramillete cabeza diente rodaja rebanada loncha tira trozo pizca puñado lata bote tarro botella vaso copa
    taza jícara cucharón chorro chorrito pellizco codorniz perdiz faisán cordero cochinillo paletilla pierna pata manita carrillera
    costilla jarrete codillo ala alita muslito hamburguesa albóndiga filetito pechuguita bistec churrasco entrecot caracol lámina
    placa disco base masa molde torta arepa tamal mole rocoto vasito copita bola copa anís ají semilla grano estrella
    corazón tronco palito brocheta vainilla canela cilantro perejil laurel membrillo níspero caqui chirimoya maracuyá guayaba
    carambola pomelo toronja kumquat romanesco chirivía colinabo bimi berza col grelo acelga espinaca trufa níscalo boletus
    besugo rodaballo lenguado gallo atún bonito caballa jurel arenque cangrejo bogavante langosta nécora centollo percebe caldo
    envase tableta onza brioche cruasán napolitana barquillo soletilla melindro gelatina huevito pimientito piquillo brick brik
    """,
    "boletus salsifí/salsifís bistec/bistecs entrecot/entrecots brik/briks brick/bricks boniato/boniatos pan_de_molde/panes_de_molde "
    "coles/coles col/coles gofre/gofres dulce/dulces hojaldre/hojaldres jengibre/jengibres costillar/costillares tupper/tuppers",
    """
    grande pequeño pequeña pequeñito pequeñita mediano mediana medio media rojo roja verde maduro madura blanco blanca dulce
    fresco fresca seco seca entero entera duro dura morado morada amarillo amarilla negro negra tierno tierna crudo cruda limpio
    limpia fino fina grueso gruesa sopero sopera raso rasa colmado colmada bueno buena hermoso hermosa gordo gorda largo larga
    redondo redonda italiano italiana francés francesa español española choricero choricera morrón frito frita cocido cocida
    asado asada mulato mulata ecológico ecológica natural integral picante abierto abierta tinto tinta nuevo nueva viejo vieja hecho hecha
    congelado congelada ibérico ibérica gallego gallega delgado delgada envuelto envuelta escocido revuelto turco helado grandecito
    grandecita hermosote ácido ácida amargo amarga ahumado ahumada suelto suelta individual químico química griego griega líquido
    líquida jalapeño poblano poblana serrano habanero campero campera lombarda romano romana triguero estrellado macho chico chica güero güera rallado rallada carnoso carnosa
    """,
    "gran/grandes buen/buenos tipo/tipo cherry/cherry cherri/cherri",
    "gran buen buena pequeño pequeña hermoso hermosa medio media mediano mediana bonito buen",
    re.compile(r"\w{2,}(?:ad|id)[oa]|\w+(?:ad|id)it[oa]"),
    re.compile(r"\w{2,}(?:ad|id)[oa]s"),
    "de del con sin en a al para por según desde entre",
    "o u / y e",
    "muy bien más menos algo finamente ligeramente groseramente recién aproximadamente poco bastante no",
    "pera cherry cherri raf rama kumato rosa naranja tipo extra golden fuji reineta conference conferencia king baby bimi bio mini "
    "roma canario vizcaína guajillo ancho pasilla agria monalisa portobello sultana",
    "y del con para sin al los las picado picada rallado rallada cortado cortada pelado pelada cucharada cucharadas cucharadita "
    "cucharaditas taza tazas vaso vasos pizca diente dientes ramita ramitas hoja hojas trozo loncha lonchas rebanada puñado lata grande "
    "pequeño pequeña maduro rojo roja trozos tiras rodajas gusto aceite sal harina azúcar leche agua mediana mediano",
)
