import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareName, notReadyNames } from '../../../../core/releases/not-ready/names.ts';
import { notReady } from '../../../../core/releases/not-ready/not-ready.ts';
import { readFrontMatter } from '../../../../core/releases/options/front-matter.ts';
import type { ReleaseOptions } from '../../../../core/releases/options/parse-options.ts';

const now = new Date('2026-11-30T12:00:00Z');

interface Given {
  frontMatter?: string;
  metadata?: Record<string, string>;
  options?: ReleaseOptions;
  at?: Date;
}

function ask({ frontMatter = '', metadata = {}, options = {}, at = now }: Given) {
  const said = {
    frontMatter: readFrontMatter(`---\n${frontMatter}\n---\n`),
    metadata: new Map(Object.entries(metadata)),
  };
  return notReady(said, options, at, (metadata) => `upload it with ${JSON.stringify(metadata)}`);
}

/** `stop`, `hold`, `warning` or `nothing`. */
function verdict(given: Given): string {
  const { stop, hold, warnings } = ask(given);
  return stop ? 'stop' : hold ? 'hold' : warnings.length > 0 ? 'warning' : 'nothing';
}

const stops = [
  ...['draft: true', 'Draft: TRUE', 'draft: yes', 'draft: "on"', 'draft: 1', 'isDraft: true', 'hold: true', 'hold: y'],
  ...['published: false', 'published: no', 'published: 0', 'publish: false', 'ready: false'],
  ...['private: true', 'ignorePublish: true', 'visibility: private'],
  ...['status: draft', 'status: Draft', 'status: pending', 'status: private', 'post_status: draft'],
  ...['expiryDate: 2020-01-01', 'expirydate: 2020-01-01T00:00:00Z', 'unpublish_on: 2026-11-29'],
];
const holds = [
  ...['publishDate: 2027-01-02T09:00:00Z', 'publish-date: 2027-01-02', 'publish_date: "02-01-2027"'],
  ...['pubDate: Jan 02 2027', 'published: 2027-01-02', 'published_at: 2027-01-02T09:00:00.000Z'],
  ...[
    'embargo-until: 2027-01-02 09:00',
    'publish-at: 2027-01-02T09:00Z',
    'release-date: 2027-01-02',
    'hold: 2027-01-02',
  ],
  ...[
    'embargoed-until: 2027-01-02',
    'datePublished: 2027-01-02',
    'publication_date: 2027-01-02',
    'scheduledAt: 2027-01-02',
  ],
  ...['status: scheduled', 'status: future', 'date: 2027-01-02 09:00:00 +0100', 'date: 2027-01-02T09:00:00Z'],
];
const nothings = [
  ...['draft: false', 'draft: no', 'draft: ~', 'draft:', 'draft: maybe', 'draft: [true]', 'draft: 2', 'hold: false'],
  ...['published: true', 'published: yes', 'published: 2020-01-01', 'publish: true', 'ready: true', 'ready: maybe'],
  ...['private: false', 'ignorePublish: false', 'visibility: public', 'visibility: unlisted'],
  ...['status: publish', 'status: published', 'status: active', 'status: [draft]', 'status: a draft'],
  ...['publishDate: 2020-01-02', 'publishDate: soon', 'release-date: 2027', 'publishDate:', 'date: 2020-01-01 09:00'],
  ...[
    'expiryDate: 2027-01-01',
    'expiryDate: never',
    'drafted: true',
    'my-draft: true',
    'pages: draft',
    'x: { draft: true }',
  ],
];

describe('what a file says of itself', () => {
  test.each(stops)('%s: it waits, whatever the embargo', (frontMatter) => {
    expect(verdict({ frontMatter })).toBe('stop');
    expect(verdict({ frontMatter, options: { embargo: '2027-01-01T00:00:00Z' } })).toBe('stop');
    expect(verdict({ frontMatter, options: { embargo: 'none' } })).toBe('stop');
  });

  test.each(holds)('%s: it waits unless an embargo says until when', (frontMatter) => {
    expect(verdict({ frontMatter })).toBe('hold');
    expect(verdict({ frontMatter, options: { embargo: '2027-01-01T00:00:00Z' } })).toBe('nothing');
    expect(verdict({ frontMatter, options: { embargo: 'none' } })).toBe(
      frontMatter.startsWith('status') ? 'hold' : 'nothing',
    );
  });

  test.each(nothings)('%s: nothing', (frontMatter) => {
    expect(ask({ frontMatter })).toEqual({ warnings: [] });
  });

  test('a "date" that lies ahead without a time of day is a warning with its line', () => {
    const { warnings, ...held } = ask({ frontMatter: 'title: x\ndate: 2027-01-02' });
    expect(held).toEqual({});
    expect(warnings).toEqual([
      { code: 'date-ahead', line: 3, message: expect.stringContaining('"date: 2027-01-02" in line 3') },
    ]);
    expect(verdict({ frontMatter: 'date: 2027-01-02', options: { embargo: 'none' } })).toBe('nothing');
    expect(verdict({ frontMatter: 'date: 2026-11-30' })).toBe('nothing');
  });

  test.each([...stops, ...holds, 'date: 2027-01-02'])('%s with ready=true: nothing', (frontMatter) => {
    expect(ask({ frontMatter, options: { ready: true } })).toEqual({ warnings: [] });
  });
});

describe('where it stands', () => {
  test('in metadata, whose names S3 makes small', () => {
    const { stop } = ask({ metadata: { draft: 'true', publishdate: '2027-01-02' } });
    expect(stop).not.toHaveProperty('line');
    expect(stop?.message).toContain('"draft=true" in its metadata; "publishdate=2027-01-02" in its metadata');
    expect(verdict({ metadata: { hold: 'true' } })).toBe('stop');
    expect(verdict({ metadata: { 'embargo-until': '2026-12-05T09:00Z' } })).toBe('hold');
  });

  test('metadata outranks front matter, name by name', () => {
    const frontMatter = 'draft: true\npublishDate: 2027-01-02';
    expect(verdict({ frontMatter, metadata: { draft: 'false' } })).toBe('hold');
    expect(verdict({ frontMatter, metadata: { draft: 'false', 'publish-date': '2020-01-01' } })).toBe('nothing');
  });

  test('the first line is the one that the error names; all are in its message', () => {
    const { stop } = ask({ frontMatter: 'title: x\n# from Hugo\npublishDate: 2027-01-02\n\nDraft: yes' });
    expect(stop).toMatchObject({ code: 'SaysItIsNotReady', line: 6 });
    expect(stop?.message).toContain('"Draft: yes" in line 6; "publishDate: 2027-01-02" in line 4');
  });
});

describe('what to type', () => {
  test('what publishes it as it is', () => {
    expect(ask({ frontMatter: 'draft: true' }).stop?.message).toMatch(
      / To publish it as it is: upload it with {"ready":"true"}$/,
    );
  });

  test('an embargo that is over answers no date that lies ahead', () => {
    const options = { embargo: 'none', embargoPassed: { time: '2026-11-01T09:00:00Z' } };
    expect(verdict({ frontMatter: 'publishDate: 2027-01-02', options })).toBe('hold');
  });

  test('of an exact time, the embargo that says it', () => {
    const { hold } = ask({ frontMatter: 'publishDate: 2027-01-02T09:00:00+01:00' });
    expect(hold?.message).toContain('write "embargo: 2027-01-02T08:00:00Z"');
    expect(ask({ frontMatter: 'publishDate: 2027-01-02' }).hold?.message).not.toContain('embargo');
    expect(ask({ frontMatter: 'draft: true\ndate: 2027-01-02T09:00:00Z' }).stop?.message).not.toContain('embargo');
  });
});

describe('the moment at which a date is no longer ahead', () => {
  const at = (frontMatter: string, time: string) => verdict({ frontMatter, at: new Date(time) });

  test('a day: when it begins at UTC+14', () => {
    expect(at('publishDate: 2027-01-02', '2027-01-01T09:59:59Z')).toBe('hold');
    expect(at('publishDate: 2027-01-02', '2027-01-01T10:00:00Z')).toBe('nothing');
  });

  test('a time with a zone: that time', () => {
    expect(at('publishDate: 2027-01-02T09:00:00Z', '2027-01-02T08:59:59Z')).toBe('hold');
    expect(at('publishDate: 2027-01-02T09:00:00Z', '2027-01-02T09:00:00Z')).toBe('nothing');
  });

  test('a time without a zone: when it has come everywhere', () => {
    expect(at('publishDate: 2027-01-02 09:00', '2027-01-02T20:59:59Z')).toBe('hold');
    expect(at('publishDate: 2027-01-02 09:00', '2027-01-02T21:00:00Z')).toBe('nothing');
  });

  test('"date" without a zone, which programs stamp with now: when it has come anywhere', () => {
    expect(at('date: 2027-01-02 09:00', '2027-01-01T18:59:59Z')).toBe('hold');
    expect(at('date: 2027-01-02 09:00', '2027-01-01T19:00:00Z')).toBe('nothing');
  });

  test('an expiry: when it has come everywhere', () => {
    expect(at('expiryDate: 2027-01-02', '2027-01-02T11:59:59Z')).toBe('nothing');
    expect(at('expiryDate: 2027-01-02', '2027-01-02T12:00:00Z')).toBe('stop');
  });
});

test('a key that is not in the table does nothing, whatever it says', () => {
  const known = new Set(notReadyNames.map(({ name }) => bareName(name)));
  const key = fc
    .oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('drafts', 'state', 'visibility', 'publishing', 'dates', '__proto__'),
    )
    .filter((drawn) => !known.has(bareName(drawn)));
  const value = fc.oneof(
    fc.constantFrom<unknown>('draft', 'true', 'false', true, false, 0, 1, '2099-01-01T00:00:00Z', '1999-01-01'),
    fc.anything(),
  );
  fc.assert(
    fc.property(key, value, (name, says) => {
      const said = { frontMatter: new Map([[name, says]]), metadata: new Map([[name, String(JSON.stringify(says))]]) };
      expect(notReady(said, {}, now, () => '')).toEqual({ warnings: [] });
    }),
  );
});

test('a name is known in every spelling', () => {
  const spelt = fc.constantFrom(...notReadyNames).chain(({ name, says }) => {
    const words = name.split('-');
    const camel = words.map((word, at) => (at === 0 ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`)).join('');
    return fc.tuple(
      fc.constantFrom(name, words.join('_'), words.join(''), camel, name.toUpperCase()),
      fc.constant(says),
    );
  });
  const value = { yes: true, no: false, status: 'draft', ahead: '2027-01-02', stamp: '2027-01-02', past: '2020-01-02' };
  fc.assert(
    fc.property(spelt, ([key, says]) => {
      const { stop, hold, warnings } = notReady(
        { frontMatter: new Map([[key, value[says]]]), metadata: new Map() },
        {},
        now,
        () => '',
      );
      expect(stop ?? hold ?? warnings[0]).toBeDefined();
    }),
  );
});
