import { describe, expect, test } from 'vitest';
import { saysEmbargo } from '../../../../core/releases/embargo-text/says-embargo.ts';

/** As editors write them, from many languages' releases. */
const said: Record<string, string[]> = {
  en: [
    'EMBARGOED UNTIL 9 A.M. EST, 12 MAY 2026',
    'Embargoed until Tuesday',
    '**EMBARGOED** until 00:01 GMT',
    'UNDER EMBARGO',
    '*** EMBARGO ***',
    'Embargo: 00.01hrs, Thursday 4 June',
    'Embargo – noon, 3 March',
    'EMBARGO UNTIL: 12/05/2026 at 10:00',
    'Strictly embargoed: 10:00 GMT, 12 May',
    'STRICT EMBARGO 5 pm CET',
    'PRESS RELEASE – EMBARGOED FOR RELEASE AT 9:00',
    'Press release: embargo until 12 May',
    'London, 5 May (embargoed until 6 May)',
    'NOT FOR PUBLICATION BEFORE 12 MAY 2026, 9 A.M.',
    'Not to be published before the general meeting.',
    'HOLD FOR RELEASE',
    'Hold for release until Monday',
    'For release at 2:00 p.m. EDT',
    'This press release is under embargo until 12 May.',
    'The findings in this paper are strictly embargoed until publication.',
    'Embargo lifts: 9 am',
    'Please note: under embargo until further notice',
  ],
  fr: [
    'SOUS EMBARGO JUSQU’AU 12 MAI 2026 À 9 H',
    'Sous embargo',
    'Embargo jusqu’à mardi',
    'EMBARGO : 12 mai, 9 h',
    'Communiqué de presse – Sous embargo jusqu’au 12 mai',
    'À ne pas diffuser avant le 12 mai',
    'Ce communiqué est sous embargo.',
    'Embargo jusqu’au lundi 3 août, midi',
  ],
  de: [
    'SPERRFRIST: 12. Mai 2026, 10.00 Uhr',
    'Sperrfrist bis Montag, 10 Uhr',
    'Achtung, Sperrfrist 12.05.2026',
    'Sperrfrist!',
    'Gesperrt bis 12. Mai',
    'Pressemitteilung | Sperrfrist 10 Uhr',
    'Embargo bis zum 12. Mai',
    'Frei ab 12. Mai 2026, 10 Uhr',
    'Nicht zur Veröffentlichung vor dem 12. Mai',
    'Bitte nicht vor dem 12. Mai veröffentlichen',
    'Diese Mitteilung unterliegt bis 10 Uhr einer Sperrfrist.',
  ],
  es: [
    'EMBARGADO HASTA EL 12 DE MAYO',
    'Bajo embargo hasta las 9:00',
    'Embargo: 12 de mayo de 2026',
    'No publicar antes del 12 de mayo',
    'Información embargada hasta el lunes',
  ],
  it: [
    'SOTTO EMBARGO FINO AL 12 MAGGIO',
    'Embargo fino alle ore 12',
    'Da non pubblicare prima del 12 maggio',
    'Embargo: lunedì',
  ],
  pt: ['SOB EMBARGO ATÉ 12 DE MAIO', 'Embargado até às 9h00', 'Não publicar antes de 12 de maio', 'Embargo até 12/05'],
  ca: ['SOTA EMBARGAMENT FINS AL 12 DE MAIG', 'Embargat fins dilluns', 'No publicar abans del 12 de maig'],
  nl: ['ONDER EMBARGO TOT 12 MEI', 'Embargo tot maandag 9.00 uur', 'Niet publiceren vóór 12 mei', 'EMBARGO: 12 mei'],
  sv: ['UNDER EMBARGO TILL 12 MAJ', 'Embargo till måndag kl. 9', 'Får ej publiceras före 12 maj', 'EMBARGO'],
  da: [
    'UNDER EMBARGO INDTIL 12. MAJ',
    'Klausuleret til mandag kl. 9',
    'Må ikke offentliggøres før 12. maj',
    'Embargo: 12. maj',
  ],
  nb: [
    'UNDER EMBARGO TIL 12. MAI',
    'Sperrefrist: 12. mai kl. 9',
    'Må ikke offentliggjøres før 12. mai',
    'Embargo til mandag',
  ],
  nn: ['Må ikkje publiserast før 12. mai'],
  fi: [
    'JULKAISUVAPAA 12.5.2026 klo 9',
    'Embargo 12.5. klo 9.00 asti',
    'Ei saa julkaista ennen 12.5.',
    'Julkaisuvapaa maanantaina klo 9',
  ],
  pl: [
    'EMBARGO DO 12 MAJA, GODZ. 9',
    'Materiał objęty embargiem do poniedziałku',
    'Nie publikować przed 12 maja',
    'Pod embargiem',
  ],
  cs: ['EMBARGO DO 12. KVĚTNA 2026', 'Pod embargem do pondělí', 'Nezveřejňovat před 12. květnem'],
  sk: ['EMBARGO DO 12. MÁJA', 'Nezverejňovať pred 12. májom'],
  ru: [
    'ЭМБАРГО ДО 12 МАЯ 2026 Г., 9:00',
    'Под эмбарго до понедельника',
    'Не публиковать до 12 мая',
    'Не для публикации до 9:00',
  ],
  uk: ['ЕМБАРГО ДО 12 ТРАВНЯ', 'Під ембарго до понеділка', 'Не публікувати до 12 травня'],
  bg: ['ЕМБАРГО ДО 12 МАЙ', 'Да не се публикува преди 12 май'],
  hr: ['EMBARGO DO 12. SVIBNJA', 'Nije za objavu prije 12. svibnja'],
  sl: ['EMBARGO DO 12. MAJA', 'Pod embargom'],
  tr: [
    "12 Mayıs 2026 saat 09.00'a kadar ambargoludur",
    'AMBARGOLUDUR: 12 MAYIS',
    'Ambargo: 12 Mayıs 2026',
    "12 Mayıs'tan önce yayımlanamaz",
  ],
  ar: ['محظور النشر حتى 12 مايو 2026', 'يُحظر النشر قبل الساعة 9', 'حظر النشر: ١٢ مايو', 'ليس للنشر قبل 12 مايو'],
  fa: ['غیرقابل انتشار تا ۱۲ مه', 'امبارگو: ۱۲ مه'],
  he: ['אמברגו עד 12 במאי 2026', 'לא לפרסום לפני 12 במאי', 'תחת אמברגו', 'באיסור פרסום עד יום שני'],
  el: ['ΕΜΠΑΡΓΚΟ ΕΩΣ 12 ΜΑΪΟΥ', 'Υπό εμπάργκο μέχρι τη Δευτέρα', 'Να μη δημοσιευθεί πριν από τις 12 Μαΐου'],
  ro: ['SUB EMBARGO PÂNĂ LA 12 MAI', 'Embargo până luni', 'A nu se publica înainte de 12 mai'],
  hu: ['EMBARGÓ: 2026. május 12., 9 óra', '2026. május 12-ig embargós', 'Nem közölhető 12-e előtt', 'Embargó alatt'],
  'zh-Hans': ['禁发期至2026年5月12日9时', '解禁时间：2026年5月12日', '请勿在5月12日之前发布', '5月12日9时前不得报道'],
  'zh-Hant': ['解禁時間：2026年5月12日', '請勿於5月12日前刊登', '新聞禁發'],
  ja: [
    '【報道解禁】2026年5月12日（火）午前9時',
    '解禁日時：5月12日 14:00',
    '情報解禁：5月12日',
    '5月12日14時まで報道禁止',
    '5月12日以前の公開はお控えください',
    'エンバーゴ',
  ],
  ko: [
    '엠바고: 5월 12일 오전 9시',
    '보도시점: 2026. 5. 12.(화) 09:00',
    '5월 12일 조간부터 보도해 주시기 바랍니다',
    '5월 12일까지 보도 금지',
  ],
};

/** Releases about other embargoes, and lines that say that there is none. */
const unsaid: Record<string, string[]> = {
  en: [
    'FOR IMMEDIATE RELEASE',
    'For release: 12 May 2026',
    'The embargo on steel will be lifted on 1 May 2027.',
    'Embargo on Russian oil takes effect',
    'EMBARGO ON STEEL LIFTED AFTER 12 YEARS',
    'Embargo hits 12 exporters',
    'Embargo: how sanctions shaped Cuba',
    'Under embargo since 1962, Cuba turned to tourism.',
    'Under embargo, Cuba’s economy shrank by 12 per cent.',
    'Embargoed goods worth 2 million euros were seized in Trieste',
    'Oil embargo until 2027 agreed',
    'The Council keeps the oil embargo until 2027.',
    'The arms embargo to 12 countries stays in place.',
    'Embargo: none',
    'Embargo lifted',
    'This release is not under embargo.',
    'This release is no longer under embargo.',
    'The ship held goods embargoed until last year.',
    'Hold the line until Monday',
    'Trade embargoes and their history: a report on 12 countries',
  ],
  fr: [
    'POUR DIFFUSION IMMÉDIATE',
    'L’embargo sur l’acier sera levé le 1er mai 2027.',
    'Embargo sur le pétrole : 12 pays concernés',
    'Sous embargo depuis 1962, Cuba se tourne vers le tourisme.',
    'Embargo : aucun',
  ],
  de: [
    'ZUR SOFORTIGEN VERÖFFENTLICHUNG',
    'Sperrfrist: keine',
    'Sperrfrist beim Verkauf von Aktien endet am 12. Mai',
    'Das Embargo gegen Stahl wird am 1. Mai 2027 aufgehoben.',
    'Embargo gegen Öl: 12 Staaten stimmen zu',
    'Das Waffenembargo gilt bis 2027.',
    'Nicht vor dem Sommer kommt die Reform',
  ],
  es: [
    'Sin embargo, el 12 de mayo se publicará el informe.',
    'El embargo al acero se levantará el 1 de mayo.',
    'Embargo de bienes por 12 millones',
    'El banco ha embargado hasta 12 viviendas.',
    'PARA PUBLICACIÓN INMEDIATA',
  ],
  it: [
    'L’embargo sull’acciaio durerà fino al 2027.',
    'Embargo sul petrolio, 12 Paesi d’accordo',
    'PER DIFFUSIONE IMMEDIATA',
  ],
  pt: ['O embargo ao aço vai até 2027.', 'Embargo ao petróleo: 12 países', 'PARA DIVULGAÇÃO IMEDIATA'],
  nl: ['Het embargo op staal loopt tot 2027.', 'Embargo op olie raakt 12 landen', 'PER DIRECT VRIJ VOOR PUBLICATIE'],
  sv: ['Embargot mot stål gäller till 2027.', 'Embargo mot olja drabbar 12 länder'],
  da: ['Embargoen mod stål gælder til 2027.'],
  nb: ['Embargoen mot stål gjelder til 2027.'],
  fi: ['Julkaisuvapaa heti', 'Teräksen vientikielto jatkuu vuoteen 2027.'],
  pl: ['Embargo na stal obowiązuje do 2027 roku.', 'Embargo: brak'],
  cs: ['Embargo na ocel platí do roku 2027.'],
  ru: ['Эмбарго на сталь действует до 2027 года.', 'Эмбарго: нет', 'Нефтяное эмбарго до 2027 года продлено'],
  uk: ['Ембарго на сталь діє до 2027 року.'],
  tr: ['Çelik ambargosu 2027 yılına kadar sürecek.', 'Ambargo yok', 'Silah ambargosu 12 ülkeyi etkiliyor'],
  ar: ['الحظر النفطي مستمر حتى 2027', 'للنشر الفوري'],
  he: ['האמברגו על הפלדה יימשך עד 2027.', 'לפרסום מיידי'],
  el: ['Το εμπάργκο στον χάλυβα ισχύει έως το 2027.', 'Άμεση δημοσίευση'],
  ro: ['Embargoul asupra oțelului durează până în 2027.'],
  hu: ['Az acélra kivetett embargó 2027-ig tart.', 'Azonnal közölhető'],
  'zh-Hans': ['钢铁禁运持续到2027年', '立即发布', '该公司在5月12日前完成了发布会'],
  ja: ['鉄鋼の禁輸は2027年まで続く', '即日解禁', 'アユ漁が6月1日に解禁', '解禁なし'],
  ko: ['철강 금수 조치는 2027년까지 계속된다', '보도시점: 즉시'],
};

const cases = (table: Record<string, string[]>) =>
  Object.entries(table).flatMap(([language, lines]) => lines.map((line): [string, string] => [language, line]));

describe('a line that says that its text is under embargo', () => {
  test.each(cases(said))('%s: %s', (language, line) => {
    expect(saysEmbargo(line, language)).toBe(true);
  });

  test.each(said['en'] ?? [])('in English stands in a German release too: %s', (line) => {
    expect(saysEmbargo(line, 'de')).toBe(true);
  });
});

describe('a line that does not', () => {
  test.each(cases(unsaid))('%s: %s', (language, line) => {
    expect(saysEmbargo(line, language)).toBe(false);
  });
});

test('a language without phrases of its own has the English ones', () => {
  expect(saysEmbargo('EMBARGOED UNTIL 12 MAY', 'is')).toBe(true);
  expect(saysEmbargo('Allt er í lagi', 'is')).toBe(false);
});

test('what is too long for a line of its own is none, however it begins', () => {
  expect(saysEmbargo(`Embargo until 12 May${' and so on'.repeat(100_000)}`, 'en')).toBe(false);
  expect(saysEmbargo(`12 Mayıs'a kadar ambargolu${' ve devamı'.repeat(100_000)}`, 'tr')).toBe(false);
});
