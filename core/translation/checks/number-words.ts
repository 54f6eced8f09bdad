/**
 * Small numbers in words, from zero, in lists of words that mean the same. Engines write "two" as 2 and 3 as "tres". A
 * word may explain a figure that the other side does not have, but does not require one.
 */
export const listedNumbers: Readonly<Record<string, readonly string[]>> = {
  en: [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    '_ first second third fourth fifth sixth seventh eighth ninth tenth',
    '_ once twice thirds',
  ],
  es: [
    'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco',
    '_ una',
    '_ un',
    '_ primero segundo tercero cuarto quinto',
    '_ primera segunda tercera',
  ],
  fr: [
    'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize _ _ _ vingt',
    '_ une',
    '_ premier deuxième troisième quatrième cinquième',
    '_ première second',
    '_ _ seconde',
  ],
  it: [
    'zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti',
    '_ una',
    '_ un',
    '_ primo secondo terzo',
    '_ prima seconda terza',
  ],
  pt: [
    'zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte',
    '_ uma duas',
    '_ primeiro segundo terceiro',
    '_ primeira segunda terceira',
  ],
  ca: [
    'zero un dos tres quatre cinc sis set vuit nou deu onze dotze tretze catorze quinze setze disset divuit dinou vint',
    '_ una dues',
    '_ primer segon tercer',
  ],
  de: [
    'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
    '_ ein',
    '_ eine',
    '_ erste zweite dritte vierte fünfte',
    '_ ersten zweiten dritten vierten fünften',
  ],
  nl: [
    'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig',
    '_ één tweede derde vierde vijfde',
  ],
  sv: [
    'noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo',
    '_ ett andra tredje fjärde femte',
  ],
  da: [
    'nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve',
    '_ et',
  ],
  nb: [
    'null en to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tjue',
    '_ et',
  ],
  pl: [
    'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście',
    '_ jedna dwie',
    '_ jedno dwóch trzech',
  ],
  ru: [
    'ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать',
    '_ одна две',
    '_ одного двух трёх',
  ],
  zh: ['零 一 二 三 四 五 六 七 八 九 十', '〇 _ 两', '_ _ 兩'],
};

/** Tens, and other words used instead of a figure: noon is 12 h, and half may be 50 %. */
export const namedNumbers: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: {
    ...{ thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, dozen: 12 },
    ...{ noon: 12, midday: 12, midnight: 0, half: 50, quarter: 25 },
  },
  es: {
    ...{ treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80, noventa: 90, docena: 12 },
    ...{ mediodía: 12, medianoche: 0, mitad: 50 },
  },
  fr: {
    ...{
      trente: 30,
      quarante: 40,
      cinquante: 50,
      soixante: 60,
      septante: 70,
      nonante: 90,
      douzaine: 12,
      quinzaine: 15,
    },
    ...{ vingtaine: 20, trentaine: 30, cinquantaine: 50, centaine: 100, midi: 12, minuit: 0, moitié: 50 },
  },
  it: {
    ...{ trenta: 30, quaranta: 40, cinquanta: 50, sessanta: 60, settanta: 70, ottanta: 80, novanta: 90, dozzina: 12 },
    ...{ mezzogiorno: 12, mezzanotte: 0, metà: 50 },
  },
  pt: {
    ...{ trinta: 30, quarenta: 40, cinquenta: 50, sessenta: 60, setenta: 70, oitenta: 80, noventa: 90, dúzia: 12 },
    ...{ metade: 50, dezasseis: 16, dezassete: 17, dezanove: 19 },
  },
  ca: { trenta: 30, quaranta: 40, cinquanta: 50, dotzena: 12, migdia: 12, meitat: 50 },
  de: {
    ...{ dreißig: 30, vierzig: 40, fünfzig: 50, sechzig: 60, siebzig: 70, achtzig: 80, neunzig: 90, dutzend: 12 },
    ...{ mittag: 12, mitternacht: 0, hälfte: 50 },
  },
  nl: {
    dertig: 30,
    veertig: 40,
    vijftig: 50,
    zestig: 60,
    zeventig: 70,
    tachtig: 80,
    negentig: 90,
    dozijn: 12,
    helft: 50,
  },
  sv: { trettio: 30, fyrtio: 40, femtio: 50, sextio: 60, sjuttio: 70, åttio: 80, nittio: 90, dussin: 12, hälften: 50 },
};
