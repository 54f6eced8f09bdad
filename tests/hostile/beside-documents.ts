import { Rejection } from '../../contracts/failures.ts';
import { readXliff } from '../../core/people/xliff/read-xliff.ts';
import { readTerms } from '../../core/translation/terminology/read-terms.ts';
import { readMemory } from '../../functions/import-memory/read-memory.ts';
import type { ImportServices } from '../../functions/import-memory/services.ts';
import { parse } from '../core/support/parse.ts';
import type { Hostile } from './frames.ts';

type BesideDocuments = Extract<Hostile, 'xliff' | 'tmx' | 'terms'>;

/** What is uploaded and is no document: a review, a memory, a term list. Each is read as its function reads it. */
const readers: Readonly<Record<BesideDocuments, (bytes: Uint8Array) => unknown>> = {
  xliff: (bytes) => readXliff(Buffer.from(bytes).toString(), parse('text', 'Word\n'), 'fr'),
  tmx: (bytes) => readMemory({ key: 'memory/en.fr.tmx', versionId: '1', sequencer: '1' }, servicesWith(bytes)),
  terms: (bytes) => readTerms(bytes, { key: 'terminology/en.csv', kind: 'csv', source: 'en' }),
};

export function isBesideDocuments(kind: Hostile): kind is BesideDocuments {
  return kind in readers;
}

/** `read`, or the code of the rejection, with what the report says of it. */
export async function readBesideDocuments(kind: BesideDocuments, bytes: Uint8Array) {
  try {
    await readers[kind](bytes);
    return { outcome: 'read', message: '' };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    return { outcome: error.errors[0]?.code ?? '', message: error.message };
  }
}

function servicesWith(bytes: Uint8Array): ImportServices {
  const object = { bytes: bytes.length, read: async () => bytes, discard: () => {} };
  return {
    settings: { languages: ['fr'], sourceLanguage: 'en' },
    uploads: { version: async () => object },
    clock: { now: () => new Date('2026-12-01T09:00:00Z') },
  } as unknown as ImportServices;
}
