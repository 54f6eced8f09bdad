import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from '../docs/documents.ts';

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  link?: boolean;
  inBundle?: boolean;
  hasInstallScript?: boolean;
}

const read = (file: string) => JSON.parse(readFileSync(path.join(repository, file), 'utf8'));
const manifest = read('package.json') as Record<'dependencies' | 'devDependencies', Record<string, string>> & {
  allowScripts: Record<string, boolean>;
};
const { '': _, ...locked } = (read('package-lock.json') as { packages: Record<string, Locked> }).packages;

/** Licences of what runs in production: they ask for a notice and no more. */
const allowed = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

/** What is wrong with a package in the lock file. */
function faults(place: string, packages: Record<string, Locked>): string[] {
  const {
    version = '',
    resolved,
    integrity,
    license = '',
    dev,
    link,
    inBundle,
    hasInstallScript,
  } = packages[place] ?? {};
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  // A bundled package is a part of the file of the package that it lies in.
  const holder = inBundle ? packages[place.slice(0, place.indexOf('/node_modules/'))] : undefined;
  const found: string[] = [];
  if (!/^sha512-[\w+/]{86}==$/.test(integrity ?? holder?.integrity ?? '')) found.push('integrity');
  // npm may leave out where a registry has it; the address of a repository or a file is always there.
  const file = `/${name}/-/${name.slice(name.lastIndexOf('/') + 1)}-${version}.tgz`;
  const isOfRegistry = resolved === undefined || (resolved.startsWith('https://') && resolved.endsWith(file));
  if (link || !isOfRegistry || !/^\d+\.\d+\.\d+/.test(version)) found.push('origin');
  if (hasInstallScript && manifest.allowScripts[name] !== true) found.push('script');
  if (!dev && !mayBeUsed(license)) found.push('licence');
  return found.map((fault) => `${place}: ${fault}`);
}

/** Whether one side of an "OR" is allowed (SPDX license expressions). */
function mayBeUsed(license: string): boolean {
  const sides = license.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return sides.some((side) => side.split(' AND ').every((each) => allowed.has(each)));
}

describe('the packages of the lock file', () => {
  const places = Object.keys(locked);

  test('have an integrity, come from the registry, run no script that is not known, and may be used', () => {
    expect(places.length).toBeGreaterThan(300);
    expect(places.flatMap((place) => faults(place, locked))).toEqual([]);
  });

  test('have two install scripts', () => {
    const names = places.filter((place) => locked[place]?.hasInstallScript);
    expect(names).toEqual(['node_modules/esbuild', 'node_modules/node']);
    expect(Object.keys(manifest.allowScripts)).toEqual(['esbuild', 'node']);
  });

  test('are asked for by exact versions', () => {
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(asked.filter(([name, version]) => locked[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });

  test.each<[string, Locked, string[]]>([
    ['nothing that says what it is', {}, ['integrity', 'licence']],
    [
      'a checksum that can be forged',
      { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=', license: 'MIT' },
      ['integrity'],
    ],
    ['a place of its own', { resolved: 'git+ssh://git@github.com/a/a.git#0', license: 'MIT' }, ['origin', 'integrity']],
    ['a page', { resolved: 'https://example.org/b.tgz', license: 'MIT' }, ['origin', 'integrity']],
    ['a folder', { link: true, license: 'ISC' }, ['origin', 'integrity']],
    ['a script', { hasInstallScript: true, license: 'MIT' }, ['script', 'integrity']],
    ['a licence that asks for more', { license: 'GPL-3.0-only' }, ['licence', 'integrity']],
    ['both licences at once', { license: 'MIT AND AGPL-3.0-only' }, ['licence', 'integrity']],
    ['a bundle that has none', { inBundle: true, license: '(MIT OR GPL-3.0-only)' }, ['integrity']],
  ])('would be found out with %s', (_, one, expected) => {
    const place = 'node_modules/a/node_modules/b';
    const found = faults(place, { 'node_modules/a': {}, [place]: { version: '1.0.0', ...one } });
    expect(found.toSorted()).toEqual(expected.map((fault) => `${place}: ${fault}`).toSorted());
  });
});
