import { Rejection } from '../../../../contracts/failures.ts';

/** A step of a path: a key or index, any one of them (`*`), or any number of steps (`..`). */
type Step = { type: 'name'; name: string } | { type: 'any' } | { type: 'deep' };

export type JsonPath = readonly Step[];

/** Whether the paths choose a place, one around it, or neither. */
export type Chosen = 'named' | 'inside' | 'no';

/**
 * Reads an editor's paths, separated by commas: each a simple JSONPath (`$.title`, `$.items[*].body`, `$..caption`,
 * `$['a key']`; `$.` may be left out) or a JSON Pointer with `*` (`/items/*` + `/body`).
 *
 * @throws Rejection `InvalidOption`, naming the path that cannot be read
 */
export function parsePaths(written: string): JsonPath[] {
  const paths = divided(written).map(parsePath);
  if (paths.length === 0) throw new Rejection('InvalidOption', 'The option "json-paths" does not name a path.');
  return paths;
}

/** Splits at commas outside brackets. */
function divided(written: string): string[] {
  const paths = written.match(/(?:\[\s*"[^"]*"\s*\]|\[\s*'[^']*'\s*\]|[^,])+/g) ?? [];
  return paths.map((path) => path.trim()).filter(Boolean);
}

function parsePath(path: string): JsonPath {
  if (path.startsWith('/')) return path.slice(1).split('/').map(pointerStep);
  const steps: Step[] = [];
  const step = /\.\.|\.?([^.[\]'"*$\s][^.[\]'"*]*)|\.?(\*)|\[\s*(?:(\*)|(\d+)|"([^"]*)"|'([^']*)')\s*\]/y;
  step.lastIndex = /^\$?/.exec(path)?.[0].length ?? 0;
  while (step.lastIndex < path.length) {
    const at = step.lastIndex;
    const match = step.exec(path);
    if (!match) {
      throw new Rejection(
        'InvalidOption',
        `The path "${path}" of the option "json-paths" cannot be read at "${path.slice(at)}". Write it like $.title, $.items[*].body, $..caption or /items/*/body.`,
      );
    }
    const name = match[1]?.trim() ?? match[4] ?? match[5] ?? match[6];
    if (match[0] === '..') steps.push({ type: 'deep' });
    else steps.push(name === undefined ? { type: 'any' } : { type: 'name', name });
  }
  return steps;
}

function pointerStep(step: string): Step {
  if (step === '*') return { type: 'any' };
  if (step === '**') return { type: 'deep' };
  // RFC 6901, "Syntax".
  return { type: 'name', name: step.replaceAll('~1', '/').replaceAll('~0', '~') };
}

/** Matches a place against the paths, in time proportional to the place's length times the paths'. */
export function choose(paths: readonly JsonPath[], place: readonly (string | number)[]): Chosen {
  let inside = false;
  for (const path of paths) {
    let states = closure(new Set([0]), path);
    if (states.has(path.length)) inside ||= place.length > 0;
    for (const [depth, name] of place.entries()) {
      const next = new Set<number>();
      for (const state of states) {
        const step = path[state];
        if (step?.type === 'deep') next.add(state);
        if (step?.type === 'any' || (step?.type === 'name' && step.name === String(name))) next.add(state + 1);
      }
      states = closure(next, path);
      if (!states.has(path.length)) continue;
      if (depth === place.length - 1) return 'named';
      inside = true;
    }
  }
  return inside ? 'inside' : 'no';
}

/** `..` also matches zero steps. */
function closure(states: Set<number>, path: JsonPath): Set<number> {
  for (const state of states) if (path[state]?.type === 'deep' && state + 1 < path.length) states.add(state + 1);
  return states;
}
