import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchor, codes, docs, headings, repository } from './documents.ts';

const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

describe.each(docs.map((doc) => [doc.path, doc] as const))('%s', (file, { text }) => {
  const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

  test('leads to files and headings that are there', () => {
    const broken = links.filter((link) => {
      const [target = '', heading] = link.split('#');
      const place = target === '' ? path.join(repository, file) : path.resolve(repository, path.dirname(file), target);
      if (!existsSync(place)) return true;
      if (heading === undefined || statSync(place).isDirectory()) return false;
      return !headings(readFileSync(place, 'utf8')).some(({ title }) => anchor(title) === heading);
    });
    expect(broken).toEqual([]);
  });

  test('names files that are there', () => {
    const named = codes(text).filter((code) =>
      /^(contracts|core|aws|functions|infra|local|cli|tests|docs|examples|bench)\/[\w./-]*$/.test(code),
    );
    expect(named.filter((name) => !existsSync(path.join(repository, name)))).toEqual([]);
  });
});
