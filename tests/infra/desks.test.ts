import { describe, expect, test } from 'vitest';
import { workKeys } from '../../contracts/keys.ts';
import { parseConfig, settingsOf, withdrawalsOf } from '../../infra/config/config.ts';
import { maxDesks, maxPrefixCharacters } from '../../infra/config/desk-rules.ts';
import { onlyResourceOf, type Statement, stackOf, statementsOf, templateOf } from './synth.ts';

/** The longest folder that a desk may have. */
const longest = `${'d'.repeat(maxPrefixCharacters - 1)}/`;
const template = templateOf({ desks: { press: { prefix: 'press/' }, ir: { prefix: longest } } });

function policy(part: string): Statement[] {
  const [, { Properties }] = onlyResourceOf(template, 'AWS::IAM::ManagedPolicy', part);
  return statementsOf(Properties['PolicyDocument']);
}

/** What a policy allows on which objects of which bucket, as `upload:press/*`. */
function objects(part: string, action: string): string[] {
  return policy(part)
    .filter(({ Effect, Action }) => Effect === 'Allow' && Action.includes(action))
    .flatMap(({ Resource }) => Resource)
    .map((resource) => {
      const [, bucket = '', key = ''] = /Buckets(Upload|Work|Publish).*?\]}>\/(.*)$/.exec(resource) ?? [];
      return `${bucket.toLowerCase()}:${key}`;
    })
    .toSorted();
}

describe('a desk', () => {
  test('uploads, deletes and reads its own folder, its reports, review packages and previews', () => {
    expect(objects('PoliciesDeskpress', 's3:PutObject')).toEqual(['upload:press/*']);
    expect(objects('PoliciesDeskpress', 's3:DeleteObject')).toEqual(['upload:press/*']);
    expect(objects('PoliciesDeskpress', 's3:GetObjectVersion')).toEqual(['upload:press/*']);
    expect(objects('PoliciesDeskpress', 's3:GetObject')).toEqual([
      'publish:*',
      'upload:press/*',
      'work:history/press/*',
      'work:preview/press/*',
      'work:reports/press/*',
      'work:review/press/*',
    ]);
  });

  test('does not see the preview of a release outside its folder that has its name', () => {
    const [readable = ''] = objects('PoliciesDeskpress', 's3:GetObject').filter((on) => on.startsWith('work:preview/'));
    const folder = readable.slice('work:'.length, -1);
    expect(workKeys.preview('press/ferry', 1).startsWith(folder)).toBe(true);
    expect(workKeys.preview('press', 1).startsWith(folder)).toBe(false);
  });

  test('is not a folder of attachments', () => {
    expect(() => parseConfig({ desks: { press: { prefix: 'press.files/' } } })).toThrow('attachments');
  });

  test('lists nothing of another desk', () => {
    const listing = policy('PoliciesDeskpress').filter(
      ({ Action, Resource }) => Action.includes('s3:ListBucket') && !Resource.some((on) => on.includes('Publish')),
    );
    expect(listing.map(({ Condition }) => Condition)).toEqual([
      { StringLike: { 's3:prefix': ['press/*'] } },
      { StringLike: { 's3:prefix': ['reports/press/*', 'history/press/*', 'review/press/*', 'preview/press/*'] } },
    ]);
  });

  test('has a policy of at most 6,144 characters, whatever its folder is called', () => {
    const [, { Properties }] = onlyResourceOf(template, 'AWS::IAM::ManagedPolicy', 'PoliciesDeskir');
    // Every reference at its longest: an ARN of a bucket or a function.
    const whole = JSON.stringify(Properties['PolicyDocument']).replace(
      /\{"(?:Fn::GetAtt":\[[^\]]*\]|Ref":"[^"]*")\}/g,
      'x'.repeat(130),
    );
    expect(whole.length).toBeLessThanOrEqual(6_144);
    expect(whole.length).toBeGreaterThan(1_500);
  });

  test('is an output, and counts its withdrawals by itself', () => {
    const outputs = template.findOutputs('*');
    expect(Object.keys(outputs)).toEqual(expect.arrayContaining(['DeskPressPolicyArn', 'DeskIrPolicyArn']));
    const desks = { press: { prefix: 'press/' }, ir: { prefix: 'investors/results/' } };
    expect(withdrawalsOf(parseConfig({ desks })).desks).toEqual(['press/', 'investors/results/']);
  });

  test("keeps its people's words to itself, unless the configuration shares them", () => {
    const desks = { press: { prefix: 'press/' } };
    expect(settingsOf(parseConfig({ desks })).sharedWords).toEqual({ share: 'folder', desks: ['press/'] });
    expect(settingsOf(parseConfig({ desks, memory: { share: 'all' } }))).not.toHaveProperty('sharedWords');
    expect(settingsOf(parseConfig({}))).not.toHaveProperty('sharedWords');
  });
});

describe('where there are desks', () => {
  test('term lists and memories are a curator’s, and no editor’s', () => {
    expect(objects('PoliciesCurator', 's3:PutObject')).toEqual(['upload:memory/*', 'upload:terminology/*']);
    const denied = policy('PoliciesEditor').filter(({ Effect }) => Effect === 'Deny');
    expect(
      denied
        .flatMap(({ Resource }) => Resource)
        .map((on) => on.slice(on.indexOf('/') + 1))
        .toSorted(),
    ).toEqual(['approvals/*', 'memory/*', 'terminology/*']);
  });

  test('an editor of all of them may do the rest', () => {
    expect(objects('PoliciesEditor', 's3:PutObject')).toEqual(['upload:*']);
  });
});

describe('the configuration', () => {
  const desk = (prefix: string) => ({ desks: { press: { prefix } } });

  test.each([
    ['press'],
    ['/press/'],
    [''],
    ['press//'],
    ['press/*/'],
    ['press/?/'],
    ['${aws:username}/'],
    ['a"b/'],
    ['e\u0301/'],
    ['approvals/'],
    ['memory/press/'],
    ['terminology/'],
    [`${longest.slice(0, -1)}d/`],
  ])('refuses the folder "%s"', (prefix) => {
    expect(() => parseConfig(desk(prefix))).toThrow(/desks: /);
  });

  test.each(['press/', '2026/press/', 'Presse und Öffentlichkeit/', longest])('takes the folder "%s"', (prefix) => {
    expect(parseConfig(desk(prefix)).desks).toEqual({ press: { prefix } });
  });

  test('refuses folders in each other, names that are no identifiers, and more desks than a stack has room for', () => {
    expect(() => parseConfig({ desks: { a: { prefix: 'a/' }, b: { prefix: 'a/b/' } } })).toThrow(/overlaps .* "a"/);
    for (const name of ['Press', 'press-desk', '1st', '']) {
      expect(() => parseConfig({ desks: { [name]: { prefix: 'a/' } } })).toThrow(/desks: /);
    }
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`desk${n}`, { prefix: `desk${n}x/` }]));
    expect(() => parseConfig({ desks: many(maxDesks + 1) })).toThrow(/names 51 desks; allowed: up to 50/);
    expect(() => stackOf({ desks: many(maxDesks) })).not.toThrow();
  });
});
