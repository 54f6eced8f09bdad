import type { Range } from '../../../../contracts/document.ts';
import { Rejection } from '../../../../contracts/failures.ts';
import { append } from '../../../lib/append.ts';
import { checkUnits } from '../check-units.ts';
import type { DraftUnit, Parsed } from '../format.ts';
import { readHtml } from '../html/read.ts';
import { decodeJson, Positions } from './decode.ts';
import { isIcu } from './icu.ts';
import { isProse } from './is-prose.ts';
import { located } from './located.ts';
import { isHtml } from './markup.ts';
import { choose, type JsonPath } from './paths.ts';
import { readMessage } from './read-message.ts';
import { readPlain } from './read-plain.ts';
import { findRichRoots } from './rich-text/find-roots.ts';
import { type RichUnits, readRich } from './rich-text/read.ts';
import { readStrings, type StringValue } from './values.ts';

/** Keys at the root whose value is the title, best first. */
const titleKeys = ['title', 'headline', 'name'];

/**
 * Finds the units of a JSON text: the string values that people read. A value may be several units, for instance its
 * lines, its HTML blocks or the messages in it.
 *
 * @param paths places of the texts, if the editor named them; otherwise values that look like prose.
 * @throws Rejection `InvalidJson`, `TooDeeplyNested`, `TooDense`; `EmptyDocument`, or `InvalidOption` for the paths,
 * if there is no text
 */
export function readJson(text: string, paths?: readonly JsonPath[]): Parsed {
  const units: DraftUnit[] = [];
  const titles = new Map<string, DraftUnit>();
  const rich = richTexts(text, paths);
  for (const each of rich) append(units, each.units);
  const inRich = finder(rich);
  const beside = titlePaths(rich[0]?.path);
  readStrings(text, ({ range, path }) => {
    const source = text.slice(range.start, range.end);
    const value = decodeJson(source);
    const part = inRich(range.start);
    if (part === 'text') return;
    // Half a surrogate pair cannot be sent.
    if (!value.isWellFormed() || !isChosen(value, path, paths)) return;
    if (part === 'attribute' && !isSeenAttribute(path.findLast((step) => typeof step === 'string'))) return;
    const positions = new Positions(source, range.start);
    const place = part ? undefined : beside(path);
    const found = readValue(value, place !== undefined).map((unit) => located(unit, positions));
    const [first] = found;
    if (part === 'attribute') for (const unit of found) unit.kind = 'attribute';
    if (first && place !== undefined) {
      first.kind = 'title';
      titles.set(place, first);
    }
    append(units, found);
    checkUnits(units);
  });
  if (units.length === 0) throw noText(paths !== undefined);
  return { units, ...titleOf(titles, rich) };
}

/** Returns the value of a title's key, the root's first; else the first heading of rich text. */
function titleOf(titles: ReadonlyMap<string, DraftUnit>, rich: readonly RichText[]): Pick<Parsed, 'title'> {
  const [first] = [...titles].sort(([a], [b]) => rankOf(a) - rankOf(b));
  if (first) return { title: { unit: first[1], from: 'title-element' } };
  const heading = rich.map((each) => each.heading).find((unit) => unit !== undefined);
  return heading ? { title: { unit: heading, from: 'heading' } } : {};
}

/** The depth of a title, then the place of its key among those of titles. */
function rankOf(place: string): number {
  const [depth, key = ''] = place.split(':');
  return Number(depth) * titleKeys.length + titleKeys.indexOf(key);
}

/**
 * Returns a function that tells which key of a title, and at which depth, leads to a value: at the root, or in an object
 * around the first rich text, as an entry of a CMS has it (`fields.title`, `fields.title.en-US`).
 */
function titlePaths(rich: readonly (string | number)[] | undefined): (path: StringValue['path']) => string | undefined {
  const around = rich?.every((step) => typeof step === 'string') ? rich : [];
  const locale = around.at(-1);
  return (path) => {
    for (const length of [path.length - 1, path.length - 2]) {
      const key = path[length];
      if (typeof key !== 'string' || !titleKeys.includes(key)) continue;
      if (length > 0 && length >= around.length) continue;
      if (length === path.length - 2 && (path.at(-1) !== locale || length !== around.length - 2)) continue;
      if (path.slice(0, length).every((step, index) => step === around[index])) return `${length}:${key}`;
    }
    return undefined;
  };
}

interface RichText extends RichUnits {
  range: Range;
  path: (string | number)[];
}

function richTexts(text: string, paths: readonly JsonPath[] | undefined): RichText[] {
  const found = findRichRoots(text);
  if (!found) return [];
  const { tape, roots } = found;
  // Paths to texts inside of it name what is read: each by itself.
  return roots
    .filter(({ path }) => !paths || path.length === 0 || choose(paths, path) !== 'no')
    .map((root) => ({ ...readRich(tape, root), range: tape.range(root.index), path: root.path }));
}

/**
 * Returns a function that tells whether a place is a text of a rich text, or of code in it, an attribute of its nodes, or
 * an ordinary value. Places must be asked for in order.
 */
function finder(rich: readonly RichText[]): (at: number) => 'text' | 'attribute' | undefined {
  const within = (ranges: readonly Range[]) => {
    let next = 0;
    return (at: number) => {
      while (next < ranges.length && (ranges[next]?.end ?? 0) <= at) next++;
      return (ranges[next]?.start ?? Number.POSITIVE_INFINITY) <= at;
    };
  };
  const isRich = within(rich.map(({ range }) => range));
  const isText = within(rich.flatMap(({ texts }) => texts));
  const isOther = within(rich.flatMap(({ others }) => others));
  return (at) => {
    if (!isRich(at)) return undefined;
    if (isText(at)) return 'text';
    return isOther(at) ? undefined : 'attribute';
  };
}

/** Attributes of nodes that readers see or hear. */
function isSeenAttribute(key: string | undefined): boolean {
  return key !== undefined && /^(?:alt(?:Text|ernativeText)?|caption|title|description)$/i.test(key);
}

function noText(chosen: boolean): Rejection {
  return chosen
    ? new Rejection('InvalidOption', 'The paths of the option "json-paths" do not lead to text in this file.')
    : new Rejection(
        'EmptyDocument',
        'No value looks like text for readers. If one is, name it with the option "json-paths".',
      );
}

function isChosen(value: string, path: StringValue['path'], paths: readonly JsonPath[] | undefined): boolean {
  const chosen = paths ? choose(paths, path) : 'inside';
  const key = path.findLast((step) => typeof step === 'string');
  return chosen === 'named' || (chosen === 'inside' && isProse(value, key, typeof path.at(-1) === 'number'));
}

function readValue(value: string, isTitle: boolean): DraftUnit[] {
  if (isIcu(value)) return readMessage(value);
  return isHtml(value) ? readHtml(value, 0, { isTitle, inCatalogue: true }).units : readPlain(value);
}
