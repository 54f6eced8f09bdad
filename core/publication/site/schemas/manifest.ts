import * as z from 'zod';
import type { Manifest } from '../../../../contracts/manifest.ts';
import {
  change,
  count,
  digest,
  number,
  origin,
  publicError,
  publicWarning,
  slug,
  tag,
  time,
  withdrawal,
} from './parts.ts';
import { describes } from './same.ts';

const file = z.strictObject({
  path: z.string().meta({ description: 'Relative to the manifest; empty for the assets of a withdrawn version' }),
  mediaType: z.string(),
  sha256: digest,
  bytes: count,
});

const asset = file.extend({ language: tag.optional(), replaces: z.string().optional() });

const segments = z.strictObject({
  total: count,
  machine: count,
  reused: count,
  human: count,
  repaired: count.optional(),
});
const cost = { segments: segments.optional(), charactersBilled: count.optional(), requests: count.optional() };

const published = z.strictObject({
  status: z.enum(['published', 'stale']),
  origin,
  engine: z.string().optional(),
  title: z.string(),
  summary: z.string(),
  correction: z.string().optional(),
  files: z.strictObject({ document: file, page: file, data: file, ninjs: file }),
  ...cost,
  sourceVersion: number.optional(),
  review: z.strictObject({ at: time, sha256: digest }).optional(),
  words: z.array(z.strictObject({ release: slug, segments: z.array(z.string()) })).optional(),
  warnings: z.array(publicWarning),
});

const waiting = z.strictObject({ status: z.literal('awaiting-review'), ...cost });
const failed = z.strictObject({ status: z.literal('failed'), error: publicError });

export const manifest = describes<Manifest>()(
  z.strictObject({
    schema: z.literal(1),
    release: slug,
    version: number,
    previousVersion: number.optional(),
    publishedAt: time,
    change,
    correction: z.string().optional(),
    withdrawn: withdrawal.optional(),
    source: z.strictObject({ language: tag, mediaType: z.string(), sha256: digest, bytes: count, title: z.string() }),
    assets: z.record(z.string(), asset).optional(),
    languages: z.record(tag, z.union([published, waiting, failed])),
  }),
);
