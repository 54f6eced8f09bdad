import * as z from 'zod';
import { type Outcome, outcomeRanks, type Report } from '../../../../contracts/report.ts';
import { count, number, reportedErrorSchema, slug, tag, time, warning } from './parts.ts';
import { describes } from './same.ts';

const from = z.strictObject({ key: z.string(), versionId: z.string().optional(), requester: z.string().optional() });

const language = z.strictObject({
  status: z.enum(['ready', 'published', 'stale', 'awaiting-review', 'failed']),
  url: z.string().optional(),
  error: reportedErrorSchema.optional(),
  review: z.string().optional(),
  words: z.array(z.strictObject({ release: slug.optional(), upload: from, segments: z.array(z.string()) })).optional(),
  approved: z.strictObject({ at: time, upload: from }).optional(),
});

const memory = z.strictObject({
  source: tag,
  target: tag,
  units: count,
  imported: count,
  removed: count,
  kept: count,
  skipped: z.strictObject({
    otherLanguages: count,
    unusable: count,
    machine: count,
    repeated: count,
    short: count,
    long: count,
  }),
});

const estimate = z.strictObject({
  characters: count,
  dollars: z.number(),
  languages: z.record(tag, z.strictObject({ characters: count, dollars: z.number() })),
  approve: z.string().optional(),
});

export const report = describes<Report>()(
  z.strictObject({
    schema: z.literal(1),
    outcome: z.enum(Object.keys(outcomeRanks) as [Outcome, ...Outcome[]]),
    at: time,
    release: slug.optional(),
    revision: number.optional(),
    version: number.optional(),
    upload: z.strictObject({
      key: z.string(),
      versionId: z.string(),
      etag: z.string().optional(),
      sequencer: z.string(),
      requester: z.string().optional(),
    }),
    options: z
      .array(
        z.strictObject({
          name: z.string(),
          value: z.string(),
          from: z.enum(['metadata', 'front-matter', 'remembered']),
          since: z.strictObject({ key: z.string(), versionId: z.string(), at: time }).optional(),
        }),
      )
      .optional(),
    heldUntil: time.optional(),
    preview: z.strictObject({ folder: z.string(), fetch: z.string() }).optional(),
    errors: z.array(reportedErrorSchema),
    estimate: estimate.optional(),
    approved: z.strictObject({ characters: count, at: time }).optional(),
    memory: memory.optional(),
    warnings: z.array(warning),
    manifest: z.string().optional(),
    languages: z.record(tag, language),
    withdrawn: z
      .strictObject({ reason: z.string().optional(), versions: z.array(number), languages: z.array(tag) })
      .optional(),
    terminology: z
      .strictObject({ source: tag, terms: count, doNotTranslate: count, translations: z.record(tag, count) })
      .optional(),
    republish: z.string().optional(),
  }),
);
