import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engine } from './support/engine.ts';
import { dropAndWait, fresh, latestOf, manifestOf } from './support/releases.ts';

const text = '# The harbour opens\n\nThe harbour is open, and boats may enter it.\n';

beforeEach(() => engine.resetStats());
afterEach(() => engine.restore());

describe('an engine in trouble', () => {
  it('that fails one language for good: the others are published, and dropping the file again repairs that one alone', async () => {
    const key = fresh('harbour.md');
    await engine.behave({ faults: [{ target: 'it', error: 'UnsupportedLanguagePairException' }] });
    const partial = await dropAndWait(key, text.replaceAll('harbour', 'haven'));
    const slug = partial.release ?? '';
    expect(partial).toMatchObject({
      outcome: 'partial',
      version: 1,
      languages: { it: { status: 'failed', error: { code: 'UnsupportedLanguagePair' } } },
    });
    expect((await manifestOf(slug, 1)).languages['it']).toMatchObject({
      status: 'failed',
      error: { code: 'UnsupportedLanguagePair' },
    });
    expect(await latestOf(slug)).toMatchObject({
      status: 'partial',
      languages: { it: { status: 'failed' }, es: { status: 'published', version: 1 } },
    });

    await engine.restore();
    await engine.resetStats();
    const repaired = await dropAndWait(key, text.replaceAll('harbour', 'haven'));
    expect(repaired).toMatchObject({ outcome: 'published', version: 2 });
    const manifest = await manifestOf(slug, 2);
    expect(manifest).toMatchObject({ change: 'repair', previousVersion: 1 });
    expect(manifest.languages['es']).toMatchObject({ charactersBilled: 0, requests: 0 });
    expect(Object.keys((await engine.stats()).byTarget)).toEqual(['it']);
  });
});
