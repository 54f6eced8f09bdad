import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../cli/configuration.ts';
import { describeErrors, describeEstimate as inWords } from '../../cli/estimate/describe.ts';
import { estimateFile } from '../../cli/estimate/estimate-file.ts';
import { nothing } from '../../cli/estimate/remembered.ts';
import { repository } from '../../local/paths.ts';

const example = path.join(repository, 'examples', 'river-ferry.md');

async function said(file: string, overrides: string[] = [], metadata: Record<string, string> = {}) {
  const { settings, limits } = await readConfiguration(['languages=es,fr', ...overrides]);
  const made = await estimateFile(file, { settings, limits, prefix: '2026/', metadata }, nothing);
  const text = 'errors' in made ? describeErrors('FILE', made.errors) : inWords({ ...made, file: 'FILE' }, limits);
  return stripVTControlCharacters(text);
}

describe('npm run estimate says', () => {
  test('by language what a file would cost', async () => {
    expect(await said(example)).toMatchInlineSnapshot(`
      "FILE  release "2026/river-ferry", in English: "Electric ferry returns to the Lower Marrow after forty years"
        language             to translate   from memory    cost
        es         Spanish          3,215             0   $0.05
        fr         French           3,215             0   $0.05
        ───────────────────────────────────────────────────────
        total                       6,430             0   $0.10

        Would continue: within the limit of 1,000,000 characters for one upload, if the day's budget of 5,000,000 has as much left.
      "
    `);
  });

  test('that it would be held, and how it is approved', async () => {
    const text = await said(example, ['limits={"charactersPerRelease":5000}']);
    expect(text).toMatch(/Would be held \(BudgetExceeded\): .* the limit is 5,000 for one upload\./);
    expect(text).toContain('its report has the command by which an approver approves it');
    expect(await said(example, ['limits={"charactersPerRelease":5000,"dailyCharacters":6000,"most":6000}'])).toMatch(
      /no approval goes beyond 6,000\.\n\n|no approval goes beyond 6,000\.\n$/,
    );
  });

  test('that it would be held for what the text says, and what to do', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'estimate-'));
    const file = path.join(folder, 'ferry.md');
    await writeFile(file, 'EMBARGOED UNTIL 1 JUNE 2031\n\n# The ferry\n\nIt sails again.\n');
    const text = await said(file);
    expect(text).toMatch(/Would be held \(EmbargoTextWithoutOption\): .*\n {2}.*"embargo"/);
    expect(text).not.toContain('Would continue');
    await rm(folder, { recursive: true });
  });

  test('that it would be held for what it says of itself, or for its name', async () => {
    expect(await said(example, [], { draft: 'true' })).toMatch(/Would be held \(SaysItIsNotReady\): .*"draft=true"/);
    expect(await said(example, [], { draft: 'true', ready: 'true' })).toContain('Would continue');
    const folder = await mkdtemp(path.join(tmpdir(), 'estimate-'));
    const file = path.join(folder, 'ferry.de.md');
    await writeFile(file, '# The ferry\n\nIt sails again.\n');
    expect(await said(file)).toMatch(/Would be held \(LanguageNotConfigured\): .*German/);
    expect(await said(file, [], { suffix: 'name' })).toContain('release "2026/ferry.de"');
    await rm(folder, { recursive: true });
  });

  test('that whoever uploads it does not approve it', async () => {
    expect(await said(example, [], { 'approved-characters': '8000' })).toMatch(
      /Would be rejected \(InvalidOption\): .*printf 8000 \| aws s3 cp - s3:/,
    );
  });

  test('that it would be rejected, and why', async () => {
    expect(await said(example, [], { languagse: 'es' })).toMatch(/Would be rejected \(UnknownOption\): .*"languages"/);
    expect(await said(path.join(repository, 'vitest.config.ts'))).toMatch(/Would be rejected \(UnsupportedFormat\)/);
  });

  test('what is wrong with a configuration', async () => {
    await expect(said(example, ['limits={"charactersPerRelease":0}'])).rejects.toThrow(/limits: .*allowed/);
  });
});
