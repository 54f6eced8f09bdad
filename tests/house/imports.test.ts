import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { codes, doc, repository, rows, section } from '../docs/documents.ts';

/** What each folder may import beside itself, as the table of docs/developers/architecture.md says. */
const table = importTable(rows(section(doc('docs/developers/architecture.md'), 'Folders')));
const folders = [...table.keys()];

function importTable(lines: string[][]): Map<string, ReadonlySet<string>> {
  const rules = new Map(lines.map(([name = '', , rule = '']) => [name.replace(/^`|\/`$/g, ''), rule]));
  const all = [...rules.keys()];
  const below = (named: string[]) =>
    all.filter((one) => named.some((name) => one === name || one.startsWith(`${name}/`)));
  const allowed = new Map<string, ReadonlySet<string>>();
  for (const folder of all) {
    const [rule = ''] = (rules.get(folder) ?? '').split(';');
    const named = below(codes(rule).map((name) => name.replace(/\/$/, '')));
    const listed = /^everything/.test(rule) ? all.filter((one) => !named.includes(one)) : named;
    const also = /and what (?:it|they) imports?$/.test(rule)
      ? listed.flatMap((one) => [...(allowed.get(one) ?? [])])
      : [];
    allowed.set(folder, new Set([...listed, ...also].filter((one) => one !== folder)));
  }
  return allowed;
}

/** What the linter says of a tree of files. */
async function lint(files: Readonly<Record<string, string>>): Promise<string[]> {
  const directory = await mkdtemp(path.join(tmpdir(), 'dragoman-imports-'));
  try {
    await copyFile(path.join(repository, 'biome.json'), path.join(directory, 'biome.json'));
    await copyFile(path.join(repository, 'package.json'), path.join(directory, 'package.json'));
    await symlink(path.join(repository, 'node_modules'), path.join(directory, 'node_modules'));
    for (const [file, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
      await writeFile(path.join(directory, file), text);
    }
    const biome = path.join(repository, 'node_modules', '.bin', 'biome');
    const args = ['lint', '--reporter=json', '--max-diagnostics=1000', '--diagnostic-level=error', '.'];
    const { stdout } = await promisify(execFile)(biome, args, { cwd: directory }).catch((error) => error);
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { category: string; location: { path: string | { file: string } } }[];
    };
    return diagnostics.map(({ category, location }) => {
      const file = typeof location.path === 'string' ? location.path : location.path.file;
      return `${category.split('/').at(-1)} ${file}`;
    });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

test('the table has a row for each folder with sources, and its rules are read as they are meant', () => {
  const sources = globSync(['*/**/*.ts'], { cwd: repository, exclude: ['node_modules', 'cdk.out'] });
  const of = (file: string) => file.split('/').slice(0, file.startsWith('core/') ? 2 : 1);
  expect(folders.toSorted()).toEqual([...new Set(sources.map((file) => of(file).join('/')))].toSorted());
  const allowed = (folder: string) => [...(table.get(folder) ?? [])].toSorted();
  expect(allowed('terminal')).toEqual([]);
  expect(allowed('infra')).toEqual(['contracts']);
  expect(allowed('core/releases')).toEqual(['contracts', 'core/documents', 'core/lib']);
  expect(allowed('core/people')).toEqual(
    ['contracts', ...folders.filter((one) => /^core.(?!people)/.test(one))].toSorted(),
  );
  expect(allowed('tests')).toHaveLength(folders.length - 1);
  expect(allowed('cli')).not.toContain('functions');
});

test('the linter refuses every import that the table does not allow, and no other', async () => {
  const files: Record<string, string> = {};
  const refused: string[] = [];
  const nameOf = (folder: string) => folder.replace('/', '-');
  for (const folder of folders) {
    files[`${folder}/used/it.ts`] = 'export const it = 1;\n';
    for (const other of folders) {
      if (other === folder) continue;
      const file = `${folder}/of-${nameOf(other)}.ts`;
      files[file] = `import { it } from '${path.relative(folder, other)}/used/it.ts';\n\nexport const use = it;\n`;
      if (!table.get(folder)?.has(other)) refused.push(`noRestrictedImports ${file}`);
    }
  }
  expect((await lint(files)).sort()).toEqual(refused.sort());
});

test('the linter refuses files that import each other in a circle, types too, and closed modules behind their index', async () => {
  const found = await lint({
    'core/lib/a.ts': "import type { B } from './b.ts';\n\nexport type A = B | 1;\n",
    'core/lib/b.ts': "import type { A } from './a.ts';\n\nexport type B = A[];\n",
    'core/lib/zip/index.ts': "export { zip } from './zip.ts';\n",
    'core/lib/zip/zip.ts': 'export const zip = 1;\n',
    'core/documents/open.ts': "import { zip } from '../lib/zip/zip.ts';\n\nexport const use = zip;\n",
    'core/lib/beside.ts': "import { zip } from './zip/zip.ts';\n\nexport const use = zip;\n",
  });
  expect(found.sort()).toEqual([
    'noImportCycles core/lib/a.ts',
    'noImportCycles core/lib/b.ts',
    'noRestrictedImports core/documents/open.ts',
    'noRestrictedImports core/lib/beside.ts',
  ]);
});

test('the linter refuses packages that package.json does not declare, and the SDK outside of adapters', async () => {
  const found = await lint({
    'core/lib/undeclared.ts': "import { x } from 'left-pad';\n\nexport const use = x;\n",
    'core/lib/development.ts': "import fc from 'fast-check';\n\nexport const use = fc;\n",
    'functions/ingest/sdk.ts': "import { S3Client } from '@aws-sdk/client-s3';\n\nexport const use = S3Client;\n",
    'functions/ingest/deep.ts':
      "import { S3Client } from '@aws-sdk/client-s3/dist-es/S3Client.js';\n\nexport const use = S3Client;\n",
    'aws/s3/sdk.ts': "import { S3Client } from '@aws-sdk/client-s3';\n\nexport const use = S3Client;\n",
  });
  expect(found.sort()).toEqual([
    'noRestrictedImports functions/ingest/deep.ts',
    'noRestrictedImports functions/ingest/sdk.ts',
    'noUndeclaredDependencies core/lib/development.ts',
    'noUndeclaredDependencies core/lib/undeclared.ts',
  ]);
});

test('no source names a type by import(…), which the linter does not see', () => {
  const sources = globSync(
    folders.map((folder) => `${folder}/**/*.ts`),
    { cwd: repository },
  ).filter((file) => !file.startsWith('tests/'));
  const inPlace = /\bimport\(['"`]/;
  expect(sources.filter((file) => inPlace.test(readFileSync(path.join(repository, file), 'utf8')))).toEqual([]);
});
