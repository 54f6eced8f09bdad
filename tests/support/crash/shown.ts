import { expect } from 'vitest';
import type { Latest, Manifest } from '../../../contracts/manifest.ts';
import { sha256 } from '../../../contracts/sha256.ts';
import type { Signature, SignedStatement } from '../../../contracts/signature.ts';

/** What readers may rely on at any moment: latest leads to a manifest, and a manifest to all its files. */
export function expectWhole(objects: Record<string, string>, slug: string, when: string): void {
  const latest = objects[`latest/${slug}.json`];
  if (latest !== undefined) expect(objects[(JSON.parse(latest) as Latest).manifest], when).toBeDefined();
  for (const [key, body] of Object.entries(objects).filter(([path]) => path.endsWith('/manifest.json'))) {
    const folder = key.slice(0, -'manifest.json'.length);
    expectSigned(objects, key, when);
    for (const entry of Object.values((JSON.parse(body) as Manifest).languages)) {
      if (entry.status !== 'published') continue;
      for (const { path, sha256: digest } of Object.values(entry.files)) {
        expect(sha256(objects[`${folder}${path}`] ?? ''), `${when}: ${path}`).toBe(digest);
      }
    }
  }
}

/** A signature is of the manifest beside it. There is none while the manifest is being put. */
function expectSigned(objects: Record<string, string>, manifest: string, when: string): void {
  const signature = objects[`${manifest}.sig`];
  if (signature === undefined) return;
  const statement = JSON.parse((JSON.parse(signature) as Signature).signed) as SignedStatement;
  expect(statement.sha256, `${when}: ${manifest}.sig`).toBe(sha256(objects[manifest] ?? ''));
}

/** Nothing is left of the text, and every page says so. */
export function expectNotices(objects: Record<string, string>, when: string): void {
  for (const manifest of Object.keys(objects).filter((path) => path.endsWith('/manifest.json'))) {
    expect(objects[`${manifest}.sig`], when).toBeDefined();
    expectSigned(objects, manifest, when);
  }
  for (const [path, body] of Object.entries(objects)) {
    expect(path, when).toMatch(/index\.html$|manifest\.json(\.sig)?$|^latest\/|^versions\//);
    expect(body, `${when}: ${path}`).not.toMatch(/This is what the/);
    if (path.endsWith('.html')) expect(body, `${when}: ${path}`).toMatch(/withdrawn|retirado|retiré/);
  }
}
