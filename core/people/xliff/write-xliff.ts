import type { Part, SourceDocument, Unit } from '../../../contracts/document.ts';
import { locale } from '../../../contracts/locales.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { encodeXml } from '../../lib/xml/index.ts';
import { encodeSegment } from '../../translation/segments/encode-segment.ts';
import type { Segment } from '../../translation/segments/segment.ts';
import { writeUnit } from './write-unit.ts';
import { identityCategory, metadataNamespace, type PackageIdentity, xliffNamespace } from './xliff.ts';

export interface XliffPackage {
  document: SourceDocument;
  translations: ReadonlyMap<string, readonly Part[]>;
  /** Canonical tag of the target language. */
  language: string;
  identity: PackageIdentity;
  /** Written as notes at their segments. */
  warnings: readonly Warning[];
  /** Units already in a person's words: written as `final`, the others as `translated`. */
  finished: ReadonlySet<string>;
}

/**
 * A release in one language as XLIFF 2.1, for translators' programs: one unit per block, with its markup as
 * codes. Equal input gives equal bytes.
 */
export function writeXliff(parts: XliffPackage): string {
  const { document, language, identity } = parts;
  const [source, target] = [locale(document.language), locale(language)];
  const byUnit = Map.groupBy(parts.warnings, ({ segment }) => segment);
  const units = document.units.flatMap((unit) => {
    const segment = sourceSegment(unit);
    if (!segment) return [];
    return writeUnit({
      unit,
      segment,
      document,
      translation: parts.translations.get(unit.id),
      finished: parts.finished.has(unit.id),
      warnings: byUnit.get(unit.id) ?? [],
    });
  });
  const attributes = Object.entries({
    id: fileId(identity, language),
    original: `${identity.release}.${document.extension}`,
    srcDir: source.direction,
    trgDir: target.direction,
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${xliffNamespace}" xmlns:mda="${metadataNamespace}" version="2.1" srcLang="${source.lang}" trgLang="${target.lang}" xml:space="preserve">`,
    `  <file ${attributes.map(([name, value]) => `${name}="${encodeXml(value)}"`).join(' ')}>`,
    ...metadata({ ...identity, revision: String(identity.revision), language }),
    '    <notes>',
    `      <note category="instructions">${encodeXml(instructions)}</note>`,
    ...(byUnit.get(undefined) ?? []).map(
      ({ message }) => `      <note category="warning">${encodeXml(message)}</note>`,
    ),
    '    </notes>',
    ...units,
    '  </file>',
    '</xliff>',
    '',
  ].join('\n');
}

const instructions =
  'Correct the targets, set each segment to "reviewed" or "final", and drop the file back beside the source, under the name of the source with the language before ".xlf".';

/** Programs that drop metadata keep the id; with `original`, that identifies the package. */
function fileId({ revision, sha256 }: PackageIdentity, language: string): string {
  return `r${revision}.${language}.${sha256.slice(0, 16)}`;
}

function metadata(entries: Record<string, string>): string[] {
  return [
    '    <mda:metadata>',
    `      <mda:metaGroup category="${identityCategory}">`,
    ...Object.entries(entries).map(
      ([type, value]) => `        <mda:meta type="${type}">${encodeXml(value)}</mda:meta>`,
    ),
    '      </mda:metaGroup>',
    '    </mda:metadata>',
  ];
}

/** A unit as one segment of any length, so that reviewers see it whole. Undefined if there is nothing to translate. */
export function sourceSegment(unit: Unit): Segment | undefined {
  return encodeSegment(unit, { maxSegmentBytes: Number.POSITIVE_INFINITY })[0];
}
