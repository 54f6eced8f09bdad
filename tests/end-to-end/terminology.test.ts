import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import {
  DeleteTerminologyCommand,
  GetTerminologyCommand,
  ImportTerminologyCommand,
  ListTerminologiesCommand,
  TranslateClient,
} from '@aws-sdk/client-translate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredTermList, TermListReference } from '../../contracts/terminology.ts';
import { administrator, region } from '../../local/environment.ts';
import { until } from '../../terminal/until.ts';
import { s3, stack } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { scaleWaits } from './support/ministack.ts';
import { documentOf, dropAndWait, entryOf, found, fresh, readWork, remove, reportOf } from './support/releases.ts';
import { pinOf } from './support/term-lists.ts';

const key = 'terminology/en.csv';
const translate = new TranslateClient({ endpoint: stack.translateEndpoint, region, credentials: administrator });
const two = { metadata: { languages: 'es, fr' } };

beforeEach(async () => {
  await engine.behave({ engine: 'pseudo' });
  await engine.resetStats();
});

/** Other tests know nothing of terms. A file that is not there has no report to wait for. */
afterEach(async () => {
  await scaleWaits(1);
  await engine.restore();
  const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket: stack.uploadBucket, Prefix: key }));
  if (KeyCount !== 0) expect(await reportOf(await remove(key))).toMatchObject({ outcome: 'withdrawn' });
});

/** The list that is current, as a release finds it that nothing is translated of. */
async function currentPin(): Promise<TermListReference> {
  const report = await dropAndWait(fresh('pin.md'), '# 2026\n', two);
  return found(await pinOf(report), 'the pin');
}

async function namesInTheEngine(): Promise<string[]> {
  const { TerminologyPropertiesList = [] } = await translate.send(new ListTerminologiesCommand({}));
  return TerminologyPropertiesList.map(({ Name = '' }) => Name);
}

describe('a term list', () => {
  it('is imported, used by the releases that come after it, and withdrawn with its file', async () => {
    const word = fresh('w').replace(/\W/g, '');
    const list = `en,fr,es,do-not-translate\nriver ferry,bac fluvial,barco fluvial,\nMarrow${word},,,x\nKestrel,Kestrel,Cernícalo,\n`;
    const imported = await dropAndWait(key, list);
    expect(imported).toMatchObject({
      outcome: 'imported',
      terminology: { source: 'en', terms: 3, doNotTranslate: 1, translations: { es: 2, fr: 2 } },
    });
    const text = `# News of ${word}\n\nThe river ferry *Kestrel* crosses the Marrow${word} again. River ferry tickets are cheap.\n\nA marrow${word} is a vegetable.\n`;
    const report = await dropAndWait(fresh('ferry.md'), text, two);
    expect(report.outcome).toBe('published');
    const french = await documentOf(report, 'fr');
    expect(french).toContain('bac fluvial *Kestrel*');
    expect(french).toContain(`Marrow${word} `);
    expect(french).toMatch(/Bac fluvial/i);
    expect(french).not.toContain(`marrow${word}`);
    expect(await documentOf(report, 'es')).toContain('barco fluvial *Cernícalo*');
    for (const language of ['fr', 'es']) {
      expect((await entryOf(report, language)).warnings.filter(({ code }) => code === 'term-missed')).toEqual([]);
    }

    const pinned = found(await pinOf(report), 'the pin');
    const stored = found(await readWork<StoredTermList>(pinned.key), 'the list');
    expect(stored.name).toBe(pinned.name);
    // Of what is not translated the engine knows nothing.
    const first = found(stored.lists[0], 'a list of the engine');
    const { TerminologyDataLocation } = await translate.send(new GetTerminologyCommand({ Name: first.name }));
    const { file } = (await (await fetch(TerminologyDataLocation?.Location ?? '')).json()) as { file: string };
    expect(file).not.toContain('Marrow');

    expect(await reportOf(await remove(key))).toMatchObject({ outcome: 'withdrawn' });
    const without = await dropAndWait(fresh('ferry.md'), text.replace('cheap', 'dear'), two);
    expect(await pinOf(without)).toBeUndefined();
    expect(await documentOf(without, 'fr')).not.toContain('bac fluvial');
  });

  it('with mistakes is rejected with their lines, and the one before stays', async () => {
    await dropAndWait(key, 'en,fr\nferry,bac\n');
    const rejected = await dropAndWait(key, `en,fr\nferry,\n${'x'.repeat(201)},y\npier,quai\npier,jetée\n`);
    expect(rejected).toMatchObject({
      outcome: 'rejected',
      errors: [
        { code: 'InvalidTerminology', message: expect.stringMatching(/^Line 2: "ferry" does not have a translation/) },
        { code: 'InvalidTerminology', message: expect.stringMatching(/^Line 3: .* takes 201 bytes/) },
        {
          code: 'InvalidTerminology',
          message: expect.stringMatching(/^Line 5: "pier" is "jetée" here and "quai" in line 4/),
        },
      ],
    });
    const report = await dropAndWait(fresh('a.md'), `# The ferry ${fresh('x')} of today\n`, two);
    expect(await documentOf(report, 'fr')).toContain('bac');
    expect(await dropAndWait('terminology/glossary.csv', 'en,fr\na,b\n')).toMatchObject({
      outcome: 'rejected',
      errors: [{ code: 'InvalidTerminology' }],
    });
    expect(await dropAndWait('terminology/en.tsv', 'en\tfr\na\tb\n')).toMatchObject({
      outcome: 'rejected',
      errors: [{ code: 'SlugTaken' }],
    });
  });

  it('that gets a term which stands in 3 of 60 paragraphs costs those 3, and they use it', async () => {
    const word = fresh('w').replace(/\W/g, '');
    await dropAndWait(key, 'en,fr,es\nlighthouse,phare,faro\n');
    const paragraphs = Array.from(
      { length: 60 },
      (_, n) => `Paragraph ${n} of ${word} tells ${n % 20 === 7 ? `of harbour${word}` : 'of nothing in particular'}.`,
    );
    const name = fresh('sixty.md');
    const text = `${paragraphs.join('\n\n')}\n`;
    await dropAndWait(name, text, two);
    expect(await dropAndWait(name, text, two)).toMatchObject({ outcome: 'unchanged' });
    await engine.resetStats();
    await dropAndWait(key, `en,fr,es\nlighthouse,phare,faro\nharbour${word},port,puerto\n`);
    const again = await dropAndWait(name, text, two);
    expect(again).toMatchObject({ outcome: 'published', version: 2 });
    const changed = paragraphs.filter((each) => each.includes('harbour')).join('\n').length;
    expect((await engine.stats()).characters).toBe(changed * 2);
    expect((await documentOf(again, 'fr')).match(/\bport\b/g)).toHaveLength(3);
    expect((await documentOf(again, 'es')).match(/\bpuerto\b/g)).toHaveLength(3);
    expect(await entryOf(again, 'fr')).toMatchObject({ segments: { machine: 3, reused: 57 } });
  });

  it('dropped again in another format is unchanged', async () => {
    await dropAndWait(key, 'en,fr,es\nferry,bac,barco\n');
    const before = await namesInTheEngine();
    expect(await dropAndWait(key, '\ufeffen;es;fr\r\nferry;barco;bac\r\n')).toMatchObject({ outcome: 'unchanged' });
    expect(await namesInTheEngine()).toEqual(before);
  });

  it('that somebody deletes in Amazon Translate fails the languages that need it, until it is dropped again', async () => {
    const word = fresh('w').replace(/\W/g, '');
    const list = `en,fr\n${word},un\n`;
    await dropAndWait(key, list);
    const name = fresh('gone.md');
    const stored = found(await readWork<StoredTermList>((await currentPin()).key), 'the list');
    await translate.send(new DeleteTerminologyCommand({ Name: stored.name }));
    const report = await dropAndWait(name, `# About ${word} and more\n`, two);
    expect(report).toMatchObject({
      outcome: 'partial',
      languages: { es: { status: 'published' }, fr: { status: 'failed', error: { code: 'TerminologyGone' } } },
    });
    expect(await dropAndWait(key, list)).toMatchObject({ outcome: 'unchanged' });
    const again = await dropAndWait(name, `# About ${word} and more\n`, two);
    expect(again.outcome).toBe('published');
    expect(await documentOf(again, 'fr')).toContain('un');
  });

  it('that is replaced is deleted when its day is over', async () => {
    const word = fresh('w').replace(/\W/g, '');
    await dropAndWait(key, `en,fr\n${word},un\n`);
    const first = await pinOf(await dropAndWait(fresh('a.md'), `# About ${word} and more\n`, two));
    expect(await namesInTheEngine()).toContain(first?.name);
    await scaleWaits(0.000_01);
    await dropAndWait(key, `en,fr\n${word},deux\n`);
    await until('the old list to be gone', async () =>
      (await namesInTheEngine()).includes(first?.name ?? '') ? undefined : true,
    );
    const report = await dropAndWait(fresh('b.md'), `# About ${word} and less\n`, two);
    expect(await documentOf(report, 'fr')).toContain('deux');
  });

  it('whose place in Amazon Translate is taken is rejected, with what to do', async () => {
    await translate.send(
      new ImportTerminologyCommand({
        Name: 'others',
        MergeStrategy: 'OVERWRITE',
        TerminologyData: { File: Buffer.from('en,fr\na,b\n'), Format: 'CSV' },
      }),
    );
    await engine.behave({ engine: 'pseudo', terminologies: (await namesInTheEngine()).length });
    try {
      const report = await dropAndWait(key, `en,fr\n${fresh('w').replace(/\W/g, '')},un\n`);
      expect(report).toMatchObject({ outcome: 'rejected', errors: [{ code: 'TerminologyLimit' }] });
    } finally {
      await translate.send(new DeleteTerminologyCommand({ Name: 'others' }));
      // Nothing was imported, so its deletion withdraws nothing and has no report.
      await remove(key);
    }
  });
});
