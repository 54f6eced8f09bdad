import type { Report } from '../../../contracts/report.ts';
import type { TermListReference } from '../../../contracts/terminology.ts';
import { readWork } from './releases.ts';

/** The term list that a release is translated with. */
export async function pinOf({ release = '', revision = 0 }: Report): Promise<TermListReference | undefined> {
  return (await readWork<{ terms?: TermListReference }>(`documents/${release}/r${revision}/source.json`))?.terms;
}
