import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FormatName, SourceDocument } from '../../../../contracts/document.ts';
import { languageError } from '../../../../contracts/failures.ts';
import { workKeys } from '../../../../contracts/keys.ts';
import type { Origin } from '../../../../contracts/manifest.ts';
import { type PublishInput, schema, type TranslateResult } from '../../../../contracts/messages.ts';
import type { Upload } from '../../../../contracts/report.ts';
import { attachmentFolder } from '../../../../core/documents/attachments/folder.ts';
import { disclosureOf } from '../../../../core/documents/disclosure/disclosure.ts';
import { formats } from '../../../../core/documents/formats/formats.ts';
import type { ObjectStore } from '../../../../core/lib/object-store.ts';
import { inflateEntry, readZip } from '../../../../core/lib/zip/index.ts';
import { translatedCorrection, withCorrection } from '../../../../core/publication/versions/correction.ts';
import { makeRendition, sourceRendition } from '../../../../core/publication/versions/make-rendition.ts';
import type { Rendition } from '../../../../core/publication/versions/rendition.ts';
import type { IngestedRelease } from '../../../../core/releases/ingested-release.ts';
import { register } from '../../../../core/releases/revisions/register.ts';
import { keepRendition } from '../../../../functions/translate/keep-rendition.ts';
import { parseDocx } from '../../../core/support/docx.ts';
import { parse, translated } from '../../../core/support/parse.ts';
import { pseudo } from '../../../core/support/pseudo.ts';
import { makeZip } from '../../../core/support/zip.ts';
import { digestOf, type Press } from './press.ts';

/** How a language's text came about; with `waits` it awaits its review. */
export type Making = Partial<Rendition> & { origin: Origin; waits?: true };

export interface Drop {
  slug: string;
  /** Path of the file. */
  file: string;
  format: FormatName;
  /** Changes the text, so that it is an update. */
  edit?: (text: string) => string;
  correction?: string;
  /** The release's folder, by the names in it. */
  attachments?: readonly string[];
  languages: Readonly<Record<string, Making | 'failed'>>;
}

/** Registers an upload and leaves what Ingest and Translate would: every letter of a translation is another. */
export async function drop(press: Press, { languages, ...dropped }: Drop): Promise<PublishInput> {
  const { slug, format, correction, attachments: names = [] } = dropped;
  const bytes = await readFile(dropped.file);
  const document = documentOf(bytes, dropped);
  const { extension } = document;
  const fingerprint = digestOf(`${document.text} ${correction}`);
  const upload = uploadOf(`${slug}.${extension}`, fingerprint, press);
  const content = { kind: 'upload', extension, fingerprint } as const;
  const { releases, work } = press.services;
  const revision = await releases.change(slug, (current) => {
    const result = register(current, { slug, upload, execution: 'e', content }, press.now);
    if (result.outcome !== 'registered') throw new Error(`${slug} was ${result.outcome}`);
    return { result: result.revision.number, write: { record: result.record, revision: result.revision } };
  });

  const attachments = Object.fromEntries(
    names.map((name) => {
      const key = `${slug}.files/${name}`;
      const versionId = press.upload(key, `the bytes of ${name}`);
      return [name, { upload: { ...uploadOf(key, name, press), versionId }, etag: 'e', bytes: 1 }];
    }),
  );
  const source = { language: 'en', mediaType: formats[format].mediaType, sha256: digestOf(bytes), bytes: bytes.length };
  const ingested: IngestedRelease = {
    schema: 1,
    document,
    source: { ...source, title: document.title.text },
    ...(correction === undefined ? {} : { correction }),
    ...(names.length === 0 ? {} : { attachments }),
    warnings: [],
  };
  await work.putJson(workKeys.document(slug, revision), ingested);

  const keep = async (rendition: Rendition) => {
    await keepRendition(rendition, { document, slug, revision }, work);
    await repack(work, workKeys.rendition(slug, revision, rendition.language));
  };
  const results: TranslateResult[] = [{ language: 'en', status: 'translated' }];
  await keep(sourceRendition(document, { correction, folder: attachmentFolder(slug, names, 'en') }));
  for (const [language, making] of Object.entries(languages)) {
    if (making === 'failed') {
      results.push({ language, status: 'failed', error: languageError('TranslationFailed', 'The engine gave up.') });
      continue;
    }
    const { waits, ...made } = making;
    await keep({ ...renditionIn(language, document, made, { correction, slug, names }), ...made });
    results.push({ language, status: waits ? 'awaiting-review' : 'translated' });
  }
  return {
    schema,
    release: { slug, revision, upload, languages: ['en', ...Object.keys(languages)] },
    results,
  };
}

function documentOf(
  bytes: Uint8Array,
  { file, format, edit = (text) => text }: Omit<Drop, 'languages'>,
): SourceDocument {
  if (format === 'docx') return parseDocx(bytes);
  const document = parse(format, edit(Buffer.from(bytes).toString()));
  return { ...document, extension: path.extname(file).slice(1) };
}

function uploadOf(key: string, versionId: string, press: Press): Upload {
  return { key, versionId: versionId.slice(0, 8), sequencer: press.now.getTime().toString(16).padStart(16, '0') };
}

function renditionIn(
  language: string,
  document: SourceDocument,
  { origin, engine }: Making,
  { correction, slug, names }: { correction: string | undefined; slug: string; names: readonly string[] },
): Rendition {
  const translations = translated(withCorrection(document, correction), pseudo);
  const disclosure = disclosureOf({ origin, language, engine }, 'en');
  const said = translatedCorrection(translations);
  return {
    ...makeRendition(document, language, translations, {
      folder: attachmentFolder(slug, names, language),
      ...(disclosure && { inDocument: { disclosure, visibleLine: `Machine, ${language}.` } }),
    }),
    origin,
    ...(said === undefined ? {} : { correction: said }),
    warnings: [],
  };
}

/** Packs an archive again without compressing it: how well that goes is zlib's affair, and another one's tomorrow. */
async function repack(work: ObjectStore, key: string): Promise<void> {
  const rendition = await work.getJson<Rendition>(key);
  if (rendition.packed === undefined) return;
  const packed = await work.getBytes(rendition.packed.key);
  const entries = readZip(packed).entries.map((entry) => [entry.name, inflateEntry(entry, 1e8)] as const);
  const bytes = makeZip(entries, { stored: true });
  await work.put({ key: rendition.packed.key, body: bytes, contentType: formats.docx.mediaType });
  const stored = { ...rendition.packed, sha256: digestOf(bytes), bytes: bytes.length };
  await work.putJson(key, { ...rendition, packed: stored });
}
