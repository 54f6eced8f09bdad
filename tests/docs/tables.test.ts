import { expect, test } from 'vitest';
import { type Disposition, failures } from '../../contracts/failures.ts';
import { maxSlugBytes } from '../../contracts/keys.ts';
import {
  maxAttachmentNamesBytes,
  maxAttachments,
  maxAttachmentsBytes,
  maxDocxBytes,
  maxDocxXmlBytes,
  maxEmbargoDays,
  maxMarkedTitleCharacters,
  maxNesting,
  maxSentenceCharacters,
  maxTermBytes,
  maxTerminologyBytes,
  maxTitleCharacters,
  maxTmxBytes,
  maxUploadBytes,
} from '../../contracts/limits.ts';
import { engineCodes } from '../../contracts/locales.ts';
import { outcomeRanks } from '../../contracts/report.ts';
import { warningCodes } from '../../contracts/warnings.ts';
import { formats } from '../../core/documents/formats/formats.ts';
import { optionNames } from '../../core/releases/options/known-options.ts';
import { parseOptions } from '../../core/releases/options/parse-options.ts';
import { isIgnored } from '../../core/releases/uploads/upload-key.ts';
import { configSchema } from '../../infra/config/config.ts';
import { templateOf } from '../infra/synth.ts';
import { codes, doc, firstCodes, rows, section } from './documents.ts';

const page = (name: string, heading: string) => section(doc(`docs/${name}.md`), heading);
const thousands = (figure: number) => figure.toLocaleString('en');
const codesPage = (heading: string) => page('editors/codes', heading);

test.each([
  ['An upload is rejected', 'reject'],
  ['An upload is held', 'hold'],
  ['A language fails', 'fail-language'],
  ['An execution dies', 'fail-release'],
] satisfies [string, Disposition][])('"%s" lists the failures that do so, and no others', (heading, disposition) => {
  // An upload that costs too much waits; a language that does so fails.
  const alsoLanguage = (code: string) => disposition === 'fail-language' && code === 'BudgetExceeded';
  const expected = Object.entries(failures).filter(
    ([code, failure]) => failure.disposition === disposition || alsoLanguage(code),
  );
  expect(firstCodes(codesPage(heading)).toSorted()).toEqual(expected.map(([code]) => code).toSorted());
});

test('a failed language is worth dropping again where the contract says so', () => {
  for (const [code = '', again = ''] of rows(codesPage('A language fails'))) {
    expect([code, again !== 'no']).toEqual([code, failures[codes(code)[0] as keyof typeof failures].retryable]);
  }
});

test('every warning is documented', () => {
  expect(firstCodes(codesPage('Warnings')).toSorted()).toEqual(Object.keys(warningCodes).toSorted());
});

test('every outcome is documented', () => {
  const documented = rows(page('editors/reports', 'Outcomes'));
  expect(documented.flatMap(([first = '']) => codes(first)).toSorted()).toEqual(Object.keys(outcomeRanks).toSorted());
});

test('every option is documented, with an example that is taken', () => {
  const options = rows(page('editors/options', 'All options'));
  expect(options.flatMap(([name = '']) => codes(name)).toSorted()).toEqual([...optionNames].toSorted());
  const examples = options.map(([name = '', example = '']): [string, unknown] => [
    codes(name)[0] ?? '',
    codes(example)[0],
  ]);
  const given = { configured: ['es', 'fr'], now: new Date('2026-11-01T00:00:00Z') };
  const read = parseOptions([new Map(examples)], given);
  // All but the approval of earlier deployments, which is rejected where a file arrives.
  expect(Object.keys(read)).toHaveLength(optionNames.length - 1);
  expect(read.embargo).toBe('2026-12-01T08:00:00Z');
});

test('every configuration key is documented, with its default', () => {
  const defaults = configSchema.parse({}) as Record<string, unknown>;
  const plain = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  const shown = (value: unknown) => (value === undefined ? 'none' : `\`${[value].flat().map(plain).join(', ')}\``);
  const expected = Object.keys(configSchema.shape).map((key) => [`\`${key}\``, shown(defaults[key])]);
  expect(rows(page('operators/configuration', 'Keys')).map(([key, value]) => [key, value])).toEqual(expected);
});

test('the formats are those that are read', () => {
  const documented = rows(page('editors/publishing', 'Formats'));
  expect(documented.map(([, extensions = '', types = '']) => [codes(extensions), codes(types)])).toEqual(
    Object.values(formats).map(({ extensions, contentTypes }) => [
      extensions.map((extension) => `.${extension}`),
      [...contentTypes],
    ]),
  );
});

test('the names that are ignored are', () => {
  const [ignored = ''] =
    rows(page('editors/publishing', 'Names')).find(([, what = '']) => what.startsWith('ignored')) ?? [];
  const named = codes(ignored).map((name) => `folder/${name.replace('…', 'report.docx')}`);
  expect(named).toHaveLength(5);
  expect(named.filter((name) => !isIgnored(name))).toEqual([]);
});

test('the limits are those of the code', () => {
  const limits = Object.fromEntries(
    rows(page('operators/cost', 'Limits')).map(([what = '', limit = '']) => [what, limit]),
  );
  expect(limits).toMatchObject({
    'a file': `${maxUploadBytes / 2 ** 20} MiB of text`,
    'a Word document': `${maxDocxBytes / 2 ** 20} MiB; its text ${maxDocxXmlBytes / 2 ** 20} MiB of XML once it is unpacked`,
    'an embargo': `${maxEmbargoDays} days`,
    "a release's name": `${maxSlugBytes} bytes of UTF-8, folders included`,
    'a term list': `${maxTerminologyBytes / 2 ** 20} MiB, ${maxTermBytes} bytes a term`,
    'a title given as an option': `${maxTitleCharacters} characters`,
    'a heading or another marked title': `${thousands(maxMarkedTitleCharacters)} characters; a title that Dragoman finds in the text is cut at ${maxTitleCharacters}`,
    '`correction`, `withdrawn`': `${thousands(maxSentenceCharacters)} characters each`,
    attachments: `${maxAttachments}, ${maxAttachmentsBytes / 2 ** 30} GiB in all, names of ${maxAttachmentNamesBytes / 2 ** 10} KiB together`,
    'nesting of markup': `${maxNesting} levels`,
    'a translation memory (TMX)': `${maxTmxBytes / 2 ** 20} MiB`,
    languages: `the ${engineCodes.length} of Amazon Translate`,
  });
});

test('every output of the stack is documented', () => {
  const outputs = Object.keys(templateOf().findOutputs('*'));
  expect(firstCodes(page('operators/deploy', 'Outputs')).toSorted()).toEqual(outputs.toSorted());
});
