/** A name of a street or place: words that begin with a capital, with particles between them. */
const proper = String.raw`\p{Lu}[\p{L}'’.-]{0,30}`;
const particle =
  "(?:de|del|de la|de las|de los|della|delle|dei|di|da|do|das|dos|du|des|la|le|les|l['’]|d['’]|van|der|den|am|an der|im|zum|zur|en)";
const names = `(?:(?:${particle}[ '’]?){0,2}${proper}[ ]){0,4}(?:${particle}[ ]?){0,2}${proper}`;
/** The rest of the line: floor, place, code, country; no words of sentences. */
const rest = String.raw`(?:,?[ ](?:[\p{Lu}\p{N}#][\p{L}\p{N}'’.\/-]{0,24}|${particle})){0,8}`;
const number = String.raw`\d{1,5}(?:[ ]?[a-zA-Z])?(?:[-–\/]\d{1,5}[a-zA-Z]?)?`;

const word = String.raw`[\p{Lu}\p{N}#][\p{L}\p{N}'’.\/-]{0,24}`;
/** Text after a comma: at most four words or numbers. */
const places = `(?:,[ ]${word}(?:[ ]${word}){0,3})`;
const streetWord = String.raw`(?:[NSEW]\.?[ ])?(?:${proper}|\d{1,3}(?:st|nd|rd|th))[ ]`;
const englishStreet = String.raw`(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Square|Sq|Court|Ct|Terrace|Quay|Wharf|Crescent|Highway|Hwy|Parkway|Pkwy|Alley|Mews|Way|Place)\.?(?:[ ][NSEW]{1,2})?`;
/** Words of headlines that streets do not have. */
const headlineWord = '(?:On|To|Your|Our|With|And|In|For|At|By|From|As|Is|Are|Of|Off|Over|A|An)[ ]';

const line = (pattern: string) => new RegExp(`^${pattern}$`, 'u');

/** Lines of an address. Each must match its whole line, and have a sign or word that marks it as one. */
const postalLines: readonly { reason: string; postal: RegExp; onlyInBlocks?: boolean }[] = [
  {
    reason: 'A box at the post office.',
    postal: line(
      String.raw`(?:[Pp]\.?[ ]?[Oo]\.?[ ]?(?:Box|box|BOX)|Post Office Box|Postfach|Bo[iî]te [Pp]ostale|B\.?[ ]?P\.?|Apartado(?: de [Cc]orreos)?|Casella [Pp]ostale|C\.?[ ]?P\.?|Caixa [Pp]ostal|Postbus)[ ](?:n[ºo°.][ ]?)?\d[\d -]{0,12}${rest}`,
    ),
  },
  {
    reason: 'Number, a word and the kind of street in English. In headlines, too, words begin with capitals.',
    postal: line(`${number},?[ ]${streetWord}${englishStreet}${places}{0,4}`),
  },
  {
    reason: 'The same with more words, and a place.',
    postal: line(`${number},?[ ](?:${streetWord}){1,4}${englishStreet}${places}{1,4}`),
  },
  {
    reason: 'The same without a place: "2 Men Face Court" might be an address as well.',
    postal: line(`${number},?[ ](?:(?!${headlineWord})${streetWord}){1,4}${englishStreet}`),
    onlyInBlocks: true,
  },
  {
    reason: 'A part of a house.',
    postal: line(
      String.raw`(?:Suite|Ste\.?|Floor|Level|Room|Unit|Apt\.?|Building|Block)[ ]#?(?:\d{1,5}[A-Z]?|[A-Z])${places}{0,4}`,
    ),
    onlyInBlocks: true,
  },
  {
    reason: 'Number, kind and name as in France.',
    postal: line(
      String.raw`${number}(?:[ ](?:bis|ter))?,?[ ](?:rue|avenue|av\.|boulevard|bd|place|quai|chemin|allée|impasse|route|cours|square|passage|faubourg)[ ]${names}${rest}`,
    ),
  },
  {
    reason: 'Kind, name and number as in Spain, Italy and Portugal.',
    postal: line(
      String.raw`(?:C\/|Calle|Avda?\.?|Avenida|Plaza|Paseo|Carrer|Passeig|Plaça|Carretera|Via|Viale|Piazza|Corso|Largo|Rua|Praça|Travessa|Av\.)[ ]?${names},?[ ](?:n[ºo°.][ ]?)?${number}${rest}`,
    ),
  },
  {
    reason: 'Name with its kind and number as in Germany, the Netherlands and the North.',
    postal: line(
      String.raw`(?:${proper}[ -]){0,3}\p{L}{0,30}(?:[Ss]traße|[Ss]trasse|[Ss]tr\.|weg|platz|Platz|[Aa]llee|gasse|damm|ufer|straat|laan|plein|gracht|kade|gatan|vägen|gata|vej|gade)[ ]${number}${rest}`,
    ),
  },
  {
    reason: 'Kind, name and number as in Poland.',
    postal: line(String.raw`(?:[Uu]l|[Aa]l|[Pp]l|[Oo]s)\.[ ]${names}[ ]${number}${rest}`),
  },
  {
    reason: 'A place and a British postcode.',
    postal: line(String.raw`(?:${proper},?[ ]){0,5}[A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2}${rest}`),
  },
  {
    reason: 'A place, a state and a ZIP code.',
    postal: line(String.raw`(?:${proper},?[ ]){1,4}[A-Z]{2}[ ]{1,2}\d{5}(?:-\d{4})?${rest}`),
  },
  {
    reason: 'A place, a state in a word and a ZIP code.',
    postal: line(String.raw`${proper}(?:[ ]${proper}){0,2},[ ]${proper}(?:[ ]${proper})?[ ]\d{5}(?:-\d{4})?${rest}`),
    onlyInBlocks: true,
  },
  {
    reason: 'A place, a state and a code of Australia or Brazil.',
    postal: line(
      String.raw`${names},?[ ](?:(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT)[ ]\d{4}|[–-][ ][A-Z]{2},?[ ]\d{5}-\d{3})${rest}`,
    ),
  },
  {
    reason: 'A place, a province and a Canadian code.',
    postal: line(String.raw`(?:${proper},?[ ]){1,4}(?:\(?[A-Z]{2}\)?,?[ ]{1,2})?[A-Z]\d[A-Z][ ]\d[A-Z]\d${rest}`),
  },
  {
    reason: 'A code with the sign of its country, of two parts, or with letters, and a place.',
    postal: line(String.raw`(?:[A-Z]{1,2}[-–]\d{4,6}|\d{4}-\d{3}|\d{4}[ ][A-Z]{2}|\d{2}-\d{3})[ ]${names}${rest}`),
  },
  {
    reason: 'Five digits and a place; alone such a line might as well count something.',
    postal: line(String.raw`(?:\d{5}|\d{3}[ ]\d{2})[ ]${names}${rest}`),
    onlyInBlocks: true,
  },
  { reason: 'The Japanese sign of the post.', postal: /^〒\s?\d{3}-\d{4}.{0,80}$/u },
];

/**
 * Whether a line consists of a line of a postal address, which post offices need as written.
 *
 * @param inBlock whether there are other lines above or below it, as in an address.
 */
export function isPostalLine(text: string, inBlock: boolean): boolean {
  const bare = text.trim();
  if (bare.length > 120 || !/\d/.test(bare)) return false;
  return postalLines.some(({ postal, onlyInBlocks }) => (inBlock || !onlyInBlocks) && postal.test(bare));
}
