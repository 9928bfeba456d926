"""French nouns and adjectives of the kitchen. Plurals by their ending (Grevisse, Le bon usage, § 516-525)."""

from __future__ import annotations

import re

from .romance import Romance


def plural(word: str) -> str:
    if word[-1] in "sxz":
        return word
    if word.endswith(("eau", "eu", "au")) and word != "bleu":
        return word + "x"
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + "s"


def singular(word: str) -> str:
    if word.endswith(("eaux", "eux")):
        return word[:-1]
    if word.endswith("aux"):
        return word[:-3] + "al"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "is", "ois", "us")) else word


FRENCH = Romance(
    "fr",
    plural,
    singular,
    """
    œuf oeuf jaune blanc oignon échalote carotte citron pomme poire pêche poivron poireau concombre gousse clou cuisse filet saucisse
    saucisson piment navet pâte feuille poulet tige abricot zeste céleri brocoli bouquet fenouil betterave avocat figue banane mangue
    artichaut magret côtelette pigeon canard canette lapin lapereau galette bâton étoile tomate patate pamplemousse clémentine mandarine pain yaourt
    crevette pavé gigot potimarron potiron rôti boule butternut courge courgette aubergine dorade daurade pintade caille endive laitue batavia
    romaine scarole salade chicorée radicchio champignon cèpe girolle chanterelle pleurote morille shiitake asperge haricot fève
    lentille châtaigne marron noisette amande pistache cacahuète pruneau prune mirabelle quetsche datte raisin cerise fraise framboise
    mûre myrtille groseille grenade ananas kiwi litchi melon pastèque orange nectarine brugnon coing kaki goyave papaye citronnelle
    cornichon câpre olive pickle topinambour rutabaga salsifis panais radis rave crosne cardon blette côte épinard cresson pourpoivre
    escalope entrecôte steak côte jarret joue queue souris épaule rouelle travers tendron palette échine longe tournedos boudin chipolata
    andouillette andouille merguez lardon tranche aile aileron pilon blanquette caillette cabillaud saumon truite sole lotte bar
    merlan maquereau sardine thon raie lieu églefin haddock hareng rouget anchois moule huître coquille palourde bulot langoustine
    homard crabe tourteau gambas calamar encornet seiche poulpe escargot grenouille baguette brioche biscotte biscuit boudoir
    spéculoos madeleine croissant crêpe blini tortilla wrap pita bagel muffin gaufre gaufrette tartine tarte feuilleté chausson
    feuillet meringue macaron génoise fromage crottin bûche camembert reblochon mozzarella burrata chèvre sachet cube tablette
    carré pot brique boîte bouteille bocal verre tasse bol cuillère louche poignée pincée brin branche branchette rameau tête botte
    bulbe rondelle dé lamelle lanière morceau quartier cuisseau gésier foie rognon ris cervelle pied jambonneau jambon os os-à-moelle
    clavier grain baie capsule graine bâtonnet racine rhizome morceau chou chou-fleur chou-rave petit-suisse petit-beurre
    pois cocotte fleur cœur coeur trait goutte noix pointe ravier barquette plaque disque fond cercle vanille badiane cannelle boulette
    quenelle raviole nem samoussa falafel écrevisse oursin fruit légume agneau chapon dinde poule sucrine dindonneau coq coquelet oie faisan perdreau
    pomelo cédrat kumquat combava bergamote tamarin maïs épi mini-maïs pâtisson courgeron chayote christophine manioc igname patate banane
    """,
    "chou/choux chou-fleur/choux-fleurs chou-rave/choux-raves petit-suisse/petits-suisses petit-beurre/petits-beurres œil/yeux "
    "ail/ails bocal/bocaux brocoli/brocolis bar/bars ananas radis panais anchois noix pois maïs cassis os ris dos salsifis "
    "merguez gambas tournedos spéculoos jus corps anis speculoos couscous bleu/bleus travers souris cabas "
    "céleri-rave/céleris-raves pamplemousse/pamplemousses bouquet_garni/bouquets_garnis mini-pain/mini-pains pomme_de_terre/pommes_de_terre "
    "filet_mignon/filets_mignons blanc_de_poulet/blancs_de_poulet chou-chinois/choux-chinois coq/coqs avocat/avocats brugnon/brugnons "
    "burger/burgers hamburger/hamburgers lieu/lieus mini-concombre/mini-concombres demi-baguette/demi-baguettes demi/demis "
    "arc-en-ciel/arcs-en-ciel poivre/poivres sauge/sauges boulghour/boulghours camembert/camemberts mâche/mâches",
    """
    grand grande petit petite moyen moyenne rouge vert verte jaune blanc blanche noir noire rose doux douce sec sèche frais fraîche
    fraiche mûr mûre mur cru crue cuit cuite entier entière nouveau nouvelle bon bonne beau belle gros grosse fin fine épais épaisse
    court long longue prêt prête rond ronde pointu pointue tendre ferme rassis bio nature dur dure mollet garni garnie confit confite rôti rôtie farci farcie
    battu battue moulu moulue fendu fendue bombé ras rase violet violette roux rousse brisé feuilleté sablé mignon plat plate
    congelé surgelé chinois chinoise italien italienne français française espagnol grec grecque breton bretonne fermier fermière
    industriel liquide épicé piquant piquante chaud chaude froid froide tiède ouvert ouverte jeune vieux vieille individuel
    individuelle rassie cerise-rouge pressé réduit réduite demi-sec complet complète romain romaine végétal végétale aplati aplatie
    royal royale équeuté blond blonde charnu charnue granny acide amer amère fumant grasse gras
    """,
    "doux roux vieux gras gros rassis épais frais chinois français bio/bio nature/nature rose/roses "
    "bel/beaux nouvel/nouveaux beau/beaux nouveau/nouveaux mi-cuit/mi-cuits cru/crus",
    "grand grande petit petite gros grosse beau belle bel bon bonne jeune nouveau nouvelle joli jolie vieux vieille demi moyen moyenne long longue",
    re.compile(r"\w{2,}(?:ée?|gie|plie|lie)|[^\W\d_]{2,}-?séche"),
    re.compile(r"\w{2,}ée?s"),
    "de du des d' à au aux en avec sans pour par selon sur sous façon",
    "ou mais / et",
    "très bien assez peu finement grossièrement légèrement non plutôt environ trop tout pas",
    "cerise cocktail grappe poire orange marron roma bio nature mini extra type façon charlotte bintje granny golden gala reinette "
    "williams conférence nantaise primeur romanesco butternut olivette saint-pierre paille café thé purée pâté",
    "du des au aux avec sans pour et gousse gousses cuillère cuillères cuillère-à-soupe haché hachée émincé émincée coupé coupée râpé "
    "râpée pelé pelée sachet pincée verre tranche tranches feuille feuilles petit petite gros grosse brin brins morceau botte branche "
    "branches rondelles dés quartiers rouge vert verte jaune crème beurre farine sucre lait eau sel huile poivre moyenne moyen tasse",
)
