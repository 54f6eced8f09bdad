import type { SourceDocument } from '../../../contracts/document.ts';
import type { Estimate } from '../../../contracts/spending.ts';
import type { TermList } from '../../../contracts/terminology.ts';
import { supportedSettings, type TranslationSettings } from '../../../contracts/translation-settings.ts';
import type { Ports } from '../run/ports.ts';
import { untranslated } from '../run/untranslated.ts';
import { dollars } from './money.ts';

export interface EstimateOptions {
  /** Canonical tags; the document's own language costs nothing. */
  languages: readonly string[];
  /** Slug of the release. */
  slug: string;
  /** Settings of each language, by tag. */
  settings?: Readonly<Record<string, TranslationSettings>> | undefined;
  /** Returns the term list of a language. */
  termsOf?: ((language: string) => TermList | undefined) | undefined;
  pricePerMillion: number;
}

/**
 * Estimates the cost of translating a document into all its languages now: the segments that the memories do not have,
 * packed as for sending. Repeated requests come on top.
 */
export async function estimateDocument(
  document: SourceDocument,
  { languages, slug, settings, termsOf, pricePerMillion }: EstimateOptions,
  memories: { human: Ports['human']; memory: Pick<Ports['memory'], 'lookup'> },
): Promise<Estimate> {
  const byLanguage: Estimate['languages'] = {};
  let total = 0;
  // One language at a time: a document of 5 MiB in one language fills a good part of the function's memory.
  for (const target of languages) {
    if (target === document.language) continue;
    const asked = supportedSettings(settings?.[target], document.language, target);
    const { characters } = await untranslated(
      document,
      { target, slug, settings: asked, terms: termsOf?.(target) },
      memories,
    );
    byLanguage[target] = { characters, dollars: dollars(characters, pricePerMillion) };
    total += characters;
  }
  return { characters: total, dollars: dollars(total, pricePerMillion), languages: byLanguage };
}
