import { own } from '../../../contracts/own.ts';
import { once } from '../once.ts';

/**
 * Abbreviations with a full stop that a name, a number or more of a phrase follows, by language: forms of address and
 * ranks, streets and places, numbers and units before their figure, "e.g." and the like. In every language of the
 * engine that writes them with a stop; single letters, and what many languages share, is in `sentence-ends.ts`. A word
 * is listed only if it does not end sentences as a word of its own.
 */
const byLanguage: Readonly<Record<string, string>> = {
  af: 'mnr|mev|mej|adv|ds|genl|kol|kapt|nr|bv|bl|asb|nl|ca|tel|hfst|par',
  az: 'prof|dos|akad|küç|pr|məs|yəni|müəl|tel|şəh|ray|cən|xan',
  bg: 'проф|доц|акад|инж|арх|Ген|ул|бул|пл|ж\\.к|тел|св|гр|обл|общ|бр|вкл|т\\.нар|напр|млн|млрд|хил|стр|чл|ал|ст',
  bn: 'ড|ডা|ডাঃ|মো|প্রো|অধ্যা|মি|শ্রী|নং',
  bs: 'npr|dr|mr|prof|gđa|gđica|gosp|tzv|tj|br|ul|tel|sv|mil|mlrd|odn|čl|inž|dipl|str',
  ca: 'núm|av|pl|tel|pàg|art|aprox|excm|hble|il·lm|mn|carr|ctra|pg|ex|gral|mons',
  cs: 'ing|mgr|mudr|judr|phdr|rndr|bc|doc|prof|gen|plk|pplk|kpt|ul|nám|tř|tzv|např|tj|čís|str|tel|sv|mj|mld|tis|odst|kap|resp|zejm|vč|arch|náb|pí|hl',
  cy: 'parch|gw|tud|rh|tel|e\\.e|h\\.y|mr|mrs|dr',
  da: 'pl|hr|fr|dr|prof|nr|ca|kl|mio|mia|tlf|f\\.eks|bl\\.a|stk|jf|pkt|adv|ing|civ|gl|skt|pga|ca|dvs|evt|inkl|ekskl|vedr|tidl|afd|dir',
  de: 'nr|abs|bd|abb|tab|kap|str|hr|frl|dipl|ing|jh|mio|mrd|tsd|tel|bzw|vgl|sog|ca|ggf|evtl|inkl|zzgl|abt|geb|gest|verh|röm|kath|ev|stv|allg|insb|ehem|bayer|dt|österr|schweiz|chr|mind|proz|s\\.\\s?o|jan|feb|aug|sept|okt|nov|dez|prof|lt|hl|vors|kfm|techn|univ|priv|doz|reg|Gen',
  el: 'κκ|δρ|καθ|αγ|λεωφ|τηλ|δηλ|αρ|αριθ|σελ|στρ|πλ|οδ|εκατ|δισ|π\\.χ|παρ|αρθ|κεφ|ταξ|υπολ|ναυ|σεβ|μακ|θεσ|ιαν|φεβ|μαρ|απρ|ιουν|ιουλ|αυγ|σεπτ|οκτ|νοε|δεκ',
  en: 'No|Nr|Art|pp|approx|cf|esp|incl|tel|ext|nos|vol|Ave|Blvd|Rd|Hwy|Rte|Bldg|Ste|Assoc|Asst|Dept|Supt|Det|Insp|Cllr|Ald|Adm|Brig|Cpl|Pvt|Atty|Amb|Msgr|Fig|Figs|Jan|Feb|Aug|Sept|Oct|Nov|Dec',
  es: 'nº|no|pág|núm|art|vol|fig|cap|pág|págs|tel|tfno|gral|cnel|tte|sgto|arq|mtro|mtra|pbro|gob|dip|mons|gta|ctra|pza|avda|apdo|dpto|depto|aprox|ene|feb|abr|sept|oct|nov|dic|hnos|ntra|sto|sta|dña|ing|lic|prof|profa|rvdo|admón',
  et: 'nr|lk|tel|nn|prof|dr|hr|pr|prl|mnt|tn|vt|u|ca|dots|dir|kol|ltn|mln|mld|sealh|k\\.a',
  fi: 'esim|mm|ns|nro|puh|prof|tri|maist|toim|ks|mrd|milj|ts|vrt|synt|ark|yht|dos|ent|hra|rva|nti|vt',
  fr: 'mme|mmes|mlle|mlles|mgr|vve|boul|av|rte|bât|chap|éd|coll|cdt|lt|adj|p\\.\\s?ex|c\\.-à-d|tél|fig|janv|févr|avr|juil|sept|oct|nov|déc|prof|dép|adm|ing|sté|Pl|Gal|Col',
  ga: 'uas|iml|bn|uimh|lch|m\\.sh|an\\stuas|dr|tel',
  gu: 'ડૉ|ડો|શ્રી|પ્રો|નં|રૂ',
  ha: 'alh|mal|dr|hon',
  hi: 'डॉ|डा|प्रो|श्री|सुश्री|कु|पं|स्व|मो|रु|सं|कि\\.मी',
  hr: 'npr|dr|mr|prof|gđa|gđica|gosp|tzv|tj|br|ul|tel|sv|mil|mlrd|odn|čl|inž|dipl|str|akad|gl|predsj',
  ht: 'mr|mme|dr|prof|no|tel',
  hu: 'dr|ifj|id|özv|prof|sz|tel|ún|kb|ill|vö|szt|pl|gr|br|csüt|jan|febr|márc|ápr|jún|júl|aug|szept|okt|nov|dec|évf|kat|ker',
  id: 'bpk|sdr|sdri|drs|dra|ir|hj|jl|jln|letjen|mayjen|brigjen|Kol|kapt|prof|tel|telp|tn|ny|nn|kec|kab|prov|no|pt|cv|jend|ds|tgl|jan|feb|agu|sep|okt|nov|des',
  is: 'hr|dr|próf|prof|nr|kl|t\\.d|þ\\.e|s\\.s|sbr|bls|sr|ca|u\\.þ\\.b|millj|tel|jan|feb|ágú|sept|okt|nóv|des',
  it: 'sig|sigg|dott|avv|arch|geom|rag|ing|sen|mons|card|gen|col|cap|ten|art|artt|pag|pagg|fig|tel|cell|mln|mld|sez|prof|proff|gent|egr|spett|gen|feb|apr|giu|lug|sett|ott|nov|dic|p\\.\\s?es|prot|num',
  kk: 'проф|акад|доц|т\\.б|көш|обл|тел|мыс|млн|млрд',
  kn: 'ಡಾ|ಶ್ರೀ|ಪ್ರೊ|ನಂ|ರೂ',
  lt: 'nr|tel|pvz|prof|dr|doc|gen|mln|mlrd|tūkst|vyr|plk|kun|šv|vad|akad|inž|red|vysk|kt|prez',
  lv: 'nr|plkst|tālr|piem|prof|dr|doc|sv|milj|mljrd|tūkst|apm|kgs|ģen|plkv|akad|lpp|t\\.s',
  mk: 'проф|доц|акад|инж|бр|ул|бул|тел|т\\.н|св|сп|чл|мил|илј|на\\sпр|ген|стр',
  ml: 'ഡോ|ശ്രീ|പ്രൊഫ|അഡ്വ|നം|രൂ',
  mn: 'проф|акад|док|доц|утас|тел|тэрг',
  mr: 'डॉ|प्रा|श्री|सौ|कु|अॅड|पं|रु|क्र|कै',
  ms: 'dr|prof|tn|pn|en|cik|hj|jln|no|tel|kol|kpt|lt|sdn|ir|sdr',
  mt: 'dr|sur|sinj|pro|nru|p\\.e|tel|mons|prof|kap|art',
  nb: 'hr|fr|dr|prof|nr|ca|kl|mill|mrd|tlf|f\\.eks|bl\\.a|stk|jf|pkt|adv|ing|gl|pga|dvs|evt|inkl|ekskl|vedr|tidl|avd|dir|st|kap',
  nl: 'dhr|mevr|mw|mej|drs|ir|ing|prof|dr|blz|nr|jl|ca|tel|bijv|evt|incl|excl|mld|mln|max|min|kol|kapt|lt|ds|art|afd|hfst|jhr|wed|resp|zgn|dgl',
  pa: 'ਡਾ|ਪ੍ਰੋ|ਸ੍ਰੀ|ਨੰ|ਰੁ',
  pl: 'ul|al|pl|os|woj|pow|gm|prof|mgr|inż|hab|Lek|nr|tel|tzw|tzn|m\\.in|św|ks|gen|płk|kpt|por|godz|ok|pt|im|red|np|zob|bp|abp|kard|dyr|wicemin|śp|nt|ww|ds|jw|pn|płd|zach|wsch|art|ust|poz|rys|tab|str',
  pt: 'nº|no|nr|sr|sra|srta|dra|exmo|exma|ilmo|ilma|av|pç|pça|tv|rod|dep|cel|gal|sgt|ten|pág|págs|tel|aprox|prof|profa|eng|engª|arq|núm|art|fev|abr|jul|ago|set|out|nov|mons|fig|vol|cap',
  ro: 'dl|dna|dr|prof|str|nr|bd|bul|jud|sf|ex|art|alin|ing|lect|conf|univ|Gen|col|tel|mil|mld|cca|pag|vol|lt|cpt|șos|int|ap|bl|sc|et|pct|lit|av|arh|acad',
  ru: 'ул|им|проф|акад|стр|тел|т\\.е|т\\.к|т\\.н|гг|тыс|млн|млрд|напр|св|пр|просп|пл|пер|обл|ст|Ген|кап|доц|канд|докт|чл|корр|гос|респ|рис|табл|гл|пп|ок|гр|зам|нач|инж|наб|бул|см|кв|янв|февр|апр|авг|сент|окт|нояб|дек|г\\.\\s?г|гр-н|пос|дер',
  sk: 'ing|mgr|mudr|judr|phdr|rndr|bc|doc|prof|gen|plk|kpt|ul|nám|tzv|napr|tj|čís|str|tel|sv|mld|tis|ods|resp|vrát|najm|arch|hl|t\\.\\s?j|t\\.\\s?z',
  sl: 'npr|dr|mag|prof|Ga|gdč|ul|tel|t\\.\\s?i|tj|oz|št|sv|mio|mrd|inž|univ|dipl|doc|akad|čl|str|gen|pribl|odv',
  so: 'mr|mrs|dr|prof|tel',
  sq: 'znj|znjsh|rr|tel|p\\.sh|nr|inxh|prof|dr|av|gjen|kol|mld|mln|shek|fq',
  sr: 'npr|dr|mr|prof|gđa|gosp|tzv|tj|br|ul|tel|sv|mil|mlrd|odn|čl|inž|dipl|str|akad|нпр|др|мр|проф|гђа|госп|тзв|тј|бр|ул|тел|св|мил|млрд|одн|чл|инж|дипл|стр|акад',
  sv: 'hr|fr|dr|prof|nr|ca|kl|tfn|tel|t\\.ex|bl\\.a|f\\.d|s\\.k|dvs|resp|fd|jfr|kap|inkl|exkl|enl|gm|milj|ev|avd|adj|dir|kg|ing|civ|motsv',
  sw: 'bw|bi|dkt|mhe|prof|mwl|dk|tel|mh|alh',
  ta: 'திரு|திருமதி|டாக்|பேரா|செல்வி|எண்|ரூ',
  te: 'డా|డాక్టర్|శ్రీ|ప్రొ|నం|రూ',
  th: 'ดร|นพ|พญ|ทพ|รศ|ผศ|น\\.ส|พล\\.อ|พล\\.ต|ร\\.ต|พ\\.ต|ม\\.ร\\.ว|ม\\.ล|โทร|พ\\.ศ|ค\\.ศ|ม\\.ค|ก\\.พ|มี\\.ค|เม\\.ย|พ\\.ค|มิ\\.ย|ก\\.ค|ส\\.ค|ก\\.ย|ต\\.ค|พ\\.ย|ธ\\.ค',
  tl: 'gng|bb|dra|atty|kgg|sen|kin|blg|hal|sto|sta|engr|arq|gob|prop|tel|hon|dr',
  tr: 'dr|prof|doç|Av|sn|bn|mah|cad|sok|sk|No|Tel|apt|alb|Org|gen|yrd|öğr|gör|uzm|op|müh|örn|bkz|yy|hz|Kor|tüm|yzb|mim|blv|çev|Haz|ltd|arş|st|karş',
  uk: 'вул|ім|просп|пл|бул|смт|обл|проф|акад|доц|тел|напр|т\\.\\s?зв|св|гр|пп|ст|тис|млн|млрд|ред|див|рр|інж|Ген|кап|чл|кор|держ|зав|ф-т|пров|буд|кв|січ|лют|бер|квіт|трав|черв|лип|вер|жовт|груд',
  uz: 'prof|dots|akad|ko‘ch|koʻch|tel|mln|mlrd',
  vi: 'TS|ThS|PGS|GS|TP|BS|KS|NXB|TX|TT|CN|Lm|Gm|tp|ths|ts|pgs|gs|bs',
};

/** Words of that kind that may also end a sentence: names of firms, "and so on". */
const atEnds: Readonly<Record<string, string>> = {
  cs: 'apod|atd|CSc|s\\.r\\.o',
  hu: 'stb|Kft|Zrt|Nyrt|Bt|Rt',
  id: 'dll|dsb|dst|Tbk',
  ms: 'dll|Bhd',
  pl: 'itp|itd',
  sk: 'atď|a\\s?pod|s\\.r\\.o',
  tr: 'vb|Şti',
};

/** Abbreviations of a language that go on, and those that may end a sentence, with the sign that precedes them. */
export interface Abbreviations {
  goOn: RegExp;
  mayEnd: RegExp;
}

/** Returns the abbreviations of a language, with a small or a capital first letter; undefined without any. */
export const abbreviationsOf = once((tag: string): Abbreviations | undefined => {
  const language = tag.split('-')[0] ?? '';
  const words = own(byLanguage, language)?.split('|');
  if (!words) return undefined;
  const forms = words.flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1)]);
  const ends = own(atEnds, language);
  return {
    goOn: expression([...new Set(forms)].join('|')),
    mayEnd: ends === undefined ? /(?!)/ : expression(ends),
  };
});

function expression(words: string): RegExp {
  return new RegExp(String.raw`(?:^|[\s\u00a0(\[«“"„‘'’.-])(?:${words})\.\s{0,3}$`, 'u');
}
