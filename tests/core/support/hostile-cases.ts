import { Rejection } from '../../../contracts/failures.ts';
import { unseenIn } from '../../../core/lib/text/invisible.ts';
import { readUploadKey } from '../../../core/releases/uploads/upload-key.ts';
import { hostileWords } from './hostile-texts.ts';
import { activeIn } from './structure.ts';

export const harmless = 'Only some words';

/** Without the empty one: an option that is empty is refused, and pages leave out what is. */
const words = hostileWords.filter(Boolean);

/** Names that uploads may have: S3 has keys in UTF-8, which cannot hold half a surrogate pair. */
const slugs = hostileWords.flatMap((name) => {
  try {
    return name.isWellFormed() && unseenIn(name).length === 0 ? [readUploadKey(`${name}.md`, ['en', 'fr']).slug] : [];
  } catch (error) {
    if (error instanceof Rejection) return [];
    throw error;
  }
});

export interface Texts {
  title: string;
  summary: string;
  correction: string;
  reason: string;
  slug: string;
}

export const said = (text: string, slug = '2026/ferry'): Texts => ({
  title: text,
  summary: text,
  correction: text,
  reason: text,
  slug,
});

/** Each text in every place, and each name. */
export const hostileCases: readonly [string, Texts][] = [
  ...words.map((text): [string, Texts] => [text, said(text)]),
  ...slugs.map((slug): [string, Texts] => [slug, said(harmless, slug)]),
];

/** What is wrong with each case, by its text. */
export function wrongOf(
  cases: typeof hostileCases,
  judge: (texts: Texts) => readonly unknown[],
): Map<string, readonly unknown[]> {
  return new Map(cases.map(([text, texts]) => [text, judge(texts)] as const).filter(([, found]) => found.length > 0));
}

/** What makes one list differ from another. */
export const difference = (made: readonly string[], expected: readonly string[]) =>
  JSON.stringify(made) === JSON.stringify(expected) ? [] : made;

/** Without what is in the page of harmless words too: links of its head, its data and its meta elements. */
export function activeBeside(html: string, other: string): readonly string[] {
  const names = (page: string) =>
    activeIn(page).map((found) => found.replace(/(?<=^(?:link|meta)\b.*?)(?:href|content|title)=.*/s, ''));
  return difference(names(html), names(other));
}
