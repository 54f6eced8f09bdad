import type { Range } from '../../../../contracts/document.ts';
import { child, type XmlElement } from '../../../lib/xml/index.ts';

/** The look of a run. Editing splits runs; runs with equal keys look the same to a reader. */
export interface RunFormat {
  key: string;
  /**
   * The run's properties. For a run without any, the `>` of its start tag, so that properties spliced in after it (a
   * direction, say) are included.
   */
  source: Range;
}

/** Properties that readers do not see: they must not divide a word or a sentence. */
const unseen: ReadonlySet<string> = new Set([
  'w:lang', // for the spelling checker
  'w:noProof', // likewise
  'w:rPrChange', // how it looked before a tracked change
  'w:rtl', // Google Docs writes it, switched off, into every run
]);

export function runFormat(source: string, run: XmlElement): RunFormat {
  const properties = child(run, 'w:rPr');
  if (properties === undefined) return { key: '', source: { start: run.innerStart - 1, end: run.innerStart } };
  let key = '';
  for (const { name, start, end } of properties.children) {
    const latin = /^w:(b|i|sz)Cs$/.exec(name)?.[1];
    // Renditions in complex scripts have both: the Latin property decides.
    if (unseen.has(name) || (latin && child(properties, `w:${latin}`))) continue;
    // The font face for an ambiguous character is chosen for each character.
    const xml = source.slice(start, end).replace(/ w:hint="\w*"/, '');
    if (xml !== '<w:rFonts/>') key += xml;
  }
  return { key, source: { start: properties.start, end: properties.end } };
}

/** Whether the format is visible on white space. */
export function showsOnSpace({ key }: RunFormat): boolean {
  return /<w:(?:u|strike|dstrike|highlight|shd|bdr|rStyle)\b/.test(key);
}
