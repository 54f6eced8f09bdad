import { expect, test } from 'vitest';
import { firstSentence } from '../../../../core/documents/title/first-sentence.ts';
import { renditionTitle } from '../../../../core/documents/title/rendition-title.ts';
import { parse, translated } from '../../support/parse.ts';

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
  ['bg', 'Инж. Иван Петров и проф. Мария Колева откриха моста на бул. Витоша.', 'Той е нов.'],
  ['ca', 'El núm. Cinc de l’av. Diagonal obre dilluns.', 'És nou.'],
  ['cs', 'Ing. Jan Novák a Mgr. Eva Malá otevřeli most v ul. Dlouhé, tzv. Nový most.', 'Je nový.'],
  ['da', 'Dir. Hansen åbner broen kl. 10 på pl. Ny.', 'Den er ny.'],
  ['el', 'Ο κ. Παππάς και η Δρ. Μαρία Νίκου άνοιξαν τη λεωφ. Κηφισίας.', 'Είναι νέα.'],
  ['et', 'Prof. Mati Kask ja hr. Tamm avasid silla.', 'See on uus.'],
  ['fi', 'Toim. Virtanen ja prof. Laine avasivat sillan, esim. Turun.', 'Se on uusi.'],
  ['hi', 'डॉ. अनु शर्मा ने पुल खोला।', 'यह नया है।'],
  ['hr', 'Gđa. Horvat i prof. Kovač otvorili su most u ul. Lipa.', 'Nov je.'],
  ['hu', 'Prof. Kiss és özv. Nagy megnyitotta a hidat.', 'A híd új.'],
  ['id', 'Bpk. Budi dan Sdri. Ani membuka jembatan di Jl. Merdeka.', 'Jembatan itu baru.'],
  ['is', 'Próf. Jón Jónsson opnaði brúna kl. 10 í dag.', 'Hún er ný.'],
  ['lt', 'Doc. Petraitis, pvz. Vilniuje, atidarė tiltą.', 'Jis naujas.'],
  ['lv', 'Ģen. Bērziņš atklāja tiltu plkst. 10 Rīgā.', 'Tas ir jauns.'],
  ['nb', 'Adv. Hansen åpner broen, f.eks. Nybrua.', 'Den er ny.'],
  ['pl', 'Mgr. Nowak otworzył os. Zielone i tzw. Nowy Most.', 'Jest nowy.'],
  ['ro', 'Dna. Popescu și acad. Ionescu au deschis podul din str. Lungă.', 'Este nou.'],
  ['sk', 'Doc. Kováč otvoril most na nám. Slobody, napr. Nový.', 'Je nový.'],
  ['sl', 'Ga. Novak in inž. Kos sta odprla most na ul. Lipa.', 'Nov je.'],
  ['sr', 'Проф. Јовић и инж. Марић отворили су мост у ул. Липа.', 'Нов је.'],
  ['tr', 'Doç. Ayşe Kaya ve Sn. Demir köprüyü Cad. Uzun üzerinde açtı.', 'Köprü yeni.'],
  ['uk', 'Доц. Коваль відкрив міст на вул. Довгій та ім. Шевченка.', 'Він новий.'],
  ['vi', 'PGS. Nguyễn An và ThS. Trần Bình mở cầu ở TP. Huế.', 'Cầu mới.'],
  ['de', 'Für 5 Mio. Euro öffnet die sog. Neue Brücke am Hl. Kreuz.', 'Sie ist neu.'],
  ['en', 'The bridge opened two years ago.', 'The town grew.'],
  ['en', 'The old boats are out.', 'New ones sail.'],
])('%s: %s', (language, sentence, next) => {
  const space = language === 'ja' ? '' : ' ';
  expect(firstSentence(`${sentence}${space}${next}`, language)).toBe(sentence);
});

test('a translation has as much of the sentence, though its abbreviation is not known', () => {
  const shouted = (html: string) => {
    const document = parse('html', html);
    const upper = (text: string) => text.toUpperCase().replaceAll('DR.', 'QZR.');
    return renditionTitle(document, translated(document, upper), 'fr');
  };
  expect(shouted('<p>Dr. Ann Example opened it.</p><p>It has lanes.</p>')).toBe('QZR. ANN EXAMPLE OPENED IT.');
  expect(shouted('<p>Dr. Ann Example opened it on Monday. Many came to see.</p><p>It has lanes.</p>')).toBe(
    'QZR. ANN EXAMPLE OPENED IT ON MONDAY.',
  );
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
