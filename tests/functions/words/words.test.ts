import { describe, expect, test, vi } from 'vitest';
import type { Part } from '../../../contracts/document.ts';
import { workKeys } from '../../../contracts/keys.ts';
import { writeXliff } from '../../../core/people/xliff/write-xliff.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { parse } from '../../core/support/parse.ts';
import type { Step } from '../../support/in-memory-cloud/in-memory-cloud.ts';
import { Newsdesk, release } from './newsdesk.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

const forecast = 'Acme confirms its forecast of 120 million for 2027.';
const shouted = forecast.toUpperCase();
const said = (who: string) => `Acme confirme ses prévisions de 120 millions pour 2027 (${who}).`;
const pair = (source: string, target: string, prop = '') =>
  `<tu>${prop}<tuv xml:lang="en"><seg>${source}</seg></tuv><tuv xml:lang="fr"><seg>${target}</seg></tuv></tu>`;
const tmx = (...pairs: string[]) => `<tmx version="1.4"><header/><body>${pairs.join('\n')}</body></tmx>`;

/** Publishes a release with a translation of its own. */
async function told(desk: Newsdesk, slug: string, who: string, metadata: Record<string, string> = {}): Promise<void> {
  await desk.upload(`${slug}.md`, release(`The results of ${slug}`, forecast), metadata);
  await desk.upload(`${slug}.fr.md`, release(`Les résultats de ${slug}`, said(who)));
}

/** The French of a new release with the same sentence, and what its report says of whose words it has. */
async function asked(
  desk: Newsdesk,
  slug: string,
  text = forecast,
): Promise<{ french: string | undefined; borrowed: string[] }> {
  const done = await desk.upload(`${slug}.md`, release(`Something else of ${slug}`, text));
  expect(done?.outcome).toBe('release');
  return { french: desk.french(slug, 1), borrowed: await desk.borrowed(`${slug}.md`) };
}

describe('words that people wrote for one release', () => {
  test('are offered to another, whose report names whose they are', async () => {
    const desk = new Newsdesk();
    await told(desk, 'press/results', 'Ana');
    const { french, borrowed } = await asked(desk, 'press/summary');
    expect(french).toBe(said('Ana'));
    const { versionId } = (await desk.report('press/results.fr.md')).upload;
    expect(borrowed).toEqual([
      `fr: One segment is in the words that people wrote for "press/results" ("press/results.fr.md", version ${versionId}): b2.`,
    ]);
    expect((await desk.report('press/summary.md')).languages['fr']).toMatchObject({
      words: [{ release: 'press/results', upload: { key: 'press/results.fr.md', versionId }, segments: ['b2'] }],
    });
    expect(desk.manifest('press/summary', 1).languages['fr']).toMatchObject({
      words: [{ release: 'press/results', segments: ['b2'] }],
    });
    expect(JSON.stringify(desk.manifest('press/summary', 1))).not.toContain('.fr.md');
  });

  test('are its own, whoever translates the sentence otherwise later', async () => {
    const desk = new Newsdesk();
    await told(desk, 'press/results', 'Ana');
    for (const slug of ['a', 'b/c', 'press/x']) await told(desk, slug, `another in ${slug}`);
    await desk.upload(
      'memory/en.fr.tmx',
      tmx(
        pair(forecast, said('a memory')),
        pair(forecast, said('aimed'), '<prop type="x-release">press/results</prop>'),
      ),
    );
    await desk.upload(
      'press/results.md',
      release('The results of press/results', forecast, 'One more paragraph comes here.'),
    );
    const french = desk.french('press/results', 3);
    expect(french).toContain(said('Ana'));
    expect(await desk.borrowed('press/results.md')).toEqual([]);
    expect((await desk.report('press/results.md')).languages['fr']?.words).toMatchObject([
      { upload: { key: 'press/results.fr.md' } },
    ]);
  });

  test('stay its own when others crowd them out of the shared entry', async () => {
    const desk = new Newsdesk();
    await told(desk, 'press/results', 'Ana');
    for (const Item of desk.cloud.dynamo.items('HumanMemory')) {
      const junk = { ...Item, from: 'press/junk.fr.md', release: 'press/junk', target: said('junk') };
      if (!Item['own']) desk.cloud.dynamo.answer('PutItemCommand', { TableName: 'HumanMemory', Item: junk });
    }
    const more = release('New results', 'Another paragraph begins the text.', `${forecast} It is the second one.`);
    await desk.upload('press/results.md', more);
    expect(desk.french('press/results', 3)).toContain(said('Ana'));
  });

  test('come back when those that displaced them are deleted', async () => {
    const desk = new Newsdesk();
    const slugs = ['one/a', 'two/b', 'three/c'];
    for (const slug of slugs) await told(desk, slug, slug);
    const left = [
      ['three/c', 'two/b'],
      ['three/c', 'three/c'],
      ['one/a', 'one/a'],
      ['nobody', undefined],
    ] as const;
    for (const [n, [words, gone]] of left.entries()) {
      expect((await asked(desk, `reader/${n}`)).french).toBe(words === 'nobody' ? shouted : said(words));
      if (gone !== undefined) await desk.remove(`${gone}.fr.md`);
    }
  });

  test('are forgotten by a newer version of their file that lacks them, and another file’s count again', async () => {
    const desk = new Newsdesk();
    await told(desk, 'one/a', 'first');
    await told(desk, 'two/b', 'second');
    expect((await asked(desk, 'reader/1')).french).toBe(said('second'));
    await desk.upload('two/b.md', release('The results of two/b', 'The harbour opens on 4 May with 77 boats.'));
    await desk.upload('two/b.fr.md', release('Les résultats de two/b', 'Le port ouvre le 4 mai avec 77 bateaux.'));
    expect((await asked(desk, 'reader/2')).french).toBe(said('first'));
  });

  test('count before a newer file’s of another folder where they are of the same one', async () => {
    const desk = new Newsdesk();
    await told(desk, 'press/results', 'of the folder');
    await told(desk, 'attacker/x', 'of another');
    expect((await asked(desk, 'press/summary')).french).toBe(said('of the folder'));
  });

  test('are not mixed into a block: sentences of its own come before a block of another', async () => {
    const desk = new Newsdesk();
    const second = [
      'It opens 12 offices in 2027.',
      'Elle ouvre 12 bureaux en 2027 (Ana).',
      'Elle ferme 12 bureaux en 2027.',
    ] as const;
    const more = [
      'The port has room for 77 boats.',
      'The ferry sails 19 times a day.',
      'Tickets cost 4 euros in 2026.',
    ];
    const plus = [
      'Le port a de la place pour 77 bateaux.',
      'Le bac part 19 fois par jour.',
      'Les billets coûtent 4 euros en 2026.',
    ];
    await desk.upload('press/a.md', release('Offices', forecast, second[0], ...more));
    await desk.upload('press/a.fr.md', release('Bureaux', said('Ana'), second[1], ...plus));
    await desk.upload('press/b.md', release('Other', `${forecast} ${second[0]}`));
    await desk.upload('press/b.fr.md', release('Autre', `${said('Bo')} ${second[2]}`));
    await desk.upload('press/a.md', release('Offices', `${forecast} ${second[0]}`, ...more));
    const french = desk.french('press/a', 3) ?? '';
    expect(french).toContain(`${said('Ana')} ${second[1]}`);
    expect(french).not.toContain('Bo');
  });
});

/** A review of a release as somebody gives it back, every segment final. */
function review(slug: string, revision: number, text: string, ...targets: string[]): string {
  const document = parse('markdown', text);
  const translations = new Map(
    document.units.map(({ id }, n): [string, Part[]] => [id, [{ type: 'text', value: targets[n] ?? '' }]]),
  );
  const identity = { slug, revision, sha256: 'c0ffee'.padEnd(64, '0') };
  const finished = new Set(document.units.map(({ id }) => id));
  return writeXliff({ document, translations, language: 'fr', identity, warnings: [], finished });
}

test('a sentence of a memory comes before a block of a release in another folder', async () => {
  const desk = new Newsdesk();
  const second = 'It opens 12 offices in 2027.';
  await desk.upload('attacker/x.md', release('An attack on them', `${forecast} ${second}`));
  await desk.upload(
    'attacker/x.fr.md',
    release('Une attaque contre eux', `${said('Eve')} Elle ouvre 12 bureaux en 2027.`),
  );
  await desk.upload('memory/en.fr.tmx', tmx(pair(forecast, said('a memory'))));
  const { french } = await asked(desk, 'press/y', `${forecast} ${second}`);
  expect(french).toContain(said('a memory'));
  expect(french).not.toContain('Eve');
});

describe('a review in XLIFF', () => {
  const text = release('An attack on them', forecast);
  const attack = review('attacker/x', 1, text, 'Une attaque contre eux', said('Eve'));

  test('of another release does not change one that has words of its own, and is named where it has none', async () => {
    const desk = new Newsdesk();
    await told(desk, 'press/results', 'Ana');
    await desk.upload('attacker/x.md', text);
    await desk.upload('attacker/x.fr.xlf', attack);
    const more = release('The results of press/results', forecast, 'One more paragraph of 7 words.');
    await desk.upload('press/results.md', more);
    expect(desk.french('press/results', 3)).toContain(said('Ana'));
    const elsewhere = await asked(desk, 'other/y');
    expect(elsewhere.french).toBe(said('Eve'));
    expect(elsewhere.borrowed).toMatchObject([expect.stringContaining('"attacker/x" ("attacker/x.fr.xlf"')]);
    await desk.remove('attacker/x.fr.xlf');
    expect((await asked(desk, 'other/z')).french).toBe(said('Ana'));
  });

  test('of one’s own release says whose it is, and gives way to the words before it when it is deleted', async () => {
    const desk = new Newsdesk();
    await told(desk, 'press/results', 'Ana');
    const own = release('The results of press/results', forecast);
    await desk.upload('press/results.fr.xlf', review('press/results', 2, own, 'Autre titre', said('Eve')));
    expect(desk.french('press/results', 3)).toBe(said('Eve'));
    expect((await desk.report('press/results.fr.xlf')).languages['fr']).toMatchObject({
      words: [{ upload: { key: 'press/results.fr.xlf' }, segments: ['b1', 'b2'] }],
      approved: { upload: { key: 'press/results.fr.xlf' } },
    });
    await desk.remove('press/results.fr.xlf');
    expect(desk.french('press/results', 4)).toBe(said('Ana'));
  });

  test('that is not finished is used by its own release alone', async () => {
    const desk = new Newsdesk();
    await desk.upload('attacker/x.md', text);
    const half = attack.replace('state="final"', 'state="initial"');
    expect((await desk.upload('attacker/x.fr.xlf', half))?.outcome).toBe('waiting');
    expect((await asked(desk, 'attacker/y')).french).toBe(shouted);
    await desk.upload('attacker/x.md', release('A new title here', forecast));
    expect(desk.french('attacker/x', 2)).toBe(said('Eve'));
  });

  test('whose links changed places is warned of, and its words for them stay where they are', async () => {
    const desk = new Newsdesk();
    const links = 'See [the office](https://acme.example/office) or [the login](https://evil.example/login) in 2027.';
    const body = release('Where to go now', links);
    await desk.upload('attacker/x.md', body);
    const target = '<target>Voir <pc id="2">le bureau</pc> ou <pc id="1">la connexion</pc> en 2027.</target>';
    const file = review('attacker/x', 1, body, 'Où aller')
      .replace('state="initial"', 'state="final"')
      .replace('in 2027.</source>', `in 2027.</source>${target}`);
    await desk.upload('attacker/x.fr.xlf', file);
    const report = await desk.report('attacker/x.fr.xlf');
    expect(report.warnings).toMatchObject([
      { code: 'links-moved', message: expect.stringContaining('"https://evil.example/login", then "https://acme') },
    ]);
    expect((await asked(desk, 'attacker/y', links)).french).not.toContain('bureau');
  });
});

describe('words of a release that readers do not see', () => {
  test('are not offered while it is under embargo, and are afterwards', async () => {
    const desk = new Newsdesk();
    const source = { embargo: '2027-03-01T00:00:00Z' };
    await desk.upload('press/secret.md', release('A secret', forecast), source);
    const held = await desk.upload('press/secret.fr.md', release('Un secret', said('Ana')));
    expect(held?.outcome).toBe('held');
    expect(await asked(desk, 'press/probe')).toEqual({ french: shouted, borrowed: [] });
    if (held?.publishing !== undefined) {
      await publish(held.publishing, desk.services());
    }
    expect((await asked(desk, 'press/after')).french).toBe(said('Ana'));
  });

  test('are not offered while only an older version of it is public', async () => {
    const desk = new Newsdesk();
    const before = 'The harbour opens on 4 May with 77 boats.';
    await desk.upload('press/results.md', release('Results', before));
    await desk.upload('press/results.fr.md', release('Résultats', 'Le port ouvre le 4 mai avec 77 bateaux.'));
    await desk.upload('press/results.md', release('Results', before, forecast), { embargo: '2027-03-01T00:00:00Z' });
    await desk.upload(
      'press/results.fr.md',
      release('Résultats', 'Le port ouvre le 4 mai avec 77 bateaux.', said('Ana')),
    );
    expect((await asked(desk, 'press/probe')).french).toBe(shouted);
    expect((await asked(desk, 'press/known', before)).french).toBe('Le port ouvre le 4 mai avec 77 bateaux.');
  });

  test('are not offered after its withdrawal, but to itself when it is back', async () => {
    const desk = new Newsdesk();
    await told(desk, 'press/results', 'Ana');
    await desk.remove('press/results.md');
    expect((await asked(desk, 'press/probe')).french).toBe(shouted);
    await desk.upload('press/results.md', release('The results of press/results', forecast));
    expect(desk.french('press/results', 3)).toBe(said('Ana'));
    expect((await asked(desk, 'press/again')).french).toBe(said('Ana'));
  });

  test('are not named by a manifest that is written after its withdrawal', async () => {
    const desk = new Newsdesk();
    await told(desk, 'press/results', 'Ana');
    const held = await desk.upload('press/later.md', release('Later', forecast), { embargo: '2027-03-01T00:00:00Z' });
    await desk.remove('press/results.md');
    if (held?.publishing !== undefined) await publish(held.publishing, desk.services());
    expect(desk.french('press/later', 1)).toBe(said('Ana'));
    expect(JSON.stringify(desk.manifest('press/later', 1))).not.toContain('press/results');
    expect(await desk.borrowed('press/later.md')).toHaveLength(1);
  });

  test('stay as a manifest names them, if Publish died after it and goes on after the withdrawal', async () => {
    const desk = new Newsdesk();
    await told(desk, 'press/results', 'Ana');
    const held = await desk.upload('press/later.md', release('Later', forecast), { embargo: '2027-03-01T00:00:00Z' });
    if (held?.publishing === undefined) throw new Error('nothing to publish');
    let isDead = false;
    const dying: Step = async ({ command, target }, send) => {
      if (isDead) throw new Error('dead');
      const sent = send();
      isDead = command === 'PutObject' && target.includes('press/later/v1/manifest.json');
      if (isDead) throw new Error('dead');
      return sent;
    };
    await expect(publish(held.publishing, desk.services(dying))).rejects.toThrow('dead');
    await desk.remove('press/results.md');
    expect(await publish(held.publishing, desk.services())).toMatchObject({ outcome: 'published', version: 1 });
    expect(desk.manifest('press/later', 1).languages['fr']).toMatchObject({ words: [{ release: 'press/results' }] });
  });

  test('are not offered by a memory that names it, but by one that names a release of elsewhere', async () => {
    const desk = new Newsdesk();
    await desk.upload('press/secret.md', release('A secret', 'Not this sentence, but another.'), {
      embargo: '2027-03-01T00:00:00Z',
    });
    const of = (slug: string) => tmx(pair(forecast, said(slug), `<prop type="x-release">${slug}</prop>`));
    await desk.upload('memory/en.fr.tmx', of('press/secret'));
    expect((await asked(desk, 'press/probe')).french).toBe(shouted);
    await desk.upload('memory/en.fr.tmx', of('old/elsewhere'));
    expect((await asked(desk, 'press/known')).french).toBe(said('old/elsewhere'));
  });
});

describe('the setting "memory"', () => {
  test.each([
    ['folder', undefined, ['a/x', 'a/y']],
    ['folder', ['a/x/'], []],
  ] as const)('shares with %s: desks %s', async (share, desks, readers) => {
    const desk = new Newsdesk({ sharedWords: { share, ...(desks && { desks }) } });
    await told(desk, 'a/x/results', 'Ana');
    const found: string[] = [];
    for (const folder of ['a/x', 'a/y', 'b/z']) {
      const slug = folder === 'a/x' && desks !== undefined ? 'a/w/other' : `${folder}/other`;
      if ((await asked(desk, slug)).french === said('Ana')) found.push(folder);
    }
    expect(found).toEqual(readers);
  });

  test('does not keep a memory from any release', async () => {
    const desk = new Newsdesk({ sharedWords: { share: 'release' } });
    await desk.upload('memory/en.fr.tmx', tmx(pair(forecast, said('a memory'))));
    expect(await asked(desk, 'a/x')).toEqual({ french: said('a memory'), borrowed: [] });
    expect((await desk.report('a/x.md')).languages['fr']?.words).toMatchObject([
      { upload: { key: 'memory/en.fr.tmx' } },
    ]);
  });
});

describe('words of another release', () => {
  test('do not stand in for a review', async () => {
    const desk = new Newsdesk({ afterReview: ['fr'] });
    const body = (title: string) => release(title, forecast);
    await desk.upload('press/results.md', body('The results of the year are here'));
    await desk.upload('press/results.fr.md', release('Les résultats de l’année sont ici', said('Ana')));
    await desk.upload('press/same.md', body('The results of the year are here'));
    expect(desk.manifest('press/results', 2).languages['fr']?.status).toBe('published');
    expect(desk.manifest('press/same', 1).languages['fr']?.status).toBe('awaiting-review');
    const page = desk.cloud.s3
      .objects('work')
      .get(`${workKeys.review('press/same', 1, 'fr')}.html`)
      ?.body.toString();
    expect(page).toContain('People wrote these words for');
  });

  test('do not pass a check that blocks', async () => {
    const desk = new Newsdesk({ blockingChecks: ['number-mismatch'] });
    const wrong = 'Acme confirme ses prévisions de 999 millions pour 2027 (Bo).';
    await desk.upload('press/results.md', release('Results', forecast, 'A second paragraph with 44 boats.'));
    await desk.upload('press/results.fr.md', release('Résultats', wrong, 'Un second paragraphe avec 44 bateaux.'));
    await desk.upload('press/x.md', release('Else', forecast, 'Not that paragraph.'));
    const entry = desk.manifest('press/x', 1).languages['fr'];
    expect(entry?.status === 'failed' || desk.french('press/x', 1)?.includes('999') === false).toBe(true);
  });
});
