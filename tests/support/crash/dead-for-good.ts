import { describe, expect, test } from 'vitest';
import type { Latest } from '../../../contracts/manifest.ts';
import { type DeadExecution, type ObjectEvent, type PublishInput, schema } from '../../../contracts/messages.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { reportDeadExecution } from '../../../functions/report-dead-execution/report-dead-execution.ts';
import { removeAbandoned } from '../../../functions/withdraw/remove-abandoned.ts';
import { expectNotices, expectWhole } from './shown.ts';
import { dies, type KillAt, type Stage } from './stage.ts';
import { deleted, type KillOptions, kills, named, prepare, retried, said, shown, withdrawWith } from './steps.ts';

/** Publish on a stage, killed before every single request and after the last, and never retried. */
export function diesForGood(open: () => Promise<Stage>, { timeout, chosen = (all) => all }: KillOptions): void {
  let opened: Promise<Stage> | undefined;
  const stage = async () => {
    opened ??= open();
    return opened;
  };

  /** Has Publish die at each of its requests in turn, of a first version and of a second. */
  async function atEveryRequest(name: string, then: (died: Died, when: string) => Promise<void>): Promise<void> {
    const on = await stage();
    for (const earlier of [undefined, 'first']) {
      const attempt = async (slug: string, kill?: KillAt) => {
        if (earlier !== undefined) await retried(on, await prepare(on, slug, earlier));
        const input = await prepare(on, slug, 'secret');
        const run = on.run(kill);
        const isDead = await dies(run, (services) => publish(input, services));
        expect(isDead, said(kill)).toBe(kill !== undefined);
        return { requests: run.requests(), input };
      };
      const own = `${name}-${earlier ?? 'none'}`;
      // The first of all writes what the site has once, such as its key; the others make the same requests.
      await attempt(named(`${own}-before`));
      const every = kills((await attempt(named(own))).requests, chosen);
      // Nobody goes on: what one leaves that died after a request is what one leaves that died before the next.
      for (const kill of every.filter(({ when }, index) => when === 'before' || index === every.length - 1)) {
        const slug = named(own, kill);
        const { input } = await attempt(slug, kill);
        const committed = (await on.run().services.releases.read(slug))?.committed;
        await then(
          { on, slug, input, earlier, isCommitted: committed?.revision === input.release.revision },
          said(kill),
        );
      }
    }
  }

  describe('Publish, dead for good at every request', { timeout }, () => {
    test('leaves nothing public, if nobody does anything', async () => {
      let isReportedFirst = false;
      await atEveryRequest('dead', async (died, when) => {
        isReportedFirst = !isReportedFirst; // the two are told of the death at once
        if (isReportedFirst) await reported(died);
        await removed(died);
        if (!isReportedFirst) await reported(died);
        await expectNothingOfIt(died, when);
        await removed(died);
        await expectNothingOfIt(died, when);
        if (died.isCommitted) return;
        const again = await retried(died.on, await prepare(died.on, died.slug, 'secret'));
        expect(again.outcome, when).toBe('published');
        expectWhole(await shown(died.on, died.slug), died.slug, when);
      });
    });

    test('leaves nothing but notices when its file is deleted, even if its death was not noticed', async () => {
      await atEveryRequest('deleted', async ({ on, slug, earlier, isCommitted }, when) => {
        await deleteIt(on, slug);
        const objects = await shown(on, slug);
        expectNotices(objects, when);
        expect(Object.keys(objects).length > 0, when).toBe(isCommitted || earlier !== undefined);
      });
    });

    test('leaves nothing but notices when its file is replaced, and then deleted', async () => {
      await atEveryRequest('replaced', async ({ on, slug }, when) => {
        const newer = await retried(on, await prepare(on, slug, 'third'));
        expect(newer.outcome, when).toBe('published');
        await deleteIt(on, slug);
        expectNotices(await shown(on, slug), when);
      });
    });

    test('is published whole by a redrive, and what its first run put is removed', async () => {
      await atEveryRequest('redriven', async (died, when) => {
        const { on, slug, input, isCommitted } = died;
        await removed(died);
        const run = on.run();
        expect(await publish({ ...input, redrive: 1 }, run.services), when).toMatchObject({ outcome: 'published' });
        await removed(died); // when no function of the first run can run any more
        const objects = await shown(on, slug);
        expectWhole(objects, slug, when);
        expect(objects[`en/${slug}/index.html`], when).toContain('This is what the secret says.');
        const { version } = JSON.parse(objects[`latest/${slug}.json`] ?? '{}') as Latest;
        const { abandoned = [] } = (await run.services.releases.revision(slug, input.release.revision)) ?? {};
        expect(abandoned.length > 0 && isCommitted, when).toBe(false);
        for (const number of abandoned) {
          expect(version, when).toBeGreaterThan(number);
          expect(
            Object.keys(objects).filter((key) => key.includes(`/v${number}/`)),
            when,
          ).toEqual([]);
        }
      });
    });
  });
}

interface Died {
  on: Stage;
  slug: string;
  input: PublishInput;
  /** The text of the version before. */
  earlier: string | undefined;
  isCommitted: boolean;
}

const removed = ({ on, input }: Died) => removeAbandoned({ schema, dead: deathOf(input) }, on.run().services);
const reported = ({ on, input }: Died) => reportDeadExecution({ detail: deathOf(input) }, on.run().services);

function deathOf({ release: { upload } }: PublishInput): DeadExecution {
  const { key, versionId, sequencer } = upload;
  const event: ObjectEvent = {
    'detail-type': 'Object Created',
    detail: { bucket: { name: 'upload' }, object: { key, 'version-id': versionId, sequencer } },
  };
  return { executionArn: `execution of ${versionId}`, status: 'FAILED', input: JSON.stringify(event) };
}

async function expectNothingOfIt({ on, slug, earlier, isCommitted }: Died, when: string): Promise<void> {
  const objects = await shown(on, slug);
  expectWhole(objects, slug, when);
  if (isCommitted) return;
  if (earlier === undefined) expect(Object.keys(objects), when).toEqual([]);
  else expect(objects[`en/${slug}/index.html`], when).toContain('This is what the first says.');
  expect(
    Object.keys(objects).filter((key) => key.includes('/v2/')),
    when,
  ).toEqual([]);
  for (const [key, body] of Object.entries(objects)) expect(body, `${when}: ${key}`).not.toContain('secret');
}

async function deleteIt(on: Stage, slug: string): Promise<void> {
  const deletion = await deleted(on, slug);
  if (deletion.outcome === 'withdraw') await withdrawWith(deletion, slug, on.run().services);
}
