import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Upload } from '../../contracts/report.ts';
import { sha256 } from '../../contracts/sha256.ts';
import type { PublicRelease, PublicVersion } from '../../contracts/site.ts';
import { lostRace, type RetryOptions, retryContended } from '../../core/lib/retry-contended.ts';
import type { ReleaseRecord, Revision } from '../../core/releases/revisions/release-record.ts';
import {
  publicReleaseForm,
  publicVersionForm,
  recordForm,
  revisionForm,
} from '../../core/releases/revisions/stored-forms.ts';
import { publicItems } from './public-releases.ts';
import { absent, transact, unchangedSince, versionedItems } from './versioned-item.ts';

/**
 * The Releases table has one item collection for each slug. `release` is the record, `revision#<n>` each revision,
 * and `input#<hash>` each registered event, which identifies duplicates; `public` and `version#<n>` are what
 * readers see (`public-releases.ts`), written in the transaction that changes it.
 */
export interface Releases {
  read(slug: string): Promise<ReleaseRecord | undefined>;
  revision(slug: string, number: number): Promise<Revision | undefined>;
  /** The revision that an event was registered as. */
  input(slug: string, identity: string): Promise<RegisteredInput | undefined>;
  /**
   * Reads the record, calls `decide` for the next one, and writes that. Starts again if another writer was faster.
   */
  change<T>(slug: string, decide: (current: ReleaseRecord | undefined) => Change<T> | Promise<Change<T>>): Promise<T>;
}

/** Events come twice; key and version id tell that it is the same one. Hashed, since a key can be longer than a sort key. */
export function eventIdentity({ key, versionId }: Upload): string {
  return sha256(`${key}\n${versionId}`);
}

export interface RegisteredInput {
  /**
   * 0 marks an event whose execution died before it registered a revision; if the function still runs, it finds
   * this mark and stops.
   */
  revision: number;
  execution: string;
  /** For a withdrawal that was held: it did not make a revision, and `revision` is the newest one's number. */
  held?: true;
  /** For a mark: the redrive that died. A later one may continue. */
  redrive?: number;
}

/** One attempt of an execution to handle an event. */
export interface ExecutionRef {
  execution: string;
  redrive: number;
}

/**
 * Whether a registered event is a mark that does not stop this run: it is of another execution, or of an earlier
 * redrive.
 */
export function isOverridden(seen: RegisteredInput, run: ExecutionRef): boolean {
  return seen.revision === 0 && (seen.execution !== run.execution || run.redrive > (seen.redrive ?? 0));
}

interface Change<T> {
  result: T;
  /** Absent if nothing is to be written. */
  write?: {
    record?: ReleaseRecord;
    revision?: Revision;
    input?: RegisteredInput & InputPlace;
    public?: PublicRelease;
    version?: PublicVersion;
  };
}

/** Key of an event, and the mark that was read there; the write fails if it changed meanwhile. */
interface InputPlace {
  identity: string;
  over: RegisteredInput | undefined;
}

/** Sort key of a release's record. */
export const releaseItem = 'release';

const items = {
  release: releaseItem,
  revision: (number: number) => `revision#${String(number).padStart(8, '0')}`,
  input: (identity: string) => `input#${identity}`,
};

export function releasesTable(dynamo: DynamoDBDocumentClient, table: string, options?: RetryOptions): Releases {
  const { read } = versionedItems(dynamo, table);

  const readRecord = async (slug: string): Promise<ReleaseRecord | undefined> => {
    const stored = await read<object>({ slug, item: items.release });
    return stored && recordForm.read(stored);
  };

  const put = (slug: string, item: string, value: object, condition?: object) => ({
    Put: { TableName: table, Item: { slug, item, value }, ...condition },
  });

  const putInput = (slug: string, { identity, over, ...input }: RegisteredInput & InputPlace) =>
    put(slug, items.input(identity), { identity, ...input }, unchangedMarker(over));

  return {
    read: readRecord,
    revision: async (slug, number) => {
      const stored = await read<object>({ slug, item: items.revision(number) });
      return stored && revisionForm.read(stored);
    },
    input: (slug, identity) => read({ slug, item: items.input(identity) }),

    change<T>(slug: string, decide: (current: ReleaseRecord | undefined) => Change<T> | Promise<Change<T>>) {
      return retryContended<T>(
        'a release',
        async () => {
          const current = await readRecord(slug);
          const { result, write } = await decide(current);
          if (write === undefined) return result;
          const refused = await transact(dynamo, [
            ...(write.record
              ? [put(slug, items.release, recordForm.write(write.record), unchangedSince(current?.tick))]
              : []),
            ...(write.revision
              ? [put(slug, items.revision(write.revision.number), revisionForm.write(write.revision))]
              : []),
            ...(write.input ? [putInput(slug, write.input)] : []),
            ...(write.public ? [put(slug, publicItems.release, publicReleaseForm.write(write.public))] : []),
            ...(write.version
              ? [put(slug, publicItems.version(write.version.number), publicVersionForm.write(write.version))]
              : []),
          ]);
          return refused === undefined ? result : lostRace;
        },
        options,
      );
    },
  };
}

/**
 * Only the mark that was read may be replaced: one that a dead execution leaves meanwhile stops the function that
 * still runs for it, and a revision that is registered meanwhile stays registered.
 */
function unchangedMarker(over: RegisteredInput | undefined): object {
  if (over === undefined) return absent;
  return {
    ConditionExpression: '#value = :over',
    ExpressionAttributeNames: { '#value': 'value' },
    ExpressionAttributeValues: { ':over': over },
  };
}
