"""Dutch nouns of the kitchen: "ui+en", "ei=eieren", "pakje+s"; het-words apart, whose adjectives differ in the singular."""

from __future__ import annotations

import re

from .germanic import Germanic, Noun
from .words import pairs_of, spread

_COMMON = """
ui+en wortel+s winterwortel+s citroen+en sinaasappel+s appel+s peer=peren aardappel+en tomaat=tomaten paprika+'s komkommer+s prei+en sjalot+ten
lente-ui+en bosui+en winterpeen=winterpenen peen=penen peper+s rodekool=rodekolen wittekool=wittekolen bloemkool=bloemkolen kool=kolen broccoli+'s knol+len biet+en radijs=radijzen
vijg+en banaan=bananen meloen+en ansjovis+sen biefstuk+ken karbonade+s kip+pen worst+en pompoen+en perzik+en abrikoos=abrikozen pruim+en
mandarijn+en garnaal=garnalen bout+en champignon+s paddenstoel+en augurk+en olijf=olijven limoen+en kruidnagel+s ciabatta+'s maiskolf=maiskolven
pastinaak=pastinaken selderij=selderijen knolselderij=knolselderijen kwartel+s forel+len borst+en dooier+s eidooier+s teen=tenen aubergine+s courgette+s
avocado+'s mango+'s papaja+'s kiwi+'s ananas+sen granaatappel+s grapefruit+s pomelo+'s nectarine+s kers+en aardbei+en framboos=frambozen bes+sen braam=bramen
dadel+s rozijn+en noot=noten walnoot=walnoten hazelnoot=hazelnoten amandel+en kastanje+s cashewnoot=cashewnoten pinda+'s kokosnoot=kokosnoten passievrucht+en
artisjok+ken asperge+s andijvie witlof stronk+en krop+pen sla ijsbergsla kropsla struik+en venkel venkelknol+len koolrabi+'s raap=rapen
zalm+en haring+en makreel=makrelen tonijn+en kabeljauw+en schol+len tong+en sardine+s mossel+en oester+s kreeft+en krab+ben inktvis+sen zeebaars=zeebaarzen
dorade+s gamba+'s scampi+'s haan=hanen kalkoen+en eend+en gans=ganzen fazant+en duif=duiven konijn+en kotelet+ten slavink+en gehaktbal+len bal+len hamburger+s burger+s schnitzel+s
saucijs=saucijzen frikandel+len kroket+ten rookworst+en braadworst+en bratwurst+en schenkel+s rib+ben rollade+s ham+men bladerdeegrol+len tortilla+'s wrap+s pita+'s
bagel+s croissant+s cracker+s beschuit+en boterham+men pannenkoek+en wafel+s koek+en reep=repen plak+ken schijf=schijven schil+len stengel+s tak+ken bos+sen
krent+en boon=bonen erwt+en sperzieboon=sperziebonen peul+en linze+n spruit+en vanillestok+ken stok+ken kaneelstok+ken peperkorrel+s korrel+s peul+en bes+sen
jeneverbes+sen steranijs=steranijzen kardemompeul+en gember sereh citroengras blok+ken bol+len bouillontablet+ten gist zak+ken fles+sen doos=dozen pot+ten
kop+pen lepel+s eetlepel+s theelepel+s snuf scheut+en druppel+s handvol mespunt+en taartbodem+s bodem+s pizzabodem+s plaat=platen lasagneplaat=lasagneplaten
vel+len sjalotje+s drumstick+s kippendij+en dij+en poot=poten vleugel+s kippenvleugel+s lever+s nier+en zoete_aardappel=zoete_aardappelen kruimel+s
portobello+'s shiitake+s oesterzwam+men zwam+men kikkererwt+en rammenas+sen rettich+en mozzarella+'s burrata+'s camembert+s feta mascarpone
yoghurt kaas=kazen aardpeer=aardperen schorseneer=schorseneren postelein rabarber rodebiet+en limabloem+en romatomaat=romatomaten vleestomaat=vleestomaten
trostomaat=trostomaten cherrytomaat=cherrytomaten kerstomaat=kerstomaten ossenstaart+en staart+en bananenblad chilipeper+s lap+pen haas=hazen moot=moten beker+s rol+len vinger+s kan+nen entrecote+s entrecôte+s koolraap=koolrapen paksoi+'s kropje+s stronkje+s bladselderij ribeye+s rib-eye+s
speklap+pen sudderlap+pen varkenspoot=varkenspoten steak+s sucade ham+men kaakje+s tong+en speculaas ontbijtkoek+en jalapeño+'s jalapeno+'s rawit+s
"""
_HET = """
ei=eieren eiwit+ten eigeel=eigelen blad=blaadjes laurierblad=laurierblaadjes brood=broden stokbrood=stokbroden filet+s kipfilet+s zalmfilet+s takje+s teentje+s blokje+s bosje+s
bosuitje+s lente-uitje+s uitje+s broodje+s blikje+s pakje+s zakje+s potje+s bakje+s flesje+s stukje+s plakje+s schijfje+s handje+s snufje+s scheutje+s kopje+s
sneetje+s velletje+s balletje+s worstje+s tomaatje+s worteltje+s aardappeltje+s komkommertje+s pepertje+s kropje+s stronkje+s struikje+s stokje+s beschuitje+s
koekje+s steeltje+s kontje+s klontje+s ribje+s spiesje+s hapje+s bolletje+s eitje+s sjalotje+s radijsje+s augurkje+s spruitje+s kippetje+s krielaardappeltje+s
blik+ken pak+ken glas=glazen stuk+ken pond kuipje+s bekertje+s doosje+s rolletje+s kuiken+s hert+en lam=lammeren varken+s speenvarken+s kuikenvlees konijn+en
hart+en romainehart+en slahart+en been=benen bot+ten mergpijpje+s varkenshaasje+s koteletje+s lapje+s gehaktballetje+s schnitzeltje+s visje+s garnaaltje+s
stengeltje+s knoflookteentje+s citroentje+s limoentje+s appeltje+s peertje+s vel+len vanillestokje+s kaneelstokje+s bouillonblokje+s lepeltje+s
venkelknolletje+s bietje+s avocadootje+s meloentje+s nestje+s krop pitabroodje+s deeg bladerdeeg plakje+s rundje rookworstje+s reepje+s
"""
_ADJECTIVES = """
groot/grote klein/kleine rood/rode groen/groene geel/gele wit/witte zwart/zwarte rijp/rijpe vers/verse dik/dikke dun/dunne lang/lange
kort/korte zoet/zoete zuur/zure vol/volle halfvol/halfvolle oud/oude jong/jonge stevig/stevige flink/flinke mooi/mooie bruin/bruine
hard/harde zacht/zachte heel/hele middelgroot/middelgrote gedroogd/gedroogde gekookt/gekookte hardgekookt/hardgekookte gerookt/gerookte
biologisch/biologische vastkokend/vastkokende kruimig/kruimige onbespoten/onbespoten fijn/fijne grof/grove scherp/scherpe mild/milde
gesnipperd/gesnipperde gepeld/gepelde geschild/geschilde ongezouten/ongezouten turks/turkse grieks/griekse paars/paarse oranje/oranje
smal/smalle breed/brede rond/ronde plat/platte puntig/puntige stoofbaar/stoofbare friszuur/friszure afgestreken/afgestreken rauw/rauwe
gaar/gare koud/koude warm/warme blond/blonde bol/bolle mager/magere vet/vette gezouten/gezouten bevroren/bevroren half/halve
kaal/kale jonger/jonger extra/extra mini/mini ouder/ouder afgebakken/afgebakken doorbakken/doorbakken licht/lichte donker/donkere
"""


def _ending(small: str) -> Noun | None:
    if small.endswith("je"):
        return small + "s", "n"
    if re.search(r"[^aeiou][aiouy]$", small):
        return small + "'s", "c"
    if re.search(r"(?:el|er|em|erd|aar|ie|ette|ine)$", small) and len(small) > 4:
        return small + "s", "c"
    return None


DUTCH = Germanic(
    "nl",
    {"c": _COMMON, "n": _HET},
    _ending,
    pairs_of(_ADJECTIVES),
    frozenset(spread("van met zonder en of uit voor in de het een à tot ca circa naar")),
    frozenset(
        spread(
            "van met zonder het naar fijngesneden fijngehakt gesnipperd gesnipperde gehakt gehakte geraspt geraspte gesneden "
            "grote kleine groot klein rode rood groene groen verse vers rijpe rijp middelgrote blokjes ringen plakjes stukjes reepjes snufje "
            "teentje teentjes blik blikje pakje eetlepel eetlepels theelepel el tl gepeld gepelde geschild geperst smaak sap rasp schijfjes "
            "takje takjes bosje gele geel zoete witte zwarte gerookte gedroogde eventueel uitgeperst boterhammen uitgelekt dikke dunne"
        )
    ),
)
