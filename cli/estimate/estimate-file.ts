import type { ConfiguredSettings } from '../../contracts/environment.ts';
import type { ReportedError } from '../../contracts/failures.ts';
import type { Estimate, Excess, SpendingLimits } from '../../contracts/spending.ts';
import { withCorrection } from '../../core/publication/correction.ts';
import { estimateDocument, excessOfRelease } from '../../core/spend/index.ts';
import type { ReadRelease } from '../../functions/ingest/read-release.ts';
import { humanMemory } from '../../functions/translate/human-memory.ts';
import { translationMemory } from '../../functions/translate/memory.ts';
import type { Deployment } from '../deployment.ts';
import { type FileOptions, readFileAsUpload } from './read-file.ts';

/** What a file would cost, were it dropped now. */
export interface FileEstimate {
  file: string;
  release: ReadRelease;
  /** What the memories lack. */
  made: Estimate;
  /** What it would cost if they were empty. */
  whole: Estimate;
  excess?: Excess;
}

/** The same as the pipeline counts it; without a deployment, for memories that hold nothing. */
export async function estimateFile(
  file: string,
  options: FileOptions,
  deployment: Deployment | undefined,
): Promise<FileEstimate | { file: string; errors: readonly ReportedError[] }> {
  const read = await readFileAsUpload(file, options);
  if ('errors' in read) return { file, errors: read.errors };
  const { release } = read;
  const { settings, limits } = options;
  const whole = await estimate(release, settings, limits, nothing);
  const made = deployment === undefined ? whole : await estimate(release, settings, limits, memoriesOf(deployment));
  const excess = excessOfRelease(made, limits, release.ingested.approvedCharacters);
  return { file, release, made, whole, ...(excess === undefined ? {} : { excess }) };
}

type Memories = Parameters<typeof estimateDocument>[2];

const nothing: Memories = {
  memory: { lookup: async () => new Map() },
  human: { lookup: async () => new Map() },
};

function memoriesOf({ dynamo, tables }: Deployment): Memories {
  return { memory: translationMemory(dynamo, tables.memory), human: humanMemory(dynamo, tables.humanMemory) };
}

function estimate(
  { slug, languages, ingested }: ReadRelease,
  settings: ConfiguredSettings,
  { pricePerMillion }: SpendingLimits,
  memories: Memories,
): Promise<Estimate> {
  const asked = { languages, release: slug, settings: settings.translationSettings, pricePerMillion };
  return estimateDocument(withCorrection(ingested.document, ingested.correction), asked, memories);
}
