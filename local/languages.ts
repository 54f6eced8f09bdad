import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { canonicalTag } from '../contracts/locales.ts';
import { repository } from './paths.ts';

/** Used where neither `-c languages` nor cdk.json says which. */
const defaults = ['es', 'fr', 'it', 'pt', 'ca', 'ar'];

/** The languages that will be asked for, so that what translates them is there: as cdk reads its context. */
export async function configuredLanguages(context: string[]): Promise<string[]> {
  const given = context.findLast((entry) => entry.startsWith('languages='))?.slice('languages='.length);
  if (given !== undefined) return split(given);
  const text = await readFile(path.join(repository, 'cdk.json'), 'utf8').catch(() => '{}');
  const configured: unknown = JSON.parse(text).context?.dragoman?.languages;
  if (typeof configured === 'string') return split(configured);
  return Array.isArray(configured) ? configured.map(String) : defaults;
}

/** One of them, as keys have it. */
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
