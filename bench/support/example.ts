import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceDocument } from '../../contracts/document.ts';
import { extensionFormats } from '../../core/documents/formats/formats.ts';
import { parseDocument } from '../../core/documents/parse-document.ts';
import { repository } from '../../local/paths.ts';

/** A file to upload. */
export interface Source {
  name: string;
  text: string;
}

export async function example(name: string): Promise<Source> {
  return { name, text: await readFile(path.join(repository, 'examples', name), 'utf8') };
}

/** The document that ingest makes of it, without front matter. */
export function documentOf({ name, text }: Source): SourceDocument {
  const extension = path.extname(name).slice(1);
  const format = extensionFormats.get(extension);
  if (format === undefined) throw new Error(`${name} has no extension that is read`);
  return parseDocument(text, { format, extension, language: 'en', bom: false });
}
