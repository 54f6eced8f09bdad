import type { TextFormat } from '../core/support/parse.ts';

/** What editors upload as a text: documents of each format, reviews, memories and term lists. */
export type Hostile = TextFormat | 'xliff' | 'tmx' | 'terms';

const xml = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A file of each kind around a text, which is written so that it means itself where the kind has an escape for it. */
export const frames: Readonly<Record<Hostile, (text: string) => string>> = {
  text: (text) => text,
  markdown: (text) => text,
  html: (text) => text,
  srt: (text) => `1\n00:00:01,000 --> 00:00:04,000\n${text}\n`,
  vtt: (text) => `WEBVTT\n\n00:01.000 --> 00:04.000\n${text}\n`,
  json: (text) => JSON.stringify({ body: text }),
  xliff: (text) => inXliff(xml(text)),
  tmx: (text) => inTmx(unitOf(xml(text))),
  terms: (text) => `en,fr\n"${text.replaceAll('"', '""')}",mot\n`,
};

/** A review of one segment, whose target is this markup. */
export const inXliff = (target: string) =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr"><file id="f1"><unit id="b1"><segment state="final"><source>Word</source><target>${target}</target></segment></unit></file></xliff>`;

/** A memory of these translation units. */
export const inTmx = (units: string) =>
  `<tmx version="1.4"><header srclang="en" datatype="plaintext"/><body>${units}</body></tmx>`;

/** A translation unit whose two sides are this markup. */
export const unitOf = (segment: string) =>
  `<tu><tuv xml:lang="en"><seg>${segment}</seg></tuv><tuv xml:lang="fr"><seg>${segment}</seg></tuv></tu>`;
