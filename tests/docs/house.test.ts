import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { doc, docs, repository, section } from './documents.ts';
import { toldBy } from './shell-commands.ts';

const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as {
  version: string;
  license: string;
  exports?: unknown;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const readme = doc('README.md');
/** The commands in the first block of a section. */
const firstBlock = (heading: string) => toldBy({ path: 'README.md', text: section(readme, heading) })[0]?.lines;

describe('README', () => {
  test('has at most 150 lines', () => {
    expect(readme.text.trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  test('begins with one command that shows the product, and one that tests it', () => {
    expect(firstBlock('Try it')).toEqual(['npm ci && npm run demo']);
    expect(firstBlock('Run the tests')).toEqual(['npm ci && npm test']);
  });

  test('deploys in three commands, and publishes and fetches in two', () => {
    expect(firstBlock('Deploy')?.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'npm ci',
      'npx cdk bootstrap',
      'npx cdk deploy',
    ]);
    expect(firstBlock('Publish and fetch')).toHaveLength(2);
  });

  test('promises an importable package only if there is one', () => {
    const promises = /\byour own app\b|\bfrom 'dragoman\b|\bnpm install dragoman\b/;
    expect(manifest.exports === undefined && promises.test(readme.text)).toBe(false);
  });
});

test('the index names every page once, in the section of its folder', () => {
  const index = doc('docs/README.md');
  const linked = (heading: string) =>
    [...section(index, heading).matchAll(/^\| \[[^\]]+\]\(([^)]+)\)/gm)].map(([, link = '']) => `docs/${link}`);
  const pages = docs
    .map((page) => page.path)
    .filter((page) => page.startsWith('docs/') && !page.startsWith('docs/developers/decisions/'));
  const expected = (folder: string) => pages.filter((page) => page.startsWith(`docs/${folder}/`)).toSorted();
  expect(linked('For editors').toSorted()).toEqual(expected('editors'));
  expect(linked('For operators').toSorted()).toEqual(expected('operators'));
  expect(linked('For developers').toSorted()).toEqual(
    [...expected('developers'), 'docs/developers/decisions'].toSorted(),
  );
  expect(pages.filter((page) => page.split('/').length === 2)).toEqual(['docs/README.md', 'docs/glossary.md']);
});

describe('the repository', () => {
  test.each([
    'LICENSE',
    'NOTICE',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'THIRD-PARTY-LICENCES.txt',
    'CHANGELOG.md',
    '.editorconfig',
    '.github/CODEOWNERS',
    '.github/dependabot.yml',
    '.github/pull_request_template.md',
    '.github/ISSUE_TEMPLATE/bug.yml',
    '.github/ISSUE_TEMPLATE/feature.yml',
  ])('has %s', (file) => {
    expect(existsSync(path.join(repository, file))).toBe(true);
  });

  test('has the text of the licence that package.json names', () => {
    expect(manifest.license).toBe('Apache-2.0');
    const digest = createHash('sha256').update(read('LICENSE')).digest('hex');
    // https://www.apache.org/licenses/LICENSE-2.0.txt, as the package constructs has it too.
    expect(digest).toBe('cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30');
  });

  test('names third parties whose data is in it, and the files that have it', () => {
    const notice = read('NOTICE');
    for (const name of ['franc', 'Unicode CLDR', 'html5lib-tests', 'SOURCES.tsv']) {
      expect(notice).toContain(name);
    }
    const files = notice.match(/(?:core|infra|tests)\/[\w./-]*[\w/]/g) ?? [];
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !existsSync(path.join(repository, file)))).toEqual([]);
  });

  test('has a section of the changelog for its version, with a date', () => {
    const headings = [...read('CHANGELOG.md').matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);
    const [version = '', date = ''] = headings.find((title) => /^\d/.test(title))?.split(' ') ?? [];
    expect(version).toBe(manifest.version);
    expect(date).toMatch(/^\(\d{4}-\d{2}-\d{2}\)$/);
  });

  test('pins one version of Node.js: nvm, npm and Lambda have the same', () => {
    const major = read('.nvmrc').trim();
    const { node } = { ...manifest.devDependencies, ...manifest.dependencies };
    expect(node?.split('.')[0]).toBe(major);
    expect(read(globSync('infra/**/function.ts', { cwd: repository })[0] ?? '')).toContain(`NODEJS_${major}_X`);
  });

  test('gets updates of every list of Python packages', () => {
    const updates = read('.github/dependabot.yml');
    for (const list of globSync('{local,tests}/**/requirements.in', { cwd: repository })) {
      expect(updates).toContain(`- /${path.dirname(list)}\n`);
    }
  });

  test.each(globSync('{local,tests}/**/requirements.in', { cwd: repository }))(
    'pins all that %s leads to, by hash',
    (list) => {
      const lines = (file: string) =>
        read(file)
          .split('\n')
          .filter((line) => line !== '' && !line.startsWith('#'));
      const pins = lines(list.replace(/\.in$/, '.txt'))
        .join('\n')
        .split(/\n(?=\S)/);
      for (const pin of pins) {
        const [named = '', ...hashes] = pin.split(' \\\n');
        expect(named).toMatch(/^[\w-]+==\d/);
        expect(hashes.length, named).toBeGreaterThan(0);
        for (const hash of hashes) expect(hash).toMatch(/^ {4}--hash=sha256:[0-9a-f]{64}$/);
      }
      for (const direct of lines(list))
        expect(
          pins.some((pin) => pin.startsWith(`${direct} `)),
          direct,
        ).toBe(true);
    },
  );

  test('keeps a CycloneDX list of what it is made of, of every push', () => {
    const workflow = read('.github/workflows/ci.yml');
    const [, written] = /^ +- run: npm sbom .*--sbom-format cyclonedx > (\S+)$/m.exec(workflow) ?? [];
    expect(workflow).toContain(`          path: ${written}\n`);
  });

  test('runs .ci/run for every push and pull request', () => {
    const workflow = read('.github/workflows/ci.yml');
    expect(workflow).toMatch(/^ +- run: bash \.ci\/run$/m);
    expect(workflow).toMatch(/^ +pull_request:/m);
  });
});
