import type { ItemKey } from '../../aws/dynamodb/versioned-item.ts';
import { Rejection } from '../../contracts/failures.ts';
import { workKeys } from '../../contracts/keys.ts';
import { own } from '../../contracts/own.ts';
import type { Upload } from '../../contracts/report.ts';
import { sha256 } from '../../contracts/sha256.ts';
import { humanPairs } from '../../core/people/human/human-pairs.ts';
import { readHumanText } from '../../core/people/reading/human-text.ts';
import type { ReleaseFiles } from '../../core/releases/reading/release-files.ts';
import { translationsOf } from '../../core/releases/revisions/inputs.ts';
import type { ReleaseRecord, TranslationInput } from '../../core/releases/revisions/release-record.ts';
import type { HumanEntry } from '../../core/translation/memory/entries.ts';
import { bringIn } from '../shared/bring-in.ts';
import type { IngestContext } from './services.ts';

/**
 * Makes the human memory agree with the release's files, each read beside the source that it translates. The
 * result depends on the record alone, not on the order in which files came. May be repeated; completes an earlier
 * attempt.
 *
 * @param gone a file that was deleted, whose entries are removed; and the language that its name ends in, if the
 *   name is not that of the release.
 */
export async function updateHumanMemory(
  record: ReleaseRecord | undefined,
  { words, work, files }: Pick<IngestContext, 'words' | 'work' | 'files'>,
  gone?: { upload: Upload; language: string | undefined },
): Promise<void> {
  if (record === undefined) return;
  const { slug, tick, unfinished = {} } = record;
  const translations = translationsOf(record);
  const keys = new Set([...Object.keys(translations), ...Object.keys(unfinished)]);
  for (const key of keys) {
    const inputs = [own(translations, key), own(unfinished, key)].filter((input) => input !== undefined);
    const [first] = inputs;
    if (first === undefined) continue;
    const place = placeOf(slug, key);
    const state = { after: tick, is: inputs.map(nameOf).join(' ') };
    const before = await words.read(place);
    if (before?.done === state.is) continue;
    const entries = await wordsOf(inputs, record, files);
    if (entries === undefined || (entries.size === 0 && before === undefined)) continue;
    const list = entries.size === 0 ? undefined : workKeys.taughtPairs(key, `${tick} ${state.is}`);
    await bringIn({ place, upload: first.upload, entries, list, state }, { words, work });
  }
  if (gone === undefined || keys.has(gone.upload.key)) return;
  const place = placeOf(slug, gone.upload.key);
  const before = await words.read(place);
  // A source or an attachment has the name of the release; it does not have entries.
  if (before === undefined && gone.language === undefined) return;
  // Recorded even without entries: a slower attempt for the file must find that it is superseded.
  if (before?.done === '' && (before.after ?? 0) >= tick) return;
  await bringIn({ place, upload: gone.upload, entries: new Map(), state: { after: tick, is: '' } }, { words, work });
}

function placeOf(slug: string, key: string): ItemKey {
  return { slug, item: `words#${sha256(key)}` };
}

/** A version of a file and a version of a source always give the same pairs. */
function nameOf({ upload, translates }: TranslationInput): string {
  return `${upload.versionId}>${translates?.versionId ?? ''}`;
}

/**
 * The pairs of a file, overridden by those of its newest unfinished version; undefined if they cannot be
 * determined.
 */
async function wordsOf(
  inputs: readonly TranslationInput[],
  record: ReleaseRecord,
  files: ReleaseFiles,
): Promise<Map<string, HumanEntry> | undefined> {
  const entries = new Map<string, HumanEntry>();
  for (const input of inputs) {
    const { upload, translates, at } = input;
    if (translates === undefined) continue; // it waits for its source
    const translation = await files.translation(input, record);
    const source = translation && (await files.source(translates, record));
    if (translation === undefined || source === undefined) return undefined; // deleted, or the configuration changed: its entries stay
    try {
      const text = readHumanText(translation, source.ingested.document);
      const { alignment } = text;
      if (!alignment.aligned) continue;
      const pairs = humanPairs(text.source, text.document, alignment.pairs, {
        slug: record.slug,
        upload,
        at,
        revision: record.newest.number,
        ...(input === own(record.unfinished, upload.key) ? { held: true } : {}),
      });
      for (const [key, entry] of pairs) entries.set(key, entry);
    } catch (error) {
      if (!(error instanceof Rejection)) throw error; // a review of another text does not give pairs
    }
  }
  return entries;
}
