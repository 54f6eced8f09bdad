import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { canonicalTag } from '../contracts/locales.ts';
import { repository } from './paths.ts';

/** Used unless `-c languages` or cdk.json sets the languages. */
const defaults = ['es', 'fr', 'it', 'pt', 'ca', 'ar'];

/** The configured languages, read from the context as cdk reads it, so that their engines can be installed. */
export async function configuredLanguages(context: string[]): Promise<string[]> {
  const given = context.findLast((entry) => entry.startsWith('languages='))?.slice('languages='.length);
  if (given !== undefined) return split(given);
  const text = await readFile(path.join(repository, 'cdk.json'), 'utf8').catch(() => '{}');
  const configured: unknown = JSON.parse(text).context?.dragoman?.languages;
  if (typeof configured === 'string') return split(configured);
  return Array.isArray(configured) ? configured.map(String) : defaults;
}

/** The first of them, as a canonical tag. */
export async function firstLanguage(context: string[]): Promise<string> {
  const [first = defaults[0] as string] = await configuredLanguages(context);
  return canonicalTag(first) ?? first;
}

function split(list: string): string[] {
  return list
    .split(',')
    .map((language) => language.trim())
    .filter((language) => language !== '');
}
