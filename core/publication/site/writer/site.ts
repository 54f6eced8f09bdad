import { siteKeys } from '../../../../contracts/keys.ts';
import { runWorkers } from '../../../lib/run-workers.ts';
import { stylesheetKey } from '../../pages/stylesheet.ts';
import { jsonText } from '../../published-object.ts';
import { digestOfEntry } from '../../signatures/chain.ts';
import { catalogueIndex } from '../catalogue.ts';
import { iconObject } from '../icon.ts';
import { fixedObjects } from './fixed.ts';
import { type GeneratedFile, generatedFile, writeGenerated } from './generated-file.ts';
import { listsAndFeeds } from './lists.ts';
import { monthPages } from './months.ts';
import { placeReleases } from './place-releases.ts';
import type { SiteServices } from './services.ts';
import { sitemaps } from './sitemaps.ts';
import { updateStates } from './states.ts';
import { writeLog } from './write-log.ts';

/** Objects on their way at once. */
const atOnce = 16;

/**
 * The one writer of what releases share. It is told only which releases have changed, reads what they are
 * now, and writes what follows: places and log first, then the states of the lists, then all that is made
 * of these. Each step may be repeated, and what comes twice, late or out of order ends in the same.
 */
export function siteWriter(services: SiteServices): (releases: readonly string[]) => Promise<void> {
  /** Of the fixed objects: what they were last made for, since they need a look only when that changes. */
  let fixedFor: string | undefined;

  return async (releases) => {
    const { settings, pipeline, published, work } = services;
    const { placed, entries } = await placeReleases(releases, services);
    if (placed.size === 0) return;
    const states = await updateStates(placed, services);

    const { siteUrl } = settings;
    const site = { siteUrl, stylesheet: stylesheetKey };
    const upTo = Math.max(...[...placed.values()].map(({ logged }) => logged.entry));
    const head = digestOfEntry(await writeLog(upTo, entries, services));

    const languages = states.newest.languages.join();
    const objects: GeneratedFile[] = [
      ...(fixedFor === languages ? [] : fixedObjects(states, site, settings)),
      ...listsAndFeeds(states, site, pipeline),
      ...(await monthPages(placed.values(), states, site, work)),
      ...sitemaps(placed.values(), states, siteUrl, settings),
      generatedFile(siteKeys.catalogue, 'application/json', jsonText(catalogueIndex(upTo, head)), upTo),
    ];
    const once = [...new Map(objects.map((object) => [object.key, object])).values()];
    await runWorkers(once, atOnce, (object) => writeGenerated(object, published));
    if (fixedFor === undefined && !(await published.look(siteKeys.icon)))
      await published.replace(iconObject, undefined);
    fixedFor = languages;
  };
}
