import * as z from 'zod';
import type { Signature, SignedStatement, SiteKeys } from '../../../../contracts/signature.ts';
import { digest, number, slug, time } from './parts.ts';
import { describes } from './same.ts';

export const signature = describes<Signature>()(
  z.strictObject({
    signed: z.string().meta({ description: 'A statement, as canonical JSON (RFC 8785), at most 4,096 bytes' }),
    key: digest,
    signature: z.string().meta({ description: 'Ed25519 (RFC 8032) of the bytes of `signed`, in base64' }),
  }),
);

export const statement = describes<SignedStatement>()(
  z.strictObject({
    schema: z.literal(1),
    site: z.string(),
    release: slug,
    version: number,
    publishedAt: time,
    sha256: digest,
    previous: z.strictObject({ entry: number, sha256: digest }).optional(),
    withdrawnAt: time.optional(),
    purgedAt: time.optional(),
  }),
);

export const keys = describes<SiteKeys>()(
  z.strictObject({
    schema: z.literal(1),
    sites: z.array(z.string()).min(1),
    keys: z
      .array(
        z.strictObject({
          fingerprint: digest,
          algorithm: z.literal('Ed25519'),
          publicKey: z.string().meta({ description: 'DER (SubjectPublicKeyInfo), in base64' }),
          from: time,
          until: time.optional(),
        }),
      )
      .min(1),
  }),
);
