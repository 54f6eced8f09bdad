import * as z from 'zod';
import { type FailureCode, failures, type LanguageFailureCode } from '../../../../contracts/failures.ts';
import { type WarningCode, warningCodes } from '../../../../contracts/warnings.ts';

/** What several objects have in common. */

export const time = z.iso.datetime().meta({ description: 'RFC 3339, UTC' });
export const tag = z.string().min(2).meta({ description: 'Canonical BCP 47 tag' });
export const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: 'SHA-256, hex' });
export const count = z.int().min(0);
export const number = z.int().min(1);
export const slug = z.string().min(1);

export const change = z.enum(['first', 'update', 'correction', 'translation', 'repair']);
export const origin = z.enum(['source', 'machine', 'human', 'mixed']);

export const warning = z.strictObject({
  code: z.enum(Object.keys(warningCodes) as [WarningCode, ...WarningCode[]]),
  message: z.string(),
  segment: z.string().optional(),
  line: number.optional(),
});

const message = z.string().optional().meta({ description: 'Only in manifests that version 0.1.0 wrote' });

/** A warning as manifests have it. */
export const publicWarning = warning.extend({ message });

const codes = Object.keys(failures) as [FailureCode, ...FailureCode[]];
const languageCodes = codes.filter((code) => failures[code].disposition === 'fail-language') as LanguageFailureCode[];

export const reportedErrorSchema = z.strictObject({
  code: z.enum(codes),
  message: z.string(),
  hint: z.string(),
  line: number.optional(),
});

/** A language's failure as manifests have it. */
export const publicError = z.strictObject({ code: z.enum(languageCodes), message, retryable: z.boolean() });

export const withdrawal = z.strictObject({ at: time, reason: z.string().optional() });
