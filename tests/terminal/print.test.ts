import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import colours from 'picocolors';
import { describe, expect, test } from 'vitest';
import { repository } from '../../local/paths.ts';
import { inert, inertJson } from '../../terminal/print.ts';

describe('what commands print', () => {
  test('shows control signs of names and titles, and does not send them', () => {
    expect(inert('a\u202egpj.md\t1\n')).toBe('a<U+202E>gpj.md\t1\n');
    expect(inert('\u001b]0;owned\u0007\u001b[2Jx\u009b5n\r')).toBe(
      '<U+001B>]0;owned<U+0007><U+001B>[2Jx<U+009B>5n<U+000D>',
    );
  });

  test('keeps the colours of a command where a terminal has them', () => {
    const { bold } = colours.createColors(true);
    expect(inert(bold('x'))).toBe(colours.isColorSupported ? bold('x') : '<U+001B>[1mx<U+001B>[22m');
  });

  test('says the same data as JSON', () => {
    const value = { 'a\u202eb': ['\u001b[2J', '\u009b', 'é\n'] };
    for (const sign of ['\u001b', '\u009b', '\u202e']) expect(inertJson(value)).not.toContain(sign);
    expect(JSON.parse(inertJson(value))).toEqual(value);
  });

  test('goes through it in every command', () => {
    const folders = ['cli', 'local/demo', 'local'];
    const files = folders.flatMap((folder) =>
      readdirSync(path.join(repository, folder), { withFileTypes: true, recursive: folder === 'cli' })
        .filter((each) => each.isFile() && each.name.endsWith('.ts'))
        .map((each) => path.join(each.parentPath, each.name)),
    );
    expect(files.length).toBeGreaterThan(20);
    const direct = files.filter((file) =>
      /process\.std(?:out|err)\.write|console\.(?:log|error)\(/.test(readFileSync(file, 'utf8')),
    );
    expect(direct.map((file) => path.relative(repository, file)).toSorted()).toEqual([
      'cli/memory/export.ts', // a file for other programs; inert where a terminal reads it
      'cli/withdrawn/main.ts', // a line of figures that is written over itself
    ]);
  });
});
