import type { Range } from '../../../../contracts/document.ts';
import { child, type XmlElement } from '../../../lib/xml/index.ts';
import { isOn } from './styles.ts';

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

/** Forms of properties that readers do not see, or hardly: converters set them for single letters. */
const unseenForms: readonly { reason: string; is: RegExp }[] = [
  { reason: 'From what size on pairs of letters are kerned.', is: /^<w:kern\b/ },
  {
    reason: 'Spaces letters by less than 1.5 points, the twentieths of which it counts.',
    is: /^<w:spacing w:val="-?[12]?\d"/,
  },
  { reason: 'Stretches letters by less than a fifth.', is: /^<w:w w:val="(?:[89]\d|10\d|11\d|120)%?"/ },
  { reason: 'Raises letters by a point at most.', is: /^<w:position w:val="-?[012]"/ },
  { reason: 'Black, as text is.', is: /^<w:color w:val="(?:auto|000000)"(?! w:theme)/ },
  {
    reason: 'White behind the text, as pages are; what web pages leave.',
    is: /^<w:shd w:val="clear"(?: w:color="\w+")? w:fill="(?:auto|FFFFFF|ffffff)"\/>/,
  },
  { reason: 'No effect.', is: /^<w:(?:vertAlign w:val="baseline"|effect w:val="none"|em w:val="none"|snapToGrid\b)/ },
  { reason: 'Forms of figures and ligatures.', is: /^<w14:(?:ligatures|numForm|numSpacing|stylisticSets|cntxtAlts)\b/ },
];

export function runFormat(source: string, run: XmlElement): RunFormat {
  const properties = child(run, 'w:rPr');
  if (properties === undefined) return { key: '', source: { start: run.innerStart - 1, end: run.innerStart } };
  const isComplex = ['w:rtl', 'w:cs'].some((name) => isOn(source, child(properties, name)));
  let key = '';
  for (const { name, start, end } of properties.children) {
    const latin = /^w:(b|i|sz)Cs$/.exec(name)?.[1];
    // Renditions in complex scripts have both: the Latin property decides. Other text does not show these at all.
    if (unseen.has(name) || (latin && (!isComplex || child(properties, `w:${latin}`)))) continue;
    let xml = source.slice(start, end);
    if (name === 'w:rFonts') {
      // The font face for an ambiguous character is chosen for each character.
      xml = xml.replace(/ w:hint="\w*"/, '');
      if (!isComplex) xml = xml.replace(/ w:cs(?:theme)?="[^"]*"/g, '');
      if (xml === '<w:rFonts/>') continue;
    }
    if (!unseenForms.some(({ is }) => is.test(xml))) key += xml;
  }
  return { key, source: { start: properties.start, end: properties.end } };
}

/** Whether two formats differ in nothing but the face of their letters; not those of fonts of signs. */
export function sameButFace({ key }: RunFormat, other: RunFormat): boolean {
  const face = /<w:rFonts\b[^<>]{0,400}>/;
  const signs = /Symbol|dings/;
  return !signs.test(key) && !signs.test(other.key) && key.replace(face, '') === other.key.replace(face, '');
}

/** Whether the format is visible on white space. */
export function showsOnSpace({ key }: RunFormat): boolean {
  return /<w:(?:u|strike|dstrike|highlight|shd|bdr|rStyle)\b/.test(key);
}
