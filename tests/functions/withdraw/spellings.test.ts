import { expect, test, vi } from 'vitest';
import { spellingsOf } from '../../../cli/withdrawn/spellings.ts';
import { publishKeys } from '../../../contracts/keys.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { withdrawRelease } from '../../../functions/withdraw/withdraw.ts';
import { edge } from '../../infra/edge.ts';
import { oddNames } from '../../support/odd-names.ts';
import { sampleOf } from '../../support/runs.ts';
import { PublicHouse } from './house.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

const ask = edge({ languages: ['es'] });

/** A distribution that keeps everything until it is told to forget it, under the address that the function gives. */
class Distribution {
  readonly #house: PublicHouse;
  readonly #cache = new Map<string, string | undefined>();

  constructor(house: PublicHouse) {
    this.#house = house;
  }

  /** The object's text; undefined where readers see the 404 page. */
  get(path: string): string | undefined {
    const [asked = ''] = path.split('?');
    const { uri = '', statusCode, headers } = ask(asked);
    if (statusCode !== undefined) return this.get(headers['location']?.value ?? '');
    // CloudFront keeps errors for a second only.
    if (this.#cache.get(uri) === undefined) {
      // As S3's REST endpoint reads an address.
      const key = decodeURIComponent(uri.slice(1).replaceAll('+', ' '));
      this.#cache.set(uri, this.#house.objects.get(key)?.body);
    }
    return this.#cache.get(uri);
  }

  forget(): void {
    for (const path of this.#house.cloud.invalidations.splice(0).flat()) {
      const isMeant = (uri: string) => (path.endsWith('*') ? uri.startsWith(path.slice(0, -1)) : uri === path);
      for (const uri of [...this.#cache.keys()].filter(isMeant)) this.#cache.delete(uri);
    }
  }
}

test('every spelling of an odd name is one object before its withdrawal, and afterwards a notice or nothing', async () => {
  const house = new PublicHouse();
  house.rules = { limit: 100, keepData: false };
  const distribution = new Distribution(house);
  for (const slug of sampleOf(oddNames, 8)) {
    await publish(await house.drop(slug, 'Zanzibar'), house.services);
    const folder = publishKeys.version(slug, 1);
    const keys = [
      publishKeys.sitePage('en', slug),
      publishKeys.latest(slug),
      publishKeys.manifest(slug, 1),
      `${folder}${publishKeys.page('es')}`,
      `${folder}${publishKeys.document('en', 'md')}`,
    ];
    for (const key of keys) {
      const body = house.objects.get(key)?.body;
      expect(body, key).toBeDefined();
      const answers = spellingsOf(key).map(({ path }) => distribution.get(path));
      expect(new Set(answers), key).toEqual(new Set([body, undefined]));
      expect(answers.filter((answer) => answer === body).length, key).toBeGreaterThan(5);
    }
    house.cloud.invalidations.length = 0;
    await withdrawRelease(house.withdrawal(slug), house.services);
    distribution.forget();
    for (const key of keys) {
      const body = house.objects.get(key)?.body;
      for (const { how, path } of spellingsOf(key)) {
        const answer = distribution.get(path);
        expect(answer ?? 'nothing', `${path} (${how})`).not.toMatch(/Zanzibar/);
        expect(answer === undefined || answer === body, `${path} (${how})`).toBe(true);
      }
    }
  }
});
