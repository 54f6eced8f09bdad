import type { Run } from '../../aws/dynamodb/releases.ts';
import type { ReportedError } from '../../contracts/failures.ts';
import type { IngestResult } from '../../contracts/messages.ts';
import type { Revision } from '../../core/releases/revisions/release-record.ts';
import { emptyReport } from '../shared/empty-report.ts';
import type { IngestServices } from './ingest.ts';
import { settleBeside } from './ingest-upload.ts';
import { isUnnamed } from './name-of.ts';
import type { ReadUpload } from './read-upload.ts';
import { registerOnce } from './register-once.ts';

/** A file in a language that is not configured, by its name: it waits, and makes neither a source nor a translation. */
export async function waitForLanguage(
  read: ReadUpload,
  hold: ReportedError,
  run: Run,
  services: IngestServices,
): Promise<IngestResult | undefined> {
  const {
    upload,
    key: { slug },
  } = read;
  const registration = await registerOnce(slug, upload, run, services, async () => ({ kind: 'unnamed', hold }));
  return settleBeside(registration, { upload, slug }, run, services);
}

/** The language of a file that waited is configured now, and the file was dropped again: what waited is over. */
export async function noLongerWaits(slug: string, { releases, report, clock }: IngestServices): Promise<void> {
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
