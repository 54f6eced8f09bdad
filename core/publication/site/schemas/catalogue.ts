import * as z from 'zod';
import { catalogueShard as size } from '../../../../contracts/site.ts';
import type { CatalogueIndex, CatalogueShard } from '../catalogue.ts';
import { change, count, digest, number, slug, time } from './parts.ts';
import { describes } from './same.ts';
import { signature } from './signature.ts';

export const catalogue = describes<CatalogueIndex>()(
  z.strictObject({
    schema: z.literal(1),
    entries: count,
    shards: count,
    entriesPerShard: number,
    newest: z.string(),
    head: digest.optional(),
  }),
);

export const catalogueShardSchema = describes<CatalogueShard>()(
  z.strictObject({
    schema: z.literal(1),
    shard: number,
    sealed: z.boolean(),
    entries: z
      .array(
        z.strictObject({
          number,
          event: z.enum(['published', 'updated', 'withdrawn', 'returned', 'purged']),
          release: slug,
          version: number,
          at: time,
          change: change.optional(),
          statement: digest.optional(),
          signature: signature.optional(),
          previous: digest.optional(),
        }),
      )
      .max(size),
  }),
);
