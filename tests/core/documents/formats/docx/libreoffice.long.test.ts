import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sanitiseDocx } from '../../../../../core/documents/formats/docx/sanitise/sanitise.ts';
import { group } from '../../../../support/group.ts';
import { parseDocx, renderDocx } from '../../../support/docx.ts';
import { readings, translated } from '../../../support/parse.ts';
import { pseudo } from '../../../support/pseudo.ts';

const { describe, programs } = await group('word');

/** Content controls as text: newer versions make form fields of them, which pdftotext does not read. */
const asPdf = 'pdf:writer_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"false"}}';

const fixtures = ['word', 'google-docs', 'libreoffice'];
const languages = ['en', 'fr', 'ar', 'ja'];
const names = fixtures.flatMap((fixture) => languages.map((language) => [fixture, language] as const));

describe('LibreOffice opens every rendition', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dragoman-docx-'));
  const source = (fixture: string) => {
    const uploaded = readFileSync(new URL(`../../../../fixtures/docx/${fixture}.docx`, import.meta.url));
    return sanitiseDocx(uploaded, { stripActive: false }).bytes;
  };

  beforeAll(() => {
    const files = names.map(([fixture, language]) => {
      const document = parseDocx(source(fixture));
      const translations = language === 'en' ? new Map() : translated(document, pseudo);
      const file = path.join(folder, `${fixture}.${language}.docx`);
      writeFileSync(file, renderDocx(document, translations, language));
      return file;
    });
    // A profile of its own, so that one that runs already is left alone.
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const { status, error, stderr } = spawnSync(
      programs.soffice,
      [profile, '--headless', '--convert-to', asPdf, '--outdir', folder, ...files],
      {
        encoding: 'utf8',
      },
    );
    if (error || status !== 0) throw new Error(`soffice ended with ${status}: ${stderr}`, { cause: error });
  }, 240_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  const pages = (fixture: string, language: string, order: string[]) => {
    const file = path.join(folder, `${fixture}.${language}.pdf`);
    const { stdout } = spawnSync(programs.pdftotext, [...order, file, '-'], { encoding: 'utf8' });
    return stdout.split('\f').slice(0, -1);
  };
  /** A word over two lines of a cell is whole in one order, a word in two fonts in another. */
  const orders = [['-layout'], ['-raw'], []];
  const lettersOf = (text: string) => text.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '');

  it.each(names)('%s, %s: as many pages as the source, with all of the text', (fixture, language) => {
    const count = (shown: string) => pages(fixture, shown, ['-layout']).length;
    expect(count(language)).toBe(count('en'));
    const texts = orders.map((order) => lettersOf(pages(fixture, language, order).join('')));
    const document = parseDocx(readFileSync(path.join(folder, `${fixture}.${language}.docx`)));
    const words = readings(document)
      .filter((_, index) => !['attribute', 'metadata'].includes(document.units[index]?.kind ?? ''))
      .flatMap((reading) => reading.split(/\s+/))
      .map(lettersOf)
      .filter((word) => word.length > 1);
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter((word) => !texts.some((text) => text.includes(word)))).toEqual([]);
  });
});
