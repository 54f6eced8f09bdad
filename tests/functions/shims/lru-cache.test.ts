import { EndpointCache } from '@aws-sdk/endpoint-cache';
import fc from 'fast-check';
import { LRUCache as Original } from 'mnemonist';
import { expect, test } from 'vitest';
import LruCache from '../../../functions/shims/lru-cache.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const call = fc.oneof(
  fc.tuple(fc.constant('set' as const), key, fc.nat()),
  fc.tuple(fc.constantFrom('get' as const, 'has' as const, 'peek' as const), key, fc.constant(0)),
  fc.tuple(fc.constant('clear' as const), fc.constant('a'), fc.constant(0)),
);

test('keeps what the package that it stands in for keeps', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.array(call), (capacity, calls) => {
      const own = new LruCache<number>(capacity);
      const original = new Original<string, number>(capacity);
      for (const [method, name, value] of calls) {
        if (method === 'clear') {
          own.clear();
          original.clear();
        } else if (method === 'set') {
          own.set(name, value);
          original.set(name, value);
        } else expect(own[method](name)).toBe(original[method](name));
      }
    }),
  );
});

test('has every method that the SDK calls', () => {
  const called = [...EndpointCache.toString().matchAll(/this\.cache\.(\w+)\(/g)].map(([, name]) => name);
  expect(called.length).toBeGreaterThan(0);
  for (const name of called) expect(LruCache.prototype).toHaveProperty(name ?? '');
});
