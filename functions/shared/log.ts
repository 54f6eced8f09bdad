/**
 * Writes a structured log record of ids and codes, never a text of a release. Lambda's JSON log format makes one
 * record of each call.
 */
export function log(event: string, fields: Record<string, string | number | boolean | undefined>): void {
  console.info({ event, ...fields });
}
