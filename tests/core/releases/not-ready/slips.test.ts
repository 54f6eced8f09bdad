import { describe, expect, test } from 'vitest';
import { notReady } from '../../../../core/releases/not-ready/not-ready.ts';
import { readFrontMatter } from '../../../../core/releases/options/front-matter.ts';
import type { ReleaseOptions } from '../../../../core/releases/options/parse-options.ts';

const now = new Date('2026-11-30T12:00:00Z');
const ahead = '2027-01-02T09:00:00Z';

function ask(yaml: string, options: ReleaseOptions = {}, metadata: Record<string, string> = {}) {
  const said = { frontMatter: readFrontMatter(`---\n${yaml}\n---\n`), metadata: new Map(Object.entries(metadata)) };
  return notReady(said, options, now, (with_) => `upload it with ${JSON.stringify(with_)}`);
}

describe('a slip in the option embargo', () => {
  test.each([
    `embrago: ${ahead}`,
    `Embargos: ${ahead}`,
    `embarg: "${ahead}"`,
    `embargо: ${ahead}`, // its last letter is Cyrillic
    'embrago: 2027-01-02 09:00 Europe/Rome',
    'embrago: 2027-01-02 09:00',
    'embrago: 2027-01-02',
    'embrago: 2029-01-02T09:00:00Z',
  ])('with a time ahead holds the release, unless an embargo is in force: %s', (yaml) => {
    expect(ask(`title: x\n${yaml}`).hold).toMatchObject({
      code: 'SaysItIsNotReady',
      line: 3,
      message: expect.stringContaining('in line 3, one slip away from the option "embargo"'),
    });
    expect(ask(yaml, { embargo: ahead })).toEqual({ warnings: [] });
    expect(ask(yaml, { embargo: 'none' })).toEqual({ warnings: [] });
    expect(ask(yaml, { ready: true })).toEqual({ warnings: [] });
  });

  test('says what to write, and what publishes the file as it is', () => {
    const message = ask(`embrago: ${ahead}`).hold?.message;
    expect(message).toContain(`write "embargo: ${ahead}"`);
    expect(message).toMatch(/ To publish it as it is: upload it with {"ready":"true"}$/);
  });

  test.each([
    'embrago: none',
    'embrago: soon',
    'embrago: [2027-01-02]',
    'embrago:',
    'embrago: 2026-01-02T09:00:00Z',
    `embargoed: ${ahead}`,
    `embargo: ${ahead}\nembrago: ${ahead}`,
  ])('otherwise does not: %s', (yaml) => {
    expect(ask(yaml)).toEqual({ warnings: [] });
  });
});

describe('a slip in the option withdrawn', () => {
  test.each(['withdrwan: The ferry was sold.', 'withdraw: The ferry was sold.', 'Withdrawm: The ferry was sold.'])(
    'with a reason holds the release, with or without an embargo: %s',
    (yaml) => {
      expect(ask(yaml).stop).toMatchObject({
        code: 'SaysItIsNotReady',
        line: 2,
        message: expect.stringContaining('in line 2, one slip away from the option "withdrawn"'),
      });
      expect(ask(yaml, { embargo: ahead }).stop).toBeDefined();
      expect(ask(yaml, { ready: true })).toEqual({ warnings: [] });
    },
  );

  test.each(['withdraw: false', 'withdrwan: no', 'withdrwan:', 'withdrwan: [a]', 'withdrawal: The ferry was sold.'])(
    'without one does not: %s',
    (yaml) => {
      expect(ask(yaml)).toEqual({ warnings: [] });
    },
  );

  test('does not where the option is given as metadata', () => {
    expect(ask('withdrwan: The ferry was sold.', {}, { withdrawn: 'The ferry was sold.' })).toEqual({ warnings: [] });
  });
});

test('a slip in another option does not hold a release', () => {
  for (const yaml of ['languagse: es', 'titel: The park', 'corrections: The date was wrong.', 'redy: true']) {
    expect(ask(yaml)).toEqual({ warnings: [] });
  }
});
