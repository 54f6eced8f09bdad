import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { environment, type FunctionName, readEnvironment } from '../../contracts/environment.ts';

const names = Object.keys(environment) as FunctionName[];
const full = (name: FunctionName) => Object.fromEntries(environment[name].map((key) => [key, `the ${key}`]));

describe('readEnvironment', () => {
  test.each(names)('%s gets what it needs and nothing else', (name) => {
    expect(readEnvironment(name, { ...full(name), PATH: '/bin', OTHER: 'x' })).toEqual(full(name));
  });

  test.each(names)('fails for %s where a variable is missing or empty, naming each', (name) => {
    const [first, second, ...others] = environment[name] as readonly string[];
    const rest = Object.fromEntries(others.map((key) => [key, 'x']));
    expect(() => readEnvironment(name, { ...rest, [String(first)]: '' })).toThrow(
      `${name} lacks the environment variables ${first}, ${second}`,
    );
  });
});

test('there is one environment for each folder with a handler, under its name', () => {
  const folders = readdirSync(new URL('../../functions/', import.meta.url), { recursive: true })
    .map((path) => /^([^/]+)\/handler\.ts$/.exec(String(path))?.[1])
    .filter((folder) => folder !== undefined);
  expect(folders.toSorted()).toEqual(names.toSorted());
});
