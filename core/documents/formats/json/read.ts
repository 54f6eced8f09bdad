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
  readStrings(text, ({ range, path }) => {
    const source = text.slice(range.start, range.end);
    const value = decodeJson(source);
    // Half a surrogate pair cannot be sent.
    if (!value.isWellFormed() || !isChosen(value, path, paths)) return;
    const positions = new Positions(source, range.start);
    const key = path[0];
    const isTitle = path.length === 1 && typeof key === 'string' && titleKeys.includes(key);
    const found = readValue(value, isTitle).map((unit) => located(unit, positions));
    const [first] = found;
    if (first && isTitle) {
      first.kind = 'title';
      titles.set(key, first);
    }
    append(units, found);
    checkUnits(units);
  });
  if (units.length === 0) throw noText(paths !== undefined);
  const unit = titleKeys.map((key) => titles.get(key)).find((found) => found !== undefined);
  return { units, ...(unit ? { title: { unit, from: 'title-element' } } : {}) };
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
  return chosen === 'named' || (chosen === 'inside' && isProse(value, key));
}

function readValue(value: string, isTitle: boolean): DraftUnit[] {
  if (isIcu(value)) return readMessage(value);
  return isHtml(value) ? readHtml(value, 0, { isTitle, inCatalogue: true }).units : readPlain(value);
}
