import type { Range } from '../../../../contracts/document.ts';
import { child, type XmlElement } from '../../../lib/xml/index.ts';

/** How a run looks. Runs of equal keys are one to a reader, however many editing left behind. */
export interface RunFormat {
  key: string;
  /**
   * The run's properties. For a run without any, the `>` of its start tag: what is spliced in behind
   * that (a direction, say) is theirs.
   */
  source: Range;
}

/** What no reader sees: it must not divide a word or a sentence. */
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
    // Renditions in complex scripts have both; what Latin text looks like decides.
    if (unseen.has(name) || (latin && child(properties, `w:${latin}`))) continue;
    // Which of a font's faces an ambiguous character takes is decided character by character.
    const xml = source.slice(start, end).replace(/ w:hint="\w*"/, '');
    if (xml !== '<w:rFonts/>') key += xml;
  }
  return { key, source: { start: properties.start, end: properties.end } };
}

/** Whether the format shows on white space. */
export function showsOnSpace({ key }: RunFormat): boolean {
  return /<w:(?:u|strike|dstrike|highlight|shd|bdr|rStyle)\b/.test(key);
}
