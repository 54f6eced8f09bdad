import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Rejection } from '../../../contracts/failures.ts';
import { schema } from '../../../contracts/messages.ts';
import { forgetPreviews, preview } from '../../../functions/preview/preview.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { purgeVersion } from '../../../functions/withdraw/purge-version.ts';
import { removeAbandoned } from '../../../functions/withdraw/remove-abandoned.ts';
import { withdrawRelease } from '../../../functions/withdraw/withdraw.ts';
import { sampleOf } from '../../support/runs.ts';
import { Embargoed, hour } from './embargoed.ts';

vi.spyOn(console, 'info').mockImplementation(() => {});

let desk: Embargoed;
beforeEach(() => {
  desk = new Embargoed();
});
const previews = (slug = '') => [...desk.objects('work', `preview/${slug}`).keys()];
const folders = (slug: string) => [...new Set(previews(`${slug}.files/`).map((key) => key.split('/')[0]))];

describe('a preview is erased when its release', () => {
  beforeEach(async () => {
    await desk.show('ferry.md');
    expect(folders('ferry')).toEqual(['r1']);
  });

  test('is published', async () => {
    const { input } = await desk.show('ferry.md', '# The ferry\n\nIt returns late.\n');
    expect(await desk.publish(input)).toMatchObject({ outcome: 'published' });
    expect(previews()).toEqual([]);
  });

  test('gets a newer upload, whose preview replaces it', async () => {
    await desk.show('ferry.md', '# The ferry\n\nIt returns late.\n');
    expect(folders('ferry')).toEqual(['r2']);
    expect(desk.report('ferry.md').preview?.folder).toBe('preview/ferry.files/r2/');
  });

  test.each([
    ['a newer upload that goes out at once', '# The ferry\n\nIt returns now.\n', { embargo: 'none' }],
    ['a newer upload that waits for a person', '---\ndraft: true\n---\n# The ferry\n\nPerhaps.\n', { embargo: 'none' }],
  ])('gets %s', async (_, text, metadata) => {
    const { result } = await desk.drop('ferry.md', text, metadata);
    expect(result.previewed).toBe('ferry');
    await forgetPreviews({ schema, erase: 'ferry' }, desk.services());
    expect(previews()).toEqual([]);
  });

  test('gets an upload that is rejected only after it was registered', async () => {
    const services = desk.services();
    const putJson = async () => {
      throw new Rejection('TooManyFiles', 'Too many.');
    };
    const arrived = await desk.drop('ferry.md', '# The ferry\n\nOnce.\n', undefined, {
      ...services,
      work: { ...services.work, putJson },
    });
    expect(arrived.result).toEqual({ schema, outcome: 'rejected', previewed: 'ferry' });
  });

  test.each(['release', 'held'] as const)(
    'gets a newer upload (%s), though Ingest died at any request',
    async (outcome) => {
      const metadata = outcome === 'held' ? undefined : { embargo: 'none' };
      const register = (key: string) => desk.upload(key, '# The ferry\n\nIt returns late.\n', metadata);
      const calm = desk.killed({ n: Number.POSITIVE_INFINITY, when: 'before' });
      expect((await desk.takeIn(register('ferry.md'), calm.services)).result).toMatchObject({
        outcome,
        previewed: 'ferry',
      });
      for (const n of sampleOf([...Array(calm.kill.requests).keys()], 3)) {
        await desk.show(`ferry-${n}.md`);
        const event = register(`ferry-${n}.md`);
        await expect(desk.takeIn(event, desk.killed({ n, when: 'after' }).services)).rejects.toThrow();
        expect((await desk.takeIn(event)).result, `request ${n}`).toMatchObject({ outcome, previewed: `ferry-${n}` });
      }
    },
  );

  test('is deleted', async () => {
    expect((await desk.withdraw('ferry.md')).result.outcome).toBe('withdrawn');
    expect(previews()).toEqual([]);
    expect(desk.report('ferry.md')).not.toHaveProperty('preview');
  });

  test('gets an upload that is rejected: then it stays, since the release is published as it was', async () => {
    const { result } = await desk.drop('ferry.md', '# The ferry\n', { embargo: 'soon' });
    expect(result).toEqual({ schema, outcome: 'rejected' });
    expect(folders('ferry')).toEqual(['r1']);
  });
});

describe('an update under embargo of what is published', () => {
  beforeEach(async () => {
    const { input } = await desk.show('ferry.md');
    await desk.publish(input, '2026-12-01T08:00:00Z');
    await desk.show('ferry.md', '# The ferry\n\nIt returns twice.\n', { embargo: '2026-12-05T08:00:00Z' });
    expect(folders('ferry')).toEqual(['r2']);
  });

  test('is shown with the history that its page will have', () => {
    const page = desk.objects('work', 'preview/ferry.files/r2/').get('en/latest.html');
    expect(page).toContain('href="https://news.example.org/releases/ferry/v1/en/"');
    expect(page).toContain('href="index.html">Version 2');
  });

  test('loses its preview when the release is withdrawn', async () => {
    expect((await desk.withdraw('ferry.md')).result.outcome).toBe('withdraw');
    expect(previews()).toEqual([]);
  });

  test('keeps it while the withdrawal is held', async () => {
    const { result, execution } = await desk.remove('ferry.md');
    if (result.outcome !== 'withdraw') throw new Error(`the deletion came to ${result.outcome}`);
    const services = { ...desk.services(), rules: { limit: 0, keepData: false } };
    const held = await withdrawRelease({ schema, withdraw: result.withdraw, execution, redrive: 0 }, services);
    expect(held.outcome).toBe('held');
    expect(folders('ferry')).toEqual(['r2']);
  });
});

describe('what readers see goes also while previews cannot be erased', () => {
  /** Services that fail to list previews, the first `times`. */
  const failing = (times: number) => {
    const services = desk.services();
    let left = times;
    const versions = (prefix: string) => {
      if (prefix.startsWith('preview/') && left-- > 0) throw new Error('SlowDown');
      return services.erasers.work.versions(prefix);
    };
    return { ...services, erasers: { ...services.erasers, work: { ...services.erasers.work, versions } } };
  };
  beforeEach(() => {
    vi.spyOn(console, 'error')
      .mockClear()
      .mockImplementation(() => {});
  });

  test.each([
    ['its last step erases them', 1, []],
    ['they are left', 2, ['r2']],
  ])('in a withdrawal: %s', async (_, times, left) => {
    await desk.publish((await desk.show('ferry.md')).input, '2026-12-01T08:00:00Z');
    await desk.show('ferry.md', '# The ferry\n\nTwice.\n', { embargo: '2026-12-05T08:00:00Z' });
    const { result, execution } = await desk.remove('ferry.md');
    if (result.outcome !== 'withdraw') throw new Error(`the deletion came to ${result.outcome}`);
    const input = { schema, withdraw: result.withdraw, execution, redrive: 0 } as const;
    const services = failing(times);
    expect((await withdrawRelease({ ...input, step: 'take-away' }, services)).outcome).toBe('withdrawn');
    expect(folders('ferry')).toEqual(['r2']);
    const invalidate = vi.fn<typeof services.invalidate>(async () => {});
    await withdrawRelease({ ...input, step: 'finish' }, { ...services, invalidate });
    expect(invalidate).toHaveBeenCalledOnce();
    expect(desk.report('ferry.md').outcome).toBe('withdrawn');
    expect(folders('ferry')).toEqual(left);
    expect(console.error).toHaveBeenCalledTimes(times);
  });

  test('behind an execution that died: a retry erases them', async () => {
    const { input, ...arrived } = await desk.show('ferry.md');
    desk.now = new Date(hour);
    const services = desk.services();
    const putOnce: typeof services.published.putOnce = async (object) => {
      if (object.key.endsWith('manifest.json')) throw new Error('dead');
      return services.published.putOnce(object);
    };
    const published = { ...services.published, putOnce };
    await expect(publish(input, { ...services, published })).rejects.toThrow('dead');
    expect([...desk.objects('publish', 'releases/ferry/v1/').keys()]).not.toEqual([]);
    const dead = { schema, dead: desk.death(arrived) } as const;
    await expect(removeAbandoned(dead, failing(1))).rejects.toThrow('SlowDown');
    expect([...desk.objects('publish', 'releases/ferry/v1/').keys()]).toEqual([]);
    await removeAbandoned(dead, desk.services());
    expect(previews()).toEqual([]);
  });
});

test('an execution that dies leaves no preview, wherever it died', async () => {
  for (const fate of ['waiting', 'published'] as const) {
    const { input, ...arrived } = await desk.show(`${fate}.md`);
    if (fate === 'published') {
      desk.now = new Date(hour);
      await publish(input, desk.services());
    }
    expect(folders(fate)).toEqual(['r1']);
    await removeAbandoned({ schema, dead: desk.death(arrived) }, desk.services());
    expect(folders(fate), fate).toEqual([]);
  }
});

test('a purge erases what is left of the preview of its version', async () => {
  const { input } = await desk.show('ferry.md');
  await desk.publish(input);
  await desk.withdraw('ferry.md');
  await desk.services().work.putJson('preview/ferry.files/r1/en/release.json', 'left');
  const purge = { slug: 'ferry', version: 1, reference: 'purge' };
  const planned = await purgeVersion({ schema, purge, step: 'plan' }, desk.services());
  expect(planned.objects).toContainEqual({ bucket: 'work', key: 'preview/ferry.files/r1/en/release.json', count: 1 });
  await purgeVersion({ schema, purge, step: 'carry-out' }, desk.services());
  expect(previews()).toEqual([]);
});

test('releases whose names begin with another keep theirs', async () => {
  const others = ['ferry/r1', 'ferry/r2', 'ferry/r1/en', 'ferry/r1/assets', 'ferry/release', 'ferry.files', 'ferries'];
  await desk.show('ferry.md');
  for (const other of others) await desk.show(`${other}.md`);
  await desk.withdraw('ferry.md');
  for (const other of others) expect(folders(other), other).toContain('r1');
  expect(folders('ferry')).not.toContain('r1');
});

describe('while Preview runs', () => {
  const fates: [string, (desk: Embargoed, key: string) => Promise<unknown>][] = [
    ['deleted', (on, key) => on.withdraw(key)],
    ['replaced', (on, key) => on.replace(key)],
  ];

  async function requestsOfPreview(): Promise<number> {
    const input = await desk.translate(await desk.drop('counted.md', '# The ferry\n\nIt returns.\n'));
    const { services, kill } = desk.killed({ n: Number.POSITIVE_INFINITY, when: 'before' });
    await preview(input, services);
    return kill.requests;
  }

  test.each(fates)('a release that is %s meanwhile has none afterwards', async (fate, happen) => {
    const requests = await requestsOfPreview();
    expect(requests).toBeGreaterThan(20);
    for (const n of sampleOf([...Array(requests).keys()], 2)) {
      const key = `${fate}-${n}.md`;
      const input = await desk.translate(await desk.drop(key, '# The ferry\n\nIt returns.\n'));
      let made = 0;
      const services = desk.services(async () => {
        made += 1;
        if (made === n + 1) await happen(desk, key);
      });
      // What it reads back may be gone then: a retry finds that there is nothing to show.
      await preview(input, services).catch(() => preview(input, desk.services()));
      expect(previews(input.release.slug), `before request ${n}`).toEqual([]);
      expect(desk.report(key), `before request ${n}`).not.toHaveProperty('preview');
    }
  });

  test.each(fates)('one that is %s after Preview died at any request has none either', async (fate, happen) => {
    const requests = await requestsOfPreview();
    for (const n of sampleOf([...Array(requests).keys()], 2)) {
      for (const when of ['before', 'after'] as const) {
        const key = `${fate}-${n}-${when}.md`;
        const input = await desk.translate(await desk.drop(key, '# The ferry\n\nIt returns.\n'));
        const { services } = desk.killed({ n, when });
        await expect(preview(input, services)).rejects.toThrow();
        await happen(desk, key);
        expect(previews(input.release.slug), `${when} request ${n}`).toEqual([]);
      }
    }
  });

  test.each(fates)(
    'one that is %s while Preview runs, which then dies for good, has none when that is noticed',
    async (fate, happen) => {
      const requests = await requestsOfPreview();
      for (const n of sampleOf([...Array(requests).keys()], 2)) {
        const key = `${fate}-${n}.md`;
        const arrived = await desk.drop(key, '# The ferry\n\nIt returns.\n');
        const input = await desk.translate(arrived);
        let made = 0;
        const services = desk.services(async () => {
          made += 1;
          if (made === n + 1) await happen(desk, key);
          if (made > n + 4) throw new Error('dead');
        });
        await preview(input, services).catch(() => {}); // unless it found out before
        await removeAbandoned({ schema, dead: desk.death(arrived) }, desk.services());
        expect(previews(input.release.slug), `at request ${n}`).toEqual([]);
      }
    },
  );

  test('what was being erased when the function died is erased by a retry', async () => {
    const { input } = await desk.show('ferry.md');
    desk.now = new Date(hour);
    await publish(input, desk.services());
    for (const n of [0, 1, 2, 3]) {
      const { services } = desk.killed({ n, when: 'after' });
      await expect(forgetPreviews({ schema, erase: 'ferry' }, services)).rejects.toThrow();
    }
    await forgetPreviews({ schema, erase: 'ferry' }, desk.services());
    expect(previews()).toEqual([]);
  });

  test('Preview that died at any request is completed by a retry', async () => {
    const requests = await requestsOfPreview();
    const expected = previews('counted.files/').length;
    for (const n of sampleOf([...Array(requests).keys()], 2)) {
      const key = `again-${n}.md`;
      const input = await desk.translate(await desk.drop(key, '# The ferry\n\nIt returns.\n'));
      await expect(preview(input, desk.killed({ n, when: 'after' }).services)).rejects.toThrow();
      expect(await preview(input, desk.services())).toMatchObject({ outcome: 'shown' });
      expect(previews(`again-${n}.files/`), `at request ${n}`).toHaveLength(expected);
    }
  });
});
