import type { ReportedOption } from '../../contracts/options.ts';
import type { Upload } from '../../contracts/report.ts';
import type { Arrival } from '../../core/releases/revisions/arrival.ts';
import type { ReleaseRecord } from '../../core/releases/revisions/release-record.ts';

/** An upload or deletion that has been read, and can be registered. */
export interface Arriving {
  slug: string;
  /** What it is to the release as it is; asked again with the newer record where another writer was faster. */
  contentOf(record: ReleaseRecord | undefined): Promise<ArrivingContent>;
  /** Whether words of people may enter the human memory by it. */
  hasWords?: true;
  /** Of a deletion: the file whose words go. */
  deleted?: Upload;
}

export interface ArrivingContent {
  content: Arrival['content'];
  /** In force, where it is a source. */
  options?: ReportedOption[] | undefined;
  /** Files beside it whose reports have said how they end. */
  told?: readonly Upload[];
}
