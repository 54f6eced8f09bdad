import type { Revision } from '../../core/releases/revisions/release-record.ts';
import { isUnnamed } from '../../core/releases/uploads/classify-upload.ts';
import { emptyReport } from '../shared/reports.ts';
import type { IngestContext } from './services.ts';

/** The language of a file that waited is configured now, and the file was dropped again: what waited is over. */
export async function endWait(
  slug: string | undefined,
  { releases, report, clock }: Pick<IngestContext, 'releases' | 'report' | 'clock'>,
): Promise<void> {
  if (slug === undefined) return;
  const waited = await releases.change<Revision | undefined>(slug, (current) => {
    if (!isUnnamed(current)) return { result: undefined };
    const { newest, tick } = current;
    const revision: Revision = { ...newest, state: 'withdrawn' };
    return { result: newest, write: { record: { ...current, tick: tick + 1, newest: revision }, revision } };
  });
  for (const upload of waited === undefined ? [] : [waited.upload, ...(waited.also ?? [])]) {
    await report({ ...emptyReport('superseded', upload, clock), release: slug });
  }
}
