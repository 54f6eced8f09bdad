import * as z from 'zod';
import type { ReleaseData } from '../../../../contracts/manifest.ts';
import { number, origin, slug, tag, time } from './parts.ts';
import { describes } from './same.ts';

export const release = describes<ReleaseData>()(
  z.strictObject({
    schema: z.literal(1),
    release: slug,
    version: number,
    publishedAt: time,
    language: tag,
    direction: z.enum(['ltr', 'rtl']),
    title: z.string(),
    summary: z.string(),
    correction: z.string().optional(),
    origin,
    engine: z.string().optional(),
    languageTag: z.string().optional(),
    digitalSourceType: z.url().optional(),
    source: z.strictObject({ language: tag, title: z.string() }),
    segments: z.array(z.strictObject({ id: z.string(), kind: z.string(), source: z.string(), target: z.string() })),
  }),
);
