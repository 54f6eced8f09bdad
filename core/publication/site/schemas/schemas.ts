import * as z from 'zod';
import { type SchemaName, siteKeys, urlPath } from '../../../../contracts/keys.ts';
import { catalogue, catalogueShardSchema } from './catalogue.ts';
import { manifest } from './manifest.ts';
import { latest, versions } from './pointers.ts';
import { release } from './release.ts';
import { report } from './report.ts';
import { keys, signature, statement } from './signature.ts';

/** What each object that programs read looks like. The build holds them against the contracts. */
export const schemas = {
  manifest,
  release,
  report,
  latest,
  versions,
  catalogue,
  'catalogue-shard': catalogueShardSchema,
  signature,
  statement,
  keys,
} satisfies Record<SchemaName, z.ZodType>;

/** A schema as the site publishes it, in JSON Schema 2020-12. */
export function jsonSchema(siteUrl: string, name: SchemaName): object {
  const { $schema, ...rest } = z.toJSONSchema(schemas[name]);
  return { $schema, $id: `${siteUrl}/${urlPath(siteKeys.schema(name))}`, title: name, ...rest };
}
