"""German nouns of the kitchen by gender. "Tomate+n" takes an n, "Apfel=Äpfel" is irregular, "Zucchini" stays."""

from __future__ import annotations

import re

from .germanic import Germanic, Noun
from .words import spread

_FEMININE = """
Tomate+n Zwiebel+n Karotte+n Möhre+n Kartoffel+n Zitrone+n Limette+n Orange+n Birne+n Banane+n Zehe+n Gurke+n Aubergine+n Avocado+s
Schote+n Brust=Brüste Pflaume+n Zwetschge+n Zwetschke+n Stange+n Nelke+n Beere+n Peperoni Zucchini Paprika Schalotte+n Rübe+n Pastinake+n
Feige+n Mango+s Ananas Melone+n Knolle+n Kiwi+s Nektarine+n Aprikose+n Mandarine+n Clementine+n Forelle+n Wurst=Würste Tortilla+s
Keule+n Sardelle+n Sardine+n Garnele+n Kapsel+n Olive+n Roulade+n Kruste+n Rote_Bete=Rote_Beten Bete+n Beete+n Dose+n Büchse+n
Packung+en Tüte+n Flasche+n Tafel+n Rolle+n Tube+n Tasse+n Prise+n Messerspitze+n Scheibe+n Handvoll Kugel+n Schale+n Kirsche+n Traube+n
Nuss=Nüsse Mandel+n Kastanie+n Marone+n Dattel+n Rosine+n Erdbeere+n Himbeere+n Quitte+n Passionsfrucht=Passionsfrüchte Frucht=Früchte
Maracuja+s Papaya+s Kokosnuss=Kokosnüsse Grapefruit+s Pampelmuse+n Pomelo+s Mirabelle+n Erbse+n Bohne+n Linse+n Kichererbse+n Artischocke+n
Süßkartoffel+n Chilischote+n Frikadelle+n Bulette+n Schulter+n Haxe+n Hachse+n Rippe+n Leber+n Niere+n Zunge+n Lende+n Gans=Gänse Ente+n
Pute+n Wachtel+n Taube+n Auster+n Muschel+n Makrele+n Dorade+n Scholle+n Seezunge+n Krabbe+n Languste+n Semmel+n Schrippe+n
Brezel+n Breze+n Stulle+n Waffel+n Praline+n Oblate+n Tarte+s Torte+n Pizza=Pizzen Baguette+s Ciabatta+s Focaccia+s Platte+n Lasagneplatte+n
Nudel+n Spaghetti Gelatine Kelle+n Packung+en Hand=Hände Wurzel+n Staude+n Rispe+n Rispentomate+n Blüte+n Dolde+n Spitze+n Haube+n Hälfte+n
Ecke+n Schnitte+n Hefe+n Vanille Muskatnuss=Muskatnüsse Peperoncini Jalapeño+s Jalapeno+s Okraschote+n Physalis Sternfrucht=Sternfrüchte
Mettwurst=Mettwürste Bratwurst=Bratwürste Knackwurst=Knackwürste Endivie+n Zuckerschote+n Kaki+s Chicorée Salami+s Chorizo+s
Portion+en Flocke+n Faser+n Perle+n Spalte+n Zeste+n Sorte+n Boulette+n Crêpe+s Maultasche+n Teigplatte+n Teigtasche+n Tortellini
Kohlroulade+n Hähnchenoberkeule+n Pfote+n Schwarte+n Kalbshaxe+n Tranche+n Lauchstange+n Topinambur Poularde+n Pastete+n Gabel+n
Artischockenböden Handvoll Messerspitze+n Vanillestange+n Zimtstange+n Zitronengrasstange+n Zuckermelone+n Blutorange+n Cashew+s
Pekannuss=Pekannüsse Macadamia+s Sauerkirsche+n Preiselbeere+n Johannisbeere+n Brombeere+n Heidelbeere+n Blaubeere+n Stachelbeere+n
Zitronenschale+n Birnenhälfte+n Schweinshaxe+n Beinscheibe+n Hühnerbrust=Hühnerbrüste Kräuterseitlinge Seite+n Hachse+n Lammhaxe+n
"""
_MASCULINE = """
Apfel=Äpfel Champignon+s Pfirsich+e Kürbis+se Pilz+e Seitling+e Pfifferling+e Porree+s Sellerie+s Kohl+e Kohlrabi Brokkoli Broccoli Blumenkohl+e
Wirsing+e Spargel Rettich+e Fenchel Knoblauch Salat+e Rucola Mangold+e Spinat Radicchio Chicorée Lauch+e Eisbergsalat+e
Chili+s Mais Maiskolben Kolben Stängel Stengel Stiel+e Zweig+e Kopf=Köpfe Bund Strunk=Strünke Zopf=Zöpfe Würfel Becher Beutel
Löffel Spritzer Tropfen Schuss=Schüsse Teig+e Boden=Böden Fladen Kloß=Klöße Knödel Wrap+s Bagel+s Burger Toast+s Zwieback=Zwiebäcke
Keks+e Kuchen Muffin+s Pfannkuchen Pfannenkuchen Berliner Krapfen Donut+s Cracker Riegel Marshmallow+s Löffelbiskuit+s Biskuit+s
Dotter Schenkel Flügel Knochen Hals=Hälse Fuß=Füße Braten Bauch=Bäuche Rücken Schinken Speck Fisch+e Lachs+e Hering+e Matjes Aal+e
Karpfen Zander Hecht+e Barsch+e Kabeljau+s Dorsch+e Thunfisch+e Wolfsbarsch+e Saibling+e Hummer Flusskrebs+e Krebs+e Kalmar+e Oktopus=Oktopusse
Tintenfisch+e Scampo=Scampi Hase+n Hahn=Hähne Fasan+e Truthahn=Truthähne Käse Mozzarella Camembert+s Feta Schafskäse Handkäse
Joghurt+s Quark Block=Blöcke Tetrapack+s Riegel Streifen Stern+e Sternanis Ring+e Kern+e Samen Granatapfel=Granatäpfel Rhabarber Zitronengrasstängel
Ingwer Puderzucker Vanillezucker Liter Esslöffel Teelöffel Flammkuchen Strudel Spieß+e Schaschlikspieß+e Leberkäse Eisbein
Maiskolben Rohling+e Brühwürfel Suppenwürfel Hefewürfel Tofu Radi+s Romanasalat+e Kopfsalat+e Feldsalat+e Pak_Choi Pak_Choy Romanesco+s
Staudensellerie+s Knollensellerie+s Rotkohl+e Weißkohl+e Spitzkohl+e Grünkohl+e Chinakohl+e Rosenkohl Hokkaido+s Butternut+s Shiitake Austernpilz+e
Steinpilz+e Egerling+e Maronenröhrling+e Pfeffer Kapernapfel=Kapernäpfel Bratapfel=Bratäpfel Kandis Nori Reiscracker Tortenguss=Tortengüsse
Tortenboden=Tortenböden Pizzateig+e Blätterteig+e Mürbeteig+e Strudelteig+e Windbeutel Lebkuchen Dominostein+e Stollen Zipfel Rest+e
Handkäse Harzer Halm+e Liebstöckel Teebeutel Espresso+s Markknochen Ochsenschwanz=Ochsenschwänze Schwanz=Schwänze Schlegel Bollen
Kartoffelpuffer Reibekuchen Langkornreis Zitronenschnitz+e Schnitz+e Trieb+e Nacken Rollmops=Rollmöpse Bückling+e Schokoriegel Dip+s
"""
_NEUTER = """
Ei+er Eigelb+e Eiweiß+e Eiklar Blatt=Blätter Würstchen Brötchen Schnitzel Steak+s Filet+s Korn=Körner Radieschen Brot+e Kotelett+s
Salatherz+en Herz+en Huhn=Hühner Hähnchen Hühnchen Kaninchen Lamm=Lämmer Ferkel Reh+e Wildschwein+e Rind+er Kalb=Kälber Bein+e Fleisch Rumpsteak+s
Glas=Gläser Paket+e Päckchen Stück+e Bündel Röhrchen Fläschchen Gläschen Döschen Medaillon+s Croissant+s Hörnchen Toastbrot+e Fladenbrot+e
Plätzchen Stäbchen Fischstäbchen Baguette+s Sandwich+es Pflänzchen Sträußchen Zweiglein Blättchen Scheibchen Tässchen Lorbeerblatt=Lorbeerblätter
Salatblatt=Salatblätter Nest+er Netz+e Knöllchen Töpfchen Tütchen Bällchen Fleischbällchen Röschen Öhrchen Bratwürstchen Pfund Gramm Kilo Stielchen
Radler Sieb+e Rippchen Gewürz+e Kraut=Kräuter Gemüse Obst Zitronengras Ingwerstück+e Viertel Drittel Häppchen Klößchen Spätzle Gnocchi
Dotterlein Rinderfilet+s Schweinefilet+s Lachsfilet+s Hacksteak+s Cordon_bleu=Cordons_bleus Nackensteak+s Roggenbrötchen Brotende+n
Rippenstück+e Bruststück+e Suppenhuhn=Suppenhühner Perlhuhn=Perlhühner Stubenküken Entrecôte+s Carpaccio+s Mandelhörnchen Laugenbrötchen Biskuitröllchen
Schweineschnitzel Kraut=Kräuter Wammerl Weckle Semmerl Knäckebrot+e Pitabrot+e Naan Naanbrot+e Gelbei Döschen Dreieck+e Quadrat+e Bund
"""


def _ending(small: str) -> Noun | None:
    if re.search(r"(?:chen|lein)$", small):
        return small, "n"
    if small.endswith(("ung", "heit", "keit", "tion")):
        return small + "en", "f"
    if small.endswith("ling"):
        return small + "e", "m"
    if re.search(r"[^aeiouäöü]e$|[aeu]ue$|ie$", small) and not re.search(
        r"käse$|mehle?$|müse$|kaffee$|öle$|püree$|sauce$", small
    ):
        return small + "n", "f"
    return None


GERMAN = Germanic(
    "de",
    {"f": _FEMININE, "m": _MASCULINE, "n": _NEUTER},
    _ending,
    {},
    frozenset(spread("von vom mit ohne und oder aus für zum zur zu in im etwas wenig je à bis ca")),
    frozenset(
        spread(
            "unbehandelt bio hart gekocht verquirlt und oder mit ohne von vom zum zur für aus fein grob klein in der die das dem den etwas nach gehackt gehackte gehackter "
            "gewürfelt geschnitten gerieben geriebener geschält geschälte frisch frische frischer frisches große kleine großer kleiner "
            "großes kleines rote roter rotes grüne grüner gelbe gelber mittelgroße mittelgroßer reife reifer reifes abgeriebene saft "
            "schale geschmack zerdrückt gepresst halbiert evtl ca weiße weißer weißes schwarze getrocknete getrockneter würfel ringe "
            "streifen scheiben stücke stück bund prise dose packung tasse tassen weich gekochte gekochtes hartgekochte küchenfertig dicke dünne "
            "dicker dünner unbehandelte unbehandelter frischer frisches feste säuerlicher säuerliche altbackene altbackenes"
        )
    ),
)
