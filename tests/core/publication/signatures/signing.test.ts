import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { siteKeys } from '../../../../contracts/keys.ts';
import type { Signature, SiteKeys } from '../../../../contracts/signature.ts';
import { canonicalJson } from '../../../../core/lib/canonical-json.ts';
import { withKey } from '../../../../core/publication/signatures/site-keys.ts';
import { pipelineInMemory, servicesInMemory } from '../../../support/in-memory-cloud/services.ts';

const at = '2026-11-24T12:00:00Z';
const site = 'https://news.example.org';

function valid({ signed, signature }: Signature, { keys: [key] }: SiteKeys): boolean {
  const publicKey = Buffer.from(key?.publicKey ?? '', 'base64');
  return verify(
    null,
    Buffer.from(signed),
    createPublicKey({ key: publicKey, format: 'der', type: 'spki' }),
    Buffer.from(signature, 'base64'),
  );
}

test('a statement is signed again to the same bytes, by a key that the site publishes first', async () => {
  const services = servicesInMemory(pipelineInMemory());
  const signature = await services.sign('{"a":1}');
  const keys = JSON.parse((await services.published.read(siteKeys.keys))?.text ?? '') as SiteKeys;
  expect(keys).toMatchObject({ schema: 1, sites: [site], keys: [{ fingerprint: signature.key, from: at }] });
  expect(valid(signature, keys)).toBe(true);
  expect(valid({ ...signature, signed: '{"a":2}' }, keys)).toBe(false);
  expect(await servicesInMemory(pipelineInMemory()).sign('{"a":1}')).toEqual(signature);
});

test('a statement of more bytes than KMS takes is refused', async () => {
  const { sign } = servicesInMemory(pipelineInMemory());
  await expect(sign('x'.repeat(4096))).resolves.toBeDefined();
  await expect(sign('x'.repeat(4097))).rejects.toThrow('4097 bytes');
  await expect(sign('ü'.repeat(2049))).rejects.toThrow('4098 bytes');
});

test('a new key is added, and none is swapped or changed but for its end', () => {
  const one = withKey(undefined, Buffer.from('one'), site, at);
  expect(withKey(one, Buffer.from('one'), site, '2027-01-01T00:00:00Z')).toBe(one);
  const two = withKey(one, Buffer.from('two'), site, '2027-01-01T00:00:00Z');
  expect(two.keys).toEqual([
    { ...one.keys[0], until: '2027-01-02T00:00:00Z' },
    expect.objectContaining({ from: '2027-01-01T00:00:00Z' }),
  ]);
  const three = withKey(two, Buffer.from('three'), 'https://new.example.org', '2028-01-01T00:00:00Z');
  expect(three.sites).toEqual([site, 'https://new.example.org']);
  expect(three.keys.slice(0, 1)).toEqual(two.keys.slice(0, 1));
  expect(three.keys).toHaveLength(3);
});

test('canonical JSON sorts members, and leaves out what is undefined', () => {
  expect(canonicalJson({ b: [1, { d: 'ü', c: null }], a: undefined, A: '"\n' })).toBe(
    '{"A":"\\"\\n","b":[1,{"c":null,"d":"ü"}]}',
  );
});
