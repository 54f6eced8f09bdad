import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { engine } from './support/engine.ts';
import { scaleWaits } from './support/ministack.ts';
import { dropAndWait, fresh, manifestOf } from './support/releases.ts';

/** Enough text for several requests a language. */
const paragraphs = Array.from(
  { length: 60 },
  (_, n) =>
    `Paragraph ${n} says that the harbour is open, that boats may enter it, and that nobody has to pay for the first ${n + 2} days of the season, as the mayor promised last year when the works began.`,
);
const text = `# The harbour opens\n\n${paragraphs.join('\n\n')}\n`;

// Minutes of retries in seconds: nothing here waits for an embargo.
beforeAll(() => scaleWaits(0.02));
afterAll(() => scaleWaits(1));
beforeEach(() => engine.resetStats());
afterEach(() => engine.restore());

describe('an engine in trouble for longer than one request is tried again', () => {
  it('that throttles one language for long: all languages are published, and nothing is sent twice', async () => {
    const undisturbed = await dropAndWait(fresh('harbour.md'), text.replaceAll('harbour', 'port'));
    expect(undisturbed.outcome).toBe('published');
    const usual = (await engine.stats()).byTarget['fr'];
    await engine.resetStats();

    // More refusals than the SDK's own retries of one request survive, so that the state machine has to retry too.
    await engine.behave({ faults: [{ target: 'fr', error: 'TooManyRequestsException', times: 12 }] });
    const report = await dropAndWait(fresh('harbour.md'), text);
    expect(report).toMatchObject({ outcome: 'published', version: 1 });
    const { byTarget, rejected } = await engine.stats();
    expect(rejected).toBe(12);
    expect(byTarget['fr']?.requests).toBe(usual?.requests);
    expect(byTarget['fr']?.characters).toBe(byTarget['es']?.characters);
    const { languages } = await manifestOf(report.release ?? '', 1);
    expect(languages['fr']).toMatchObject({
      requests: byTarget['fr']?.requests,
      charactersBilled: byTarget['fr']?.characters,
    });
  });

  it('that is down for one language beyond all retries: that language fails as unavailable', async () => {
    await engine.behave({ faults: [{ target: 'pt', error: 'ServiceUnavailableException' }] });
    const report = await dropAndWait(fresh('short.md'), '# Short\n\nA text.\n', { metadata: { languages: 'es, pt' } });
    expect(report).toMatchObject({
      outcome: 'partial',
      languages: { es: { status: 'published' }, pt: { error: { code: 'EngineUnavailable' } } },
    });
  });
});
