import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Part, SourceDocument } from '../../../../contracts/document.ts';
import { renderDocument } from '../../../../core/documents/render-document.ts';
import { readIdentity, readXliff } from '../../../../core/people/xliff/read-xliff.ts';
import { writeXliff } from '../../../../core/people/xliff/write-xliff.ts';
import { group } from '../../../support/group.ts';
import { parseDocx } from '../../support/docx.ts';
import { fair, ferry, identity, packageOf } from './packages.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const { describe, programs } = await group('toolkit');

describe('Translate Toolkit opens, edits and saves', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dragoman-xliff-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const edited = (document: SourceDocument, state: string) => {
    const [before, after] = [path.join(folder, 'before.xlf'), path.join(folder, 'after.xlf')];
    writeFileSync(before, writeXliff(packageOf(document)));
    const { status, stdout, stderr } = spawnSync(programs.python, [here('edit_in_toolkit.py'), before, after, state], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return { said: stdout.trim(), text: readFileSync(after, 'utf8') };
  };

  const inCapitals = (translations: ReadonlyMap<string, readonly Part[]>) =>
    new Map(
      [...translations].map(([id, parts]) => [
        id,
        parts.map((part) => (part.type === 'text' ? { ...part, value: part.value.toUpperCase() } : part)),
      ]),
    );

  test.each([
    ['Markdown', ferry],
    ['HTML', fair],
    ['Word', parseDocx(readFileSync(new URL('../../../fixtures/docx/word.docx', import.meta.url)))],
  ])('a %s release, tags and all', (_, document) => {
    const { said, text } = edited(document, 'final');
    const back = readXliff(text, document, 'fr');
    expect(said).toBe(`${back.size} en fr`);
    expect(readIdentity(text)).toEqual({ slug: identity.slug, revision: identity.revision, language: 'fr' });
    expect(text).toContain('looked at');
    expect([...back.values()].every(({ finished }) => finished)).toBe(true);
    const texts = new Map([...back].map(([id, { parts }]) => [id, parts]));
    expect(renderDocument(document, texts, 'fr')).toBe(
      renderDocument(document, inCapitals(packageOf(document).translations), 'fr'),
    );
  });

  test('and what is not finished waits on', () => {
    const back = readXliff(edited(ferry, 'translated').text, ferry, 'fr');
    expect(back.size).toBe(31);
    expect([...back.values()].some(({ finished }) => finished)).toBe(false);
  });
});
