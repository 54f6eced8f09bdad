import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { SchemaName } from '../../../../contracts/keys.ts';
import { jsonSchema } from '../../../../core/publication/site/schemas/schemas.ts';

/** A schema as anybody would use it: by a validator of JSON Schema, and nothing of ours. */
export function validator(name: SchemaName, schema: object = jsonSchema('https://news.example.org', name)) {
  const ajv = new Ajv2020({ strict: true });
  // The package is CommonJS, whose types name its default export twice.
  (addFormats as unknown as (to: Ajv2020) => void)(ajv);
  return ajv.compile(schema);
}
