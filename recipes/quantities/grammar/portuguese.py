"""Portuguese nouns and adjectives of the kitchen, of Portugal and Brazil. Plurals by their ending (Cunha & Cintra, ch. 8)."""

from __future__ import annotations

import re

from .romance import Romance

_L = {"al": "ais", "el": "éis", "ol": "óis", "ul": "uis", "il": "is"}
_ACCENTED = re.compile(r"[áéíóúâêô]")


def plural(word: str) -> str:
    if word.endswith("ão"):
        return word[:-2] + "ões"
    if word[-2:] in _L:
        ending = _L[word[-2:]]
        if _ACCENTED.search(word[:-2]):  # "fácil", "possível"
            ending = {"éis": "eis", "óis": "ois", "is": "eis"}.get(ending, ending)
        return word[:-2] + ending
    if word.endswith("m"):
        return word[:-1] + "ns"
    if word[-1] in "rzn":
        return word + "es"
    if word.endswith("ês"):
        return word[:-2] + "eses"
    return word if word[-1] in "sx" else word + "s"


def singular(word: str) -> str:
    if not word.endswith("s") or len(word) < 4:
        return word
    for many, one in (
        ("ões", "ão"),
        ("ães", "ão"),
        ("éis", "el"),
        ("óis", "ol"),
        ("ais", "al"),
        ("ens", "em"),
    ):
        if word.endswith(many):
            return word[: -len(many)] + one
    if re.search(r"[aeiou](?:r|z)es$", word):
        return word[:-2]
    return word[:-1]


PORTUGUESE = Romance(
    "pt",
    plural,
    singular,
    """
    ovo gema clara cebola cebolinha cebolinho chalota cenoura tomate tomatinho limão lima laranja tangerina mexerica bergamota maçã pera pêra
    pêssego banana batata pimentão pimento pimenta malagueta abobrinha curgete courgette abóbora berinjela beringela pepino alho
    abacate peito coxa sobrecoxa asa asinha couve repolho alface chicória escarola rúcula beterraba rabanete figo abacaxi ananás
    melão melancia bife costeleta costela coelho frango franguinho galinha peru pato codorniz salsicha linguiça chouriço ameixa
    alperce damasco nectarina romã goiaba mamão papaia manga maracujá kiwi coco tâmara noz amêndoa avelã castanha pistache pistácio caju
    amendoim pinhão morango framboesa amora mirtilo cereja uva azeitona alcaparra pão pãozinho posta filé filete camarão gamba lula
    polvo choco mexilhão amêijoa vieira ostra lagosta caranguejo siri sardinha robalo dourada garoupa badejo linguado truta salmão
    atum bacalhau cavala anchova pescada tamboril tablete cubo cravo louro curgete mandioca aipim macaxeira inhame cará nabo mandioquinha
    chuchu quiabo jiló maxixe perna espiga palmito brócolo alcachofra aspargo espargo cogumelo champignon shimeji trufa funcho
    bulbo talo folha ramo raminho galho dente cabeça fatia rodela pedaço tira posta osso pernil lombo lombinho alcatra picanha
    músculo rabo rabada pé orelha joelho paleta paio morcela alheira farinheira bolacha biscoito bolo pastel rissol empada coxinha croquete tortilha tapioca
    crepe waffle iogurte queijo queijinho requeijão lata caixa caixinha pacote garrafa frasco sachê envelope saqueta copo chávena xícara
    caneca concha colher maço molho punhado pitada fio semente grão vagem fava feijão estrela pau folhinha broa carcaça papo-seco
    carapau tainha pargo corvina besugo cantarilho lagostim chocolate gelatina barra disco massa base forma nabiça grelo
    tomilho alecrim hortelã manjericão salsa coentro framboesa caqui dióspiro marmelo nêspera fisális carambola jabuticaba pitanga
    acerola graviola cupuaçu jaca lichia toranja clementina limãozinho peixe pimentinha batatinha tomatão
    """,
    "pão/pães pãozinho/pãezinhos mão/mãos grão/grãos couve-flor/couves-flores alho-poró/alhos-porós alho-porro/alhos-porros "
    "alho-francês/alhos-franceses batata-doce/batatas-doces batata-baroa/batatas-baroas erva-doce/ervas-doces cebola-roxa/cebolas-roxas "
    "pimenta-malagueta/pimentas-malagueta pimenta-de-cheiro/pimentas-de-cheiro pimenta-do-reino/pimentas-do-reino "
    "dedo-de-moça/dedos-de-moça pimenta-dedo-de-moça/pimentas-dedo-de-moça couve-de-bruxelas/couves-de-bruxelas "
    "tomate-cereja/tomates-cereja noz-moscada/nozes-moscadas louro/louros ananás/ananases anis-estrelado/anises-estrelados "
    "maçã-verde/maçãs-verdes limão-siciliano/limões-sicilianos limão-taiti/limões-taiti camarão-rosa/camarões-rosa "
    "papo-seco/papos-secos castanha-do-pará/castanhas-do-pará couve-coração/couves-coração couve-lombarda/couves-lombardas "
    "banana-da-terra/bananas-da-terra banana-nanica/bananas-nanicas pé/pés pãozinho_francês/pãezinhos_franceses lápis lápis "
    "abóbora-menina/abóboras-menina cachorro-quente/cachorros-quentes filé-mignon/filés-mignons pão-de-ló/pães-de-ló",
    """
    grande pequeno pequena médio média vermelho vermelha verde maduro madura branco branca doce fresco fresca seco seca inteiro
    inteira duro dura roxo roxa amarelo amarela preto preta cru crua limpo limpa fino fina grosso grossa raso rasa cheio cheia bom
    boa bonito bonita gordo gorda comprido comprida redondo redonda italiano italiana francês francesa siciliano siciliana
    cozido cozida cortadinho picadinho picadinha orgânico orgânica natural integral picante aberto aberta frito frita novo nova
    bem-passado caipira nanico nanica estrelado estrelada japonês japonesa argentino argentina português portuguesa azedo azeda
    lombardo lombarda calabresa toscana americano americana ralado ralada longo longa moído moída desossado gelado firme quente morno morna mole graúdo graúda miúdo
    miúda malagueta rosado rosada meio meia sírio síria
    """,
    "bom/bons grãos/grãos cereja/cereja francês/franceses japonês/japoneses português/portugueses mignon/mignons simples/simples",
    "grande boa bom pequeno pequena meio meia belo bela",
    re.compile(r"\w{2,}(?:ad|íd|id)[oa]|\w+(?:ad|id)inh[oa]"),
    re.compile(r"\w{2,}(?:ad|íd|id)[oa]s"),
    "de do da dos das com sem em no na nos nas a ao à para por pelo",
    "ou / e",
    "muito bem mais menos finamente grosseiramente levemente pouco bastante não",
    "cereja taiti tahiti pera rosa laranja italiano-tipo fuji gala caipira extra tipo bio mini prata rocha chucha coração "
    "caqui carmem débora cabotiá japonesa-tipo dedo-de-moça",
    "e do da dos das com sem em para ao picado picada picadinho ralado ralada cortado cortada fatiado descascado descascada colher "
    "colheres xícara xícaras chá sopa copo dente dentes folha folhas ramo ramos lata caixinha pacote grande pequeno média médio médios pitada "
    "açúcar leite farinha óleo azeite água manteiga fatia fatias gosto roxa madura maduro vermelho amarelo",
)
