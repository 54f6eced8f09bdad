import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishKeys } from '../../contracts/keys.ts';
import type { PublishedLanguage } from '../../contracts/manifest.ts';
import { engine } from './support/engine.ts';
import { dropAndWait, fresh, manifestOf, published } from './support/releases.ts';

const text = (word: string) => `# The ${word} of 2026

The old ${word} of 1986 had 96 places, which was enough for the boats that people had at the time.

In 2026 the **${word}** has 1,850 places for boats, and a [map](https://example.org/${word}) shows each of them.

Write to desk@example.org before 24 May if the ${word} should keep a place for you and for your boat.
`;

beforeEach(() => engine.resetStats());
afterEach(() => engine.restore());

/** Sends and warnings that the worst of these engines may cause: one culprit a segment, each found and repaired. */
const mostRequests = 14;

describe('an engine that', () => {
  it.each([
    ['drop-tag', ['tags-lost']],
    ['swap-lines', ['lines-mixed']],
    ['drop-line', ['lines-mixed']],
    ['echo', ['segment-unchanged']],
    ['empty', ['segment-unreadable']],
  ] as const)('does %s leaves a whole document, and what is doubtful is said', async (alter, expected) => {
    await engine.behave({ engine: 'pseudo', faults: [{ target: 'es', alter }] });
    const word = `harbour${alter.replace('-', '')}`;
    const report = await dropAndWait(fresh('distrust.md'), text(word), { metadata: { languages: 'es' } });
    expect(report.outcome).toBe('published');
    const slug = report.release ?? '';
    const entry = (await manifestOf(slug, 1)).languages['es'] as PublishedLanguage;
    const document = (await published(`${publishKeys.version(slug, 1)}es/document.md`)).bytes.toString();

    expect(document.split('\n\n')).toHaveLength(4);
    expect(document).toMatch(/^# \S/);
    expect(document).toContain(`](https://example.org/${word})`);
    expect(document).toContain('desk@example.org');
    expect(document.match(/\*\*/g)).toHaveLength(2);
    expect(document).not.toMatch(/<\/?[gx]\d/);
    expect((await engine.stats()).requests).toBeLessThanOrEqual(mostRequests);
    expect(entry.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining([...expected]));
    const [heading, old] = document.split('\n\n');
    if (alter !== 'empty') expect([heading?.includes('2026'), old?.includes('1986')]).toEqual([true, true]);
  });
});
