import type { z } from 'zod';
import { nearest } from './nearest.ts';

/** An invalid configuration: stops synth. The message has one line per mistake. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(["Dragoman's configuration (cdk.json context.dragoman, -c key=value):", ...problems].join('\n  '));
    this.problems = problems;
  }
}

type Issue = z.core.$ZodIssue;
type Shape = Record<string, z.ZodType>;

/** One line per issue: the key, the given value, the reason if it is not obvious, and the allowed values. */
export function problems(issues: readonly Issue[], given: unknown, shape: Shape): string[] {
  const lines = issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys' && issue.path.length === 0)
      return issue.keys.map((key) => unknownKey(key, valueAt(given, [key]), shape));
    const [key] = issue.path;
    if (key === undefined)
      return [`${show(given)} is given; allowed: an object with any of ${Object.keys(shape).join(', ')}`];
    const [reason, allowed] =
      issue.code === 'custom' ? [issue.message, issue.params?.['allowed']] : ['is given', undefined];
    return [
      `${String(key)}: ${show(valueAt(given, issue.path))} ${reason}; allowed: ${allowed ?? shape[String(key)]?.description}`,
    ];
  });
  // Two rules may refuse the same value; say so once.
  return [...new Set(lines)];
}

export function unknownKey(key: string, value: unknown, shape: Shape): string {
  const known = Object.keys(shape);
  const meant = nearest(key, known);
  return `${key}: ${show(value)} is given, but the key does not exist; did you mean ${meant}? Known: ${known.join(', ')}`;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], given);
}
