import type { SourceDocument, Unit } from '../../../contracts/document.ts';
import { markupText } from '../../documents/parts/plain-text.ts';
import { normaliseText } from '../../translation/memory/normalise.ts';

/** A unit's text and markup, without the differences that the memory ignores. */
function essence({ text }: SourceDocument, { kind, parts }: Unit): string {
  const content = parts.map((part) =>
    part.type === 'text' ? normaliseText(part.value) : `\u0000${part.type} ${markupText(part, text)}\u0000`,
  );
  return `${kind} ${content.join('')}`;
}

/** Unchanged units of two sources, paired in order: by place if the blocks are the same, else by text. */
export function sameUnits(
  before: SourceDocument,
  after: SourceDocument,
): { samePlaces: boolean; pairs: [old: string, now: string][] } {
  const samePlaces =
    before.units.length === after.units.length &&
    before.units.every((unit, index) => unit.kind === after.units[index]?.kind);
  const old = before.units.map((unit) => essence(before, unit));
  const now = after.units.map((unit) => essence(after, unit));
  if (samePlaces) {
    const pairs = before.units.flatMap(({ id }, index): [string, string][] => {
      const other = after.units[index];
      return other !== undefined && old[index] === now[index] ? [[id, other.id]] : [];
    });
    // Moved blocks match by text but not by place: match by text if that finds more.
    if (pairs.length >= Math.min(old.length, commonCount(old, now))) return { samePlaces, pairs };
  }
  return { samePlaces: false, pairs: byText(before, after, old, now) };
}

function commonCount(old: readonly string[], now: readonly string[]): number {
  const left = new Map<string, number>();
  for (const text of old) left.set(text, (left.get(text) ?? 0) + 1);
  let count = 0;
  for (const text of now) {
    const there = left.get(text) ?? 0;
    if (there === 0) continue;
    left.set(text, there - 1);
    count += 1;
  }
  return count;
}

/** Matches by text, so that moved blocks match too; repeated texts match in order. */
function byText(
  before: SourceDocument,
  after: SourceDocument,
  old: readonly string[],
  now: readonly string[],
): [string, string][] {
  const places = new Map<string, number[]>();
  for (const [index, text] of old.entries()) places.set(text, [...(places.get(text) ?? []), index]);
  return now.flatMap((text, index): [string, string][] => {
    const place = places.get(text)?.shift();
    const [from, to] = [place === undefined ? undefined : before.units[place], after.units[index]];
    return from && to ? [[from.id, to.id]] : [];
  });
}
