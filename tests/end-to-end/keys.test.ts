import { describe, expect, it } from 'vitest';
import { drop, dropAndWait, fresh, manifestOf, reportOf } from './support/releases.ts';

const text = 'A short notice\n\nThe office is closed today.\n';
const one = { metadata: { languages: 'es' } };

describe('keys', () => {
  it.each([
    ['spaces', 'a new day.txt'],
    ['plus signs', 'one+one.txt'],
    ['percent signs', 'one%2Bone.txt'],
    ['é composed', 'caf\u00e9.txt'],
    ['emoji', 'party \u{1f389}.txt'],
    ['the whole of 900 bytes', `${'n'.repeat(870)}.txt`],
  ])('with %s are published under their own slug', async (_, name) => {
    const key = fresh(name);
    const report = await dropAndWait(key, text, one);
    expect(report).toMatchObject({ outcome: 'published', release: key.slice(0, -4), version: 1 });
    expect((await manifestOf(key.slice(0, -4), 1)).release).toBe(key.slice(0, -4));
  });

  it('spelled in NFC and in NFD are one release', async () => {
    const folder = fresh('spelled');
    await dropAndWait(`${folder}/caf\u00e9.txt`, text, one);
    const report = await dropAndWait(`${folder}/cafe\u0301.txt`, `${text}Tomorrow too.\n`, one);
    expect(report).toMatchObject({ outcome: 'published', release: `${folder}/caf\u00e9`, version: 2 });
  });

  it('of one name in two folders are two releases', async () => {
    const folder = fresh('quarters');
    for (const quarter of ['q1', 'q2']) {
      expect(await dropAndWait(`${folder}/${quarter}/report.txt`, text, one)).toMatchObject({
        release: `${folder}/${quarter}/report`,
        version: 1,
      });
    }
  });

  it('with another extension for a slug that is taken are rejected', async () => {
    const folder = fresh('taken');
    await dropAndWait(`${folder}/a.md`, text, one);
    const report = await dropAndWait(`${folder}/a.html`, '<p>Another text</p>', one);
    expect(report).toMatchObject({ outcome: 'rejected', errors: [{ code: 'SlugTaken' }] });
    expect(report.errors[0]?.message).toContain(`${folder}/a.md`);
  });

  it('without an extension go by their content type', async () => {
    const key = fresh('notice');
    const report = await reportOf(await drop(key, text, { ...one, contentType: 'text/plain; charset=utf-8' }));
    expect(report).toMatchObject({ outcome: 'published', release: key });
  });

  it("that fill the whole of S3's limit still get their report", async () => {
    const key = fresh(`${'m'.repeat(980)}.txt`);
    expect(await dropAndWait(key, text, one)).toMatchObject({ outcome: 'rejected', errors: [{ code: 'InvalidKey' }] });
  });
});
