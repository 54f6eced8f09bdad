import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { repository } from '../../local/paths.ts';

/** What each folder may import, beside itself (docs/developers/architecture.md). */
const allowed: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  'core/lib': ['contracts'],
  'core/documents': ['contracts', 'core/lib'],
  'core/translation': ['contracts', 'core/lib', 'core/documents'],
  'core/releases': ['contracts', 'core/lib', 'core/documents'],
  'core/publication': ['contracts', 'core/lib', 'core/documents', 'core/translation', 'core/releases'],
  'core/people': ['contracts', 'core/lib', 'core/documents', 'core/translation', 'core/releases', 'core/publication'],
};
const layers = Object.keys(allowed);
const outer: Readonly<Record<string, readonly string[]>> = {
  aws: [...layers],
  functions: [...layers, 'aws'],
  infra: ['contracts'],
  terminal: [],
  local: [...layers, 'terminal'],
  cli: [...layers, 'aws', 'infra', 'local', 'terminal'],
};
const table = { ...allowed, ...outer };
const folders = Object.keys(table);

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
      if (!table[folder]?.includes(other)) refused.push(`noRestrictedImports ${file}`);
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
  });
  expect(found.sort()).toEqual([
    'noImportCycles core/lib/a.ts',
    'noImportCycles core/lib/b.ts',
    'noRestrictedImports core/documents/open.ts',
  ]);
});

test('the linter refuses packages that package.json does not declare, and the SDK outside of adapters', async () => {
  const found = await lint({
    'core/lib/undeclared.ts': "import { x } from 'left-pad';\n\nexport const use = x;\n",
    'core/lib/development.ts': "import fc from 'fast-check';\n\nexport const use = fc;\n",
    'functions/ingest/sdk.ts': "import { S3Client } from '@aws-sdk/client-s3';\n\nexport const use = S3Client;\n",
    'aws/s3/sdk.ts': "import { S3Client } from '@aws-sdk/client-s3';\n\nexport const use = S3Client;\n",
  });
  expect(found.sort()).toEqual([
    'noRestrictedImports functions/ingest/sdk.ts',
    'noUndeclaredDependencies core/lib/development.ts',
    'noUndeclaredDependencies core/lib/undeclared.ts',
  ]);
});
