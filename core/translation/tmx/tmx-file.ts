import { lineNumbers } from '../../lib/text/line-numbers.ts';
import { attribute, child, descendants, parseXml, type XmlElement, XmlError } from '../../lib/xml/index.ts';
import { TmxError } from './tmx-error.ts';

/** A TMX file (TMX 1.4b), for the readers of memories and of term lists. */
export interface TmxFile {
  /** The places of elements are places in this text. */
  text: string;
  /** Line of `<tmx>`, from 1. */
  line: number;
  units: Iterable<TmxUnit>;
}

/** A translation unit: a `tu`. */
export interface TmxUnit {
  element: XmlElement;
  line: number;
  variants: TmxVariant[];
}

/** One language of a unit: a `tuv`. */
export interface TmxVariant {
  element: XmlElement;
  line: number;
  /** As written; undefined if the file does not say. */
  language: string | undefined;
  segment: XmlElement | undefined;
}

/**
 * Parses a TMX file and hands it to `read`. Does not read DTDs, so nothing outside of the text.
 *
 * @throws TmxError with line and reason, also for an XmlError of `read`, which is then its `cause`
 */
export function readTmxFile<T>(text: string, read: (file: TmxFile) => T): T {
  const lineAt = lineNumbers(text);
  try {
    const tmx = withoutDoctype(text);
    const root = parseXml(tmx);
    const line = lineAt(root.start);
    if (root.name !== 'tmx') {
      throw new TmxError(`the file begins with <${root.name.slice(0, 40)}>; a TMX file begins with <tmx>.`, line);
    }
    return read({ text: tmx, line, units: unitsOf(tmx, root, lineAt) });
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw new TmxError(`${error.message}.`, error.at === undefined ? undefined : lineAt(error.at), { cause: error });
  }
}

function* unitsOf(tmx: string, root: XmlElement, lineAt: (position: number) => number): Generator<TmxUnit> {
  for (const element of descendants(root)) {
    if (element.name !== 'tu') continue;
    const line = lineAt(element.start);
    const variants = element.children
      .filter(({ name }) => name === 'tuv')
      .map((variant) => ({
        element: variant,
        line: lineAt(variant.start),
        language: attribute(tmx, variant, 'xml:lang') ?? attribute(tmx, variant, 'lang'),
        segment: child(variant, 'seg'),
      }));
    yield { element, line, variants };
  }
}

/** The longest declaration that is read, in characters; a reference to TMX's DTD has some 40. */
const maxDeclarationCharacters = 1_000;

/**
 * Blanks the reference to TMX's DTD, keeping positions. Leaves a declaration with an internal subset, which could
 * define entities, for the parser to refuse.
 */
function withoutDoctype(text: string): string {
  const start = afterProlog(text);
  const [found] = /^<!DOCTYPE[^[<>]*>/i.exec(text.slice(start, start + maxDeclarationCharacters)) ?? [];
  if (found === undefined) return text;
  return text.slice(0, start) + found.replace(/[^\r\n]/g, ' ') + text.slice(start + found.length);
}

const sections = [
  ['<?', '?>'],
  ['<!--', '-->'],
] as const;

/** Returns where the first markup begins that is not a processing instruction or a comment. */
function afterProlog(text: string): number {
  let at = Math.max(0, text.indexOf('<'));
  for (;;) {
    const section = sections.find(([open]) => text.startsWith(open, at));
    if (!section) return at;
    const [open, close] = section;
    const end = text.indexOf(close, at + open.length);
    const next = end === -1 ? -1 : text.indexOf('<', end + close.length);
    if (next === -1) return at;
    at = next;
  }
}
