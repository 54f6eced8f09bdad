import { expect, test } from 'vitest';
import { firstSentence } from '../../../../core/documents/title/first-sentence.ts';
import { parse } from '../../support/parse.ts';

test.each([
  ['en', 'Dr. Ann Example opened the crossing at Mill Street on Monday.', 'It has four lanes.'],
  ['en', 'U.S. Senator Example opened it.', 'More came.'],
  ['en', 'The U.S. Coast Guard said so.', 'More came.'],
  ['en', 'It sails to the U.S.', 'The ferry is new.'],
  ['en', 'Good morning, Mr. Example said.', 'Nobody answered.'],
  ['en', 'I spoke to Mrs. Sample, of St. Mary’s.', 'She agreed.'],
  ['en', 'The Hartwell Co. Ltd. Board met.', 'It agreed.'],
  ['en', 'He joined Acme Inc.', 'The firm grew.'],
  ['en', 'It opens at 9 a.m.', 'The gates close at five.'],
  ['en', 'No. 5 Wharf, i.e. The Old Quay, opens.', 'Come.'],
  ['de', 'Die Brücke, z. B. Pfeiler Nr. 5, wird am 28. November von Dr. Eva Muster eröffnet.', 'Alle kommen.'],
  ['de', 'Der Hafenfreunde e. V. Berlin lädt ein.', 'Alle kommen.'],
  ['es', 'El Sr. Pérez, p. ej. Ministro, llegó a EE. UU. Ayer.', 'Volvió.'],
  ['es', 'La Dra. Ana Gil y el Excmo. Sr. Ruiz abren el puente.', 'Es nuevo.'],
  ['fr', 'M. Dupont et Mme. Martin ouvrent le pont.', 'Il est neuf.'],
  ['it', 'Il Sig. Rossi e il Dott. Bianchi aprono il ponte.', 'È nuovo.'],
  ['pt', 'O Sr. Silva e a Dra. Costa abriram a ponte.', 'É nova.'],
  ['pl', 'Prof. Jan Kowalski otworzył most przy ul. Długiej.', 'Jest nowy.'],
  ['nl', 'Dhr. Jansen en mevr. Smit openen de brug.', 'Zij is nieuw.'],
  ['ru', 'Проф. А. С. Иванов открыл мост на ул. Речной.', 'Он новый.'],
  ['sv', 'Enl. Dr. Berg öppnar bron bl.a. Malmö.', 'Den är ny.'],
  ['ja', '図書館が開館した。', '港にある。'],
])('%s: %s', (language, sentence, next) => {
  const space = language === 'ja' ? '' : ' ';
  expect(firstSentence(`${sentence}${space}${next}`, language)).toBe(sentence);
});

test('it is the title where nothing else is one', () => {
  const sentence = 'Dr. Ann Example opened the crossing at Mill Street on Monday.';
  expect(parse('html', `<p>${sentence}</p>\n<p>It has four lanes.</p>\n`).title).toMatchObject({ text: sentence });
  expect(parse('markdown', `${sentence} It has four lanes.\n`).title).toMatchObject({ text: sentence });
  expect(parse('json', JSON.stringify({ body: `${sentence} It has four lanes.` })).title.text).toBe(sentence);
  const cue =
    '1\n00:00:01,000 --> 00:00:02,000\nI spoke to Mrs.\n\n2\n00:00:02,000 --> 00:00:03,000\nSample of the ferry board.\n';
  expect(parse('srt', cue).title.text).toBe('I spoke to Mrs. Sample of the ferry board.');
});
