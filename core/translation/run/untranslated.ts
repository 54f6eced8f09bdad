import type { SourceDocument } from '../../../contracts/document.ts';
import { maxRequestBytes } from '../../../contracts/limits.ts';
import type { TranslationSettings } from '../../../contracts/translation-settings.ts';
import { codePoints } from '../../lib/text/utf8-length.ts';
import { decodeSegment } from '../segments/decode-segment.ts';
import { requestsOf } from '../segments/pack.ts';
import { jobsOf } from './jobs.ts';
import type { Ports } from './ports.ts';
import { type PrepareOptions, prepared } from './prepared.ts';

/** The cost of translating a document into a language now. */
export interface Lacking {
  segments: number;
  /** Unicode code points that would be sent, tags and line breaks included; repeated requests come on top. */
  characters: number;
  requests: number;
}

/** Counts the segments of a document that neither memory has. Does not send or write. */
export async function untranslated(
  document: SourceDocument,
  options: PrepareOptions & { settings?: TranslationSettings | undefined; maxBytes?: number },
  ports: { human: Ports['human']; memory: Pick<Ports['memory'], 'lookup'> },
): Promise<Lacking> {
  const { target, slug, settings, maxBytes = maxRequestBytes } = options;
  const { sent, terms } = await prepared(document, options, ports.human);
  const jobs = jobsOf(sent.values(), { source: document.language, target, slug, settings, terms });
  const found = await ports.memory.lookup(jobs.map(({ key }) => key));
  const missing = jobs.filter(({ key, segment }) => {
    const entry = found.get(key);
    return !entry || !decodeSegment(segment, entry.target).ok;
  });
  const batches = requestsOf(missing, { maxBytes });
  return {
    segments: missing.length,
    characters: batches.reduce((sum, { text }) => sum + codePoints(text), 0),
    requests: batches.length,
  };
}
