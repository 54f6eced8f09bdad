import { describe, expect, test } from 'vitest';
import { partedLines } from '../../../../../core/documents/formats/parted-lines.ts';

/** Texts as they come out: `/` where a line break parts two, `_` where it stays in one. */
function marked(lines: readonly string[]): string {
  const parted = partedLines(lines);
  return lines.map((line, index) => line + (index < parted.length ? (parted[index] ? ' / ' : ' _ ') : '')).join('');
}

describe('lines that are texts of their own', () => {
  test.each([
    ['a contact', 'Jonas Reyl, press office / Telephone: +1 555 0142 / E-mail: press@marrow.example.org'],
    ['a role that begins small', 'Marie Dupont / directrice de la communication / +33 1 70 18 99 00'],
    ['a role and an address without a label', 'Ana Duarte / alcaldesa / prensa@puerto.example.org'],
    ['a postal address', 'Harbour Board / 12 Quay Street / Port Ellison'],
    ['an address in Germany', 'Pressestelle / Hauptstraße 12 / 10115 Berlin / Tel.: +49 30 901820'],
    ['an address in Japan', '連絡先 / 広報部 / 電話：03-1234-5678'],
    ['a name and a role', 'Ana Duarte / Mayor'],
    ['a signature', 'Yours sincerely, / Jane Example / Harbour Master'],
    ['a programme', '10:00 Welcome by the mayor of the town / 10:30 Tour of the whole harbour by boat. / 12:00 Lunch'],
    ['a programme in Arabic', '10:00 كلمة الترحيب من رئيس البلدية اليوم / 10:30 جولة في الميناء كله بالقارب.'],
    ['a label', 'Contact: / Ann Example / Press office'],
    ['a caption above its text', 'Opening hours / The museum is open daily from nine to five.'],
    ['sentences', 'It has four lanes. / It opens on Monday.'],
    ['what desks read', 'FOR IMMEDIATE RELEASE / May 4, 2026'],
    ['short lines of a song', 'Roses are red, / Violets are blue,'],
    ['a quotation that German closes', '„Die Brücke“ / „Der Hafen“'],
    [
      'sentences of a quotation in German',
      'Der Bürgermeister der Stadt sagte: „Wir öffnen.“ / Am Montag ist es so weit.',
    ],
    ['sentences of a quotation in French', 'Le maire de la ville l’a dit : « Nous ouvrons. » / Le port ouvre lundi.'],
    ['a label in Chinese', '联系人： / 王小明'],
  ])('%s', (_, expected) => {
    expect(marked(expected.split(' / '))).toBe(expected);
  });
});

describe('running text stays one', () => {
  test.each([
    ['a sentence that goes on small', 'The harbour opens _ on Monday.'],
    ['in French', 'Le port ouvre ses portes au public _ le lundi 4 mai à midi.'],
    ['in German, with a noun', 'Die Stadt eröffnet im Mai die neue _ Bibliothek am Fluss.'],
    ['with a name', 'The mayor of the town of _ Calder opened the harbour.'],
    ['after a comma', 'They were welcomed by the mayor of the town, _ Ana Duarte, who spoke of the harbour.'],
    ['a line that was full', 'The largest offshore wind farm of the North Sea goes into operation _ Twelve turbines'],
    ['in Arabic', 'أعلنت الشركة اليوم أمس غدا _ عن افتتاح الميناء الجديد.'],
    ['in Chinese', '港口将于周一正式对公众开放并举行 _ 盛大的开幕仪式。'],
    ['around an address', 'The report is at _ https://example.org/report _ for everybody to read.'],
    [
      'a poem',
      'Two roads diverged in a yellow wood, _ And sorry I could not travel both _ And be one traveler, long I stood.',
    ],
  ])('%s', (_, expected) => {
    expect(marked(expected.split(' _ '))).toBe(expected);
  });
});

test('a blank line always parts', () => {
  expect(partedLines(['The harbour opens', '', 'on Monday.'])).toEqual([true, true]);
  expect(partedLines(['', 'The harbour opens', 'on Monday.', ''])).toEqual([true, false, true]);
});

test('one line has no break', () => {
  expect(partedLines(['The harbour opens'])).toEqual([]);
});
