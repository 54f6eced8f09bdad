import { isUnspaced } from '../../lib/text/unspaced.ts';
import { collapseSpaces } from '../../lib/text/white-space.ts';
import { wordsOf } from '../../lib/text/words.ts';

/** Words within names that are not capitalised. */
const particles = new Set(
  'a and at by for in of on or the upon with & d de del della delle dei di da do dos das du des e et y i con il lo gli al la las le les los lo l für und von der die das zu zur am im bei van voor het een en och og ja w we z ze na do dla oraz i'.split(
    ' ',
  ),
);

/** Whether every word begins like a name's; also true of a headline in capitals. */
export function isProperName(text: string): boolean {
  const words = withoutLegalForm(text)
    .split(/[\s/]+/)
    .filter((word) => /\p{L}/u.test(word));
  return words.length > 0 && words.every((word) => !/^\P{L}*\p{Ll}/u.test(word) || particles.has(word.toLowerCase()));
}

/** Counts words; in scripts without spaces, two characters count as one. */
export function wordCount(text: string): number {
  let count = 0;
  for (const { text: word } of wordsOf(text))
    count += isUnspaced(word.charAt(0)) || /\p{Script=Han}|\p{Script=Hangul}/u.test(word.charAt(0)) ? 0.5 : 1;
  return count;
}

/** Forms of companies and associations, without their full stops and spaces. */
const legalForms = new Set(
  'plc inc incorporated corp corporation co company ltd limited llc llp lp gmbh mbh ggmbh ag se kg kgaa ohg ug ev eg sa sau spa srl sl slu sas sarl sca nv bv as a/s asa ab oy oyj ltda spzoo sadecv sabdecv pty ptyltd pte pteltd bhd tbk holding holdings group coltd gmbhcokg gmbh&cokg'.split(
    ' ',
  ),
);
const unspacedForm =
  /^(?:株式会社|有限会社|一般社団法人|公益財団法人|公益社団法人|国立大学法人|独立行政法人|학교법인|\(주\)|㈜)|(?:株式会社|有限公司|股份公司|集团|集團|주식회사)$/u;

export function hasLegalForm(name: string): boolean {
  return withoutLegalForm(name) !== withoutBrackets(name);
}

/** Returns a name as in running text: without its ticker and its legal form. */
export function withoutLegalForm(name: string): string {
  const whole = withoutBrackets(name);
  const words = whole.split(' ');
  for (let count = Math.min(4, words.length - 1); count > 0; count--) {
    const form = words.slice(-count).join('').replace(/[.,]/g, '').toLowerCase();
    if (legalForms.has(form)) return words.slice(0, -count).join(' ').replace(/,$/, '');
  }
  return whole.replace(unspacedForm, '');
}

/** Drops a ticker: "Amberley Foods plc (AIM: AMBF)". */
function withoutBrackets(name: string): string {
  const text = collapseSpaces(name);
  const open = text.endsWith(')') ? text.lastIndexOf('(') : -1;
  return open > 0 ? text.slice(0, open).trim() : text;
}

/** Words for institutions, at the beginning or the end of their names. */
const institution =
  /(?:^|\s)(?:ministry|department|office|bureau|division|directorate|clinic|port|agency|authority|council|city|county|town|state|government|governor|university|college|school|institute|hospital|museum|foundation|trust|society|association|federation|union|committee|commission|bank|club|fc|f\.c\.|afc|museum|library|church|diocese|embassy|securities and exchange commission|ministerium|bundesministerium|dezernat|abteilung|referat|klinikum|krankenhaus|stadtwerke|landkreis|stadt|gemeinde|universität|hochschule|institut|stiftung|verband|verein|amt|museum|bibliothek|senat|regierung|kammer|ministère|direction|service|mairie|hôpital|ville|préfecture|université|fondation|association|région|département|conseil|ambassade|ministerio|oficina|departamento|dirección|ayuntamiento|universidad|fundación|gobierno|diputación|junta|consejería|asociación|ministero|ufficio|azienda|ospedale|comune|università|fondazione|regione|provincia|associazione|ministério|gabinete|direção|câmara|prefeitura|município|universidade|fundação|governo|associação|gemeente|ministerie|universiteit|ministerstwo|urząd|biuro|zakład|szpital|uniwersytet|fundacja|gmina|miasto|politechnika|muzeum|министерство|университет|администрация|фонд|وزارة|جامعة|مؤسسة|هيئة|بلدية|جمعية|نادي)(?=\s|$|,)/iu;
const unspacedInstitution =
  /(?:省|庁|市|県|府|都|区|町|村|大学|大學|学校|研究所|協会|协会|財団|基金会|銀行|银行|クラブ|俱乐部|局|部|委员会|政府|博物館|博物馆|図書館|病院|医院|부|청|시청|대학교|재단|협회)$/u;

export function isInstitution(name: string): boolean {
  const text = name.trim();
  const found = institution.exec(text);
  if (found)
    return (
      found.index < 2 ||
      found.index + found[0].length >= text.length - 1 ||
      /^[\s,]*(?:of|for|de|der|des|für|di|do|da)\s/i.test(text.slice(found.index + found[0].length))
    );
  return text.length <= 20 && unspacedInstitution.test(text);
}

/** Whether a text is in capitals, as far as its script has them. */
export function isShouted(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
}
