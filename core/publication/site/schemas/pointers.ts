import * as z from 'zod';
import type { Latest } from '../../../../contracts/manifest.ts';
import type { Versions } from '../versions.ts';
import { change, number, slug, tag, time, withdrawal } from './parts.ts';
import { describes } from './same.ts';

const status = z.enum(['published', 'stale', 'failed', 'awaiting-review']);

export const latest = describes<Latest>()(
  z.strictObject({
    release: slug,
    version: number,
    manifest: z.string(),
    status: z.enum(['published', 'partial', 'withdrawn']),
    languages: z.record(tag, z.strictObject({ version: number.optional(), status })),
    withdrawn: withdrawal.optional(),
  }),
);

export const versions = describes<Versions>()(
  z.strictObject({
    schema: z.literal(1),
    release: slug,
    sourceLanguage: tag,
    firstPublishedAt: time,
    withdrawn: withdrawal.optional(),
    versions: z.array(
      z.strictObject({
        version: number,
        publishedAt: time,
        change,
        withdrawn: withdrawal.optional(),
        manifest: z.string(),
        corrections: z.record(tag, z.string()).optional(),
        languages: z.record(
          tag,
          z.strictObject({ status, title: z.string().optional(), changed: z.boolean().optional() }),
        ),
      }),
    ),
  }),
);
