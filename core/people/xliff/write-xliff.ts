import type { Part, SourceDocument, Unit } from '../../../contracts/document.ts';
import { locale } from '../../../contracts/locales.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { block, element, type Xml } from '../../lib/xml/index.ts';
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
  const notes = [
    element('note', { category: 'instructions' }, instructions),
    ...(byUnit.get(undefined) ?? []).map(({ message }) => element('note', { category: 'warning' }, message)),
  ];
  const file = block(
    'file',
    {
      id: fileId(identity, language),
      original: `${identity.slug}.${document.extension}`,
      srcDir: source.direction,
      trgDir: target.direction,
    },
    metadata({ release: identity.slug, revision: String(identity.revision), sha256: identity.sha256, language }),
    block('notes', {}, ...notes),
    ...units,
  );
  const root = block(
    'xliff',
    {
      xmlns: xliffNamespace,
      'xmlns:mda': metadataNamespace,
      version: '2.1',
      srcLang: source.lang,
      trgLang: target.lang,
      'xml:space': 'preserve',
    },
    file,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`;
}

const instructions =
  'Correct the targets, set each segment to "reviewed" or "final", and upload the file beside the source, under the name of the source with the language before ".xlf".';

/** Programs that drop metadata keep the id; with `original`, that identifies the package. */
export function fileId({ revision, sha256 }: PackageIdentity, language: string): string {
  return `r${revision}.${language}.${sha256.slice(0, 16)}`;
}

function metadata(entries: Record<string, string>): Xml {
  const group = Object.entries(entries).map(([type, value]) => element('mda:meta', { type }, value));
  return block('mda:metadata', {}, block('mda:metaGroup', { category: identityCategory }, ...group));
}

/** A unit as one segment of any length, so that reviewers see it whole. Undefined if there is nothing to translate. */
export function sourceSegment(unit: Unit): Segment | undefined {
  return encodeSegment(unit, { maxSegmentBytes: Number.POSITIVE_INFINITY })[0];
}
