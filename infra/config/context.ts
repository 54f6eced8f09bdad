import type { Node } from 'constructs';
import { configKeys, configSchema, type DragomanConfig, parseConfig } from './config.ts';
import { ConfigError, unknownKey } from './config-error.ts';
import { editDistance } from './nearest.ts';

/** Parses `-c key=value` into the value that cdk.json would hold. The other keys are text in both. */
const readers: Partial<Record<keyof DragomanConfig, (text: string) => unknown>> = {
  languages: (text) =>
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  logRetentionDays: (text) => (/^\d+$/.test(text) ? Number(text) : text),
  domain: parsedOr,
  publish: parsedOr,
  index: parsedOr,
  checks: parsedOr,
  settings: parsedOr,
  disclosure: parsedOr,
  memory: parsedOr,
  limits: parsedOr,
  attachments: (text) => text.split(',').map((kind) => kind.trim()),
  desks: parsedOr,
  withdrawal: parsedOr,
  signatures: parsedOr,
  externalImages: trueOrFalse,
  auditTrail: trueOrFalse,
  deletePublished: trueOrFalse,
};

/**
 * The app's configuration: `context.dragoman` of cdk.json, with any key overridden by `-c key=value`. Of an object,
 * the keys that are named are overridden, and the others stay.
 *
 * @throws ConfigError
 */
export function readConfig(node: Pick<Node, 'tryGetContext' | 'getAllContext'>): DragomanConfig {
  const file: unknown = node.tryGetContext('dragoman') ?? {};
  if (!isObject(file)) return parseConfig(file);
  refuseMisspelt(node.getAllContext());
  const given = Object.entries(overrides(node)).map(([key, value]) => [key, over(Reflect.get(file, key), value)]);
  return parseConfig({ ...file, ...Object.fromEntries(given) });
}

function overrides(node: Pick<Node, 'tryGetContext'>): Record<string, unknown> {
  const given = configKeys.map((key) => [key, node.tryGetContext(key)] as const);
  return Object.fromEntries(
    given
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, typeof value === 'string' ? (readers[key]?.(value) ?? value) : value]),
  );
}

function over(before: unknown, value: unknown): unknown {
  return isObject(before) && isObject(value) ? { ...before, ...value } : value;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Context may hold keys of others, so only a key close to one of ours is refused as a mistake. */
function refuseMisspelt(context: Record<string, unknown>): void {
  const others = Object.keys(context).filter((key) => !configKeys.some((known) => known === key));
  const misspelt = others.filter((key) => configKeys.some((known) => editDistance(key, known) <= 2));
  if (misspelt.length > 0) {
    throw new ConfigError(misspelt.map((key) => unknownKey(key, context[key], configSchema.shape)));
  }
}

function trueOrFalse(text: string): unknown {
  return text === 'true' ? true : text === 'false' ? false : text;
}

/** A list or an object as JSON; text that is not valid JSON stays text, which the schema then refuses. */
function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
