import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engine } from './support/engine.ts';
import { drop, dropAndWait, fresh, latestOf, publishedKeys, remove, reportOf } from './support/releases.ts';

const isHeld = ({ outcome }: { outcome: string }) => outcome === 'held';
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const one = { languages: 'es' };
/** Texts of their own, so that no other test has paid for them. */
const text = (line: string) =>
  `${line}\n\n# The old bridge opens ${Date.now().toString(36)}\n\nEverybody may walk over it from Monday on.\n`;

beforeAll(() => engine.behave({ engine: 'pseudo' }));
afterAll(() => engine.restore());

describe('a text that says that it is under embargo', () => {
  it('is held where no option says until when: nothing of it is translated or published', async () => {
    const key = fresh('bridge.md');
    const { es: before } = (await engine.stats()).byTarget;
    const report = await reportOf(await drop(key, text('EMBARGOED UNTIL 9 A.M. ON MONDAY'), { metadata: one }), isHeld);
    expect(report).toMatchObject({
      errors: [
        {
          code: 'EmbargoTextWithoutOption',
          message: expect.stringContaining('"EMBARGOED UNTIL 9 A.M. ON MONDAY" (b1)'),
        },
      ],
    });
    expect(report.heldUntil).toBeUndefined();
    expect((await engine.stats()).byTarget['es']).toEqual(before);
    expect(await publishedKeys(`releases/${key.slice(0, -3)}/`)).toEqual([]);
  });

  it('goes on once the option says when, or that there is none', async () => {
    const key = fresh('bridge.md');
    const body = text('Under embargo until Monday');
    const first = await drop(key, body, { metadata: one });
    await reportOf(first, isHeld);
    const later = await drop(key, body, { metadata: { ...one, embargo: inSeconds(86_400) } });
    expect(await reportOf(later, ({ heldUntil }) => heldUntil !== undefined)).toMatchObject({
      outcome: 'held',
      errors: [],
    });
    expect(await reportOf(first)).toMatchObject({ outcome: 'superseded' });
    // The embargo that it has now is kept: forgetting the option a second time holds nothing up.
    const kept = await drop(key, body.replace('Monday', 'Monday, 9 a.m.'), { metadata: one });
    expect(await reportOf(kept, ({ heldUntil }) => heldUntil !== undefined)).toMatchObject({
      outcome: 'held',
      errors: [],
    });
    const lifted = await dropAndWait(key, body, { metadata: { ...one, embargo: 'none' } });
    expect(lifted).toMatchObject({ outcome: 'published', version: 1 });
  });

  it('is withdrawn by its deletion', async () => {
    const key = fresh('bridge.md');
    const dropped = await drop(key, text('*** EMBARGO ***'), { metadata: one });
    await reportOf(dropped, isHeld);
    expect(await reportOf(await remove(key))).toMatchObject({ outcome: 'withdrawn' });
    expect(await reportOf(dropped)).toMatchObject({ outcome: 'withdrawn' });
    expect(await latestOf(key.slice(0, -3))).toBeUndefined();
  });

  it('is understood in its source language', async () => {
    const key = fresh('bruecke.txt');
    const body = 'SPERRFRIST: Montag, 9 Uhr\n\nDie alte Brücke öffnet\n\nAlle dürfen ab Montag darüber gehen.\n';
    const report = await reportOf(await drop(key, body, { metadata: { ...one, 'source-language': 'de' } }), isHeld);
    expect(report.errors[0]?.code).toBe('EmbargoTextWithoutOption');
  });
});

describe('a text about another embargo', () => {
  it.each(['FOR IMMEDIATE RELEASE', 'The embargo on steel is lifted on 1 May 2027.'])('"%s" goes on', async (line) => {
    expect(await dropAndWait(fresh('steel.md'), text(line), { metadata: one })).toMatchObject({ outcome: 'published' });
  });
});
