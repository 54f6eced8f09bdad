import { dateNames } from './dates.ts';

const words = (text: string) => new Set(text.split(/\s+/).filter(Boolean));

/**
 * Words that mean "this is a release" in the languages that releases come in; a release line has at least one of them.
 */
const saying = words(`
  gabinete communications communication comunicación comunicazione comunicação kommunikation öffentlichkeitsarbeit unternehmenskommunikation konzernkommunikation
  press news media release releases statements newsroom communique embargo embargoed advisory
  prensa comunicado boletín inmediata noticias
  presse communiqué diffusion actualité actualités médias
  pressemitteilung pressemeldung presseinformation presseinfo presseerklärung presseaussendung pressetext pressedienst
  pressestelle medienmitteilung medieninformation medieninfo medienstelle presseabteilung pressereferat veröffentlichung
  sperrfrist mitteilung meldung aktuelles nachrichten pressekontakt
  stampa comunicato diffusione notizie
  imprensa imediata notícias
  premsa comunicat persbericht nieuwsbericht pers nieuws persdienst
  pressmeddelande pressmeddelelse pressemeddelelse pressemelding nyhet lehdistötiedote mediatiedote tiedote fréttatilkynning
  prasowa prasowy prasowe komunikat natychmiastowej aktualności
  tisková tiskové tlačová sajtóközlemény presă saopštenje priopćenje basın bülteni δελτίο τύπου
  пресс-релиз пресс релиз прес-реліз прес реліз прессъобщение пресс-служба пресс-центр
  pressiteade spaudai persverklaring mediaverklaring
  بيان صحفي صحافي خبر للنشر الفوري إعلامي الصحفي الإعلامي بیانیه مطبوعاتی
  הודעה לעיתונות प्रेस विज्ञप्ति siaran pers akhbar`);

/** Words around those, without a meaning of their own here. */
const around = words(`
  a an and at by centre center contact date dated department desk editors editorial for from general hold immediate info information is
  issue issued joint live no not notice nr number of office official on only public publication ref reference relations editor editors released room
  service statement team the to until use alert communications communication distribution all hours embargo strictly under attention attn
  announcement summary update web corporate company issue id pr pm
  de del la el los las para por su y e a al gabinete oficina servicio sala departamento dirección relaciones públicas publicación difusión divulgación
  inmediato nota informativa conjunta conjunto oficial medios número núm nº nro n num fecha
  du des le les l d et à aux pour par service direction pôle cabinet note dossier commun officiel immédiate immédiat parution
  rédactions invitation alerte relations sur numéro nº diffuser embargo jusqu au
  zur zum der die das den dem des und für an am vom von ab frei sofort sofortigen freigabe gemeinsame gemeinsamer gemeinsam nummer datum
  medien redaktionen referat abteilung dezernat stabsstelle bereich stand amtliche
  il lo gli i un una per di da immediata ufficio relazioni pubblico pubbliche con congiunto congiunta numero data servizio settore
  o os as um uma em no na nos da do das dos com à imediato assessoria relações públicas lançamento divulgação publicação difusão secretaria gabinete
  het een van voor en bij directe onmiddellijke publicatie afdeling gezamenlijk
  biuro do dla z dnia publikacji informacja mediów wspólny zespół rzecznik rzecznika prasowego materiał notatka r
  zpráva zprávy správa för omedelbar publicering til umiddelbar frigivelse offentliggørelse åpning
  açıklaması duyurusu duyuru για άμεση для сми немедленной публикации служба
  على إلى من في العام رقم بتاريخ تاريخ المكتب المركز مشترك untuk segera`);

/** For scripts without spaces, and Korean: the whole line, without its date, number and signs. */
const unspacedLines =
  /^(?:(?:プレス|ニュース)(?:リリース)?|リリース|報道(?:発表)?(?:関係(?:者)?)?(?:各位|資料)?|記者発表(?:資料)?|お知らせ|各位|新闻稿|新聞稿|新闻发布|新聞發布|新闻公报|新聞公報|新闻通稿|即[时時](?:发布|發布|發佈)|立即(?:发布|發布|發佈)|供?媒体(?:使用|发布)?|通稿|보도\s?자료|즉시\s?배포|언론\s?보도|ข่าวประชาสัมพันธ์|ข่าวแจก)$/u;

/** A press office in Japanese or Chinese, after the name of its owner. */
const unspacedOffice = /(?:広報|報道|宣传|新闻|新聞|홍보)(?:課|部|室|係|处|處|办公室|辦公室|팀|실|과)$/u;

/** Words between such a word and the sender's name. */
const sentBy = new Set(
  'from by of the der des vom von dem de du des d del de la della dello dei do da dos das od z van het'.split(' '),
);

/** "News from the Harbour Trust": the rest is a name, with every word capitalised. */
function isSentBy(found: readonly string[], line: string): boolean {
  const said = found.findIndex((word) => !saying.has(word));
  if (said < 1 || found.length > said + 7 || !sentBy.has(found[said] ?? '')) return false;
  const rest = line.split(/\s+/).slice(said + 1);
  return rest.length > 0 && rest.every((word) => !/^\p{Ll}/u.test(word) || sentBy.has(word) || word === 'and');
}

/**
 * Whether a line only announces a release, without its content: "FOR IMMEDIATE RELEASE", "Pressemitteilung Nr. 45 vom
 * 28. November 2026", "报道资料". Every word must be known: "Press freedom prize for Ada Byron" is a headline.
 */
export function isReleaseLine(line: string, language: string): boolean {
  if (line.length > 120) return false;
  const bare = line.replace(/[\p{N}\p{P}\p{S}\s年月日号號第]/gu, '');
  if (unspacedLines.test(bare) || unspacedOffice.test(bare)) return true;
  const found = line.toLowerCase().match(/\p{L}[\p{L}\p{M}­-]*/gu) ?? [];
  if (found.length > 14 || !found.some((word) => saying.has(word))) return false;
  if (isSentBy(found, line)) return true;
  const dates = dateNames(language);
  return found.every((word) => saying.has(word) || around.has(word) || dates.has(word));
}

/** Words before a press office's file number of a release. */
const ofReference = words(
  'prot protocollo protocolo aktenzeichen gz exp expediente dossier no nr n nº núm num ref réf reference referencia référence referenz riferimento referência pr pm ip memo id az doc number numéro número numero edition ausgabe issue release rns news communiqué comunicado comunicato nota press pressemitteilung',
);

/** Whether a line is a release's file number: "PR 12/2026", "Ref.: NW-2026-04", "IP/26/1234". */
export function isReference(line: string): boolean {
  if (line.length > 48 || !/\p{N}/u.test(line)) return false;
  const found = line.match(/\p{L}[\p{L}\p{M}º°]*/gu) ?? [];
  if (found.length === 0) return true;
  // "PN 114/26", "MEMO-26-99": a sign and a number with a year.
  if (/^\W*\p{Lu}{1,6}[\s./-]{0,3}\d{1,6}[./-]\d{1,6}\W*$/u.test(line)) return true;
  const known = found.filter((word) => ofReference.has(word.toLowerCase())).length;
  return known > 0 && found.every((word) => ofReference.has(word.toLowerCase()) || /^\p{Lu}{1,5}$/u.test(word));
}
