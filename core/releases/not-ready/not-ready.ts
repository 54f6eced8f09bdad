import { type ReportedError, reportedError } from '../../../contracts/failures.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { defined } from '../../lib/defined.ts';
import { FrontMatter } from '../options/front-matter.ts';
import { optionOf } from '../options/known-options.ts';
import { noEmbargo, type ReleaseOptions } from '../options/parse-options.ts';
import { type Moment, momentOf } from './moment.ts';
import { bareName, notReadyNames, notReadyStatus, type Saying, timedStatus } from './names.ts';
import { slipOf } from './slips.ts';

/** An upload's keys besides our options. */
export interface OtherKeys {
  frontMatter: ReadonlyMap<string, unknown>;
  metadata: ReadonlyMap<string, unknown>;
}

export interface NotReady {
  /** The reason to hold it, even with an embargo. */
  stop?: ReportedError;
  /** The reason to hold it unless an embargo gives a time. */
  hold?: ReportedError;
  warnings: Warning[];
}

interface Finding {
  key: string;
  value: string;
  line: number | undefined;
  isMetadata: boolean;
  says: Saying;
  moment?: Moment;
  /** The option that the key is one slip away from. */
  meant?: string;
}

/**
 * Whether an upload says, in other systems' keys, that it must not be published yet. Metadata outranks front
 * matter, key by key. A future embargo answers keys with a time; the embargo `none` answers dates.
 *
 * @param commandWith the command that uploads the file again with this metadata
 */
export function notReady(
  said: OtherKeys,
  { ready, embargo: inForce, embargoPassed }: ReleaseOptions,
  now: Date,
  commandWith: (metadata: Record<string, string>) => string,
): NotReady {
  if (ready === true) return { warnings: [] };
  const embargo = embargoPassed === undefined ? inForce : undefined; // what is over says nothing of a later time
  const findings = findingsOf(said, now);
  const held = findings.filter(({ says, moment }) => says !== 'stamp' || moment?.hasTime);
  const firm = held.filter((finding) => !hasTime(finding));
  const timed = held.filter((finding) => hasTime(finding) && !isAnswered(finding, embargo));
  const warnings = embargo === undefined ? findings.filter((finding) => !held.includes(finding)).map(dateAhead) : [];
  if (firm.length > 0) return { stop: holdOf([...firm, ...timed], commandWith({ ready: 'true' })), warnings };
  return timed.length > 0 ? { hold: holdOf(timed, commandWith({ ready: 'true' })), warnings } : { warnings };
}

function findingsOf({ frontMatter, metadata }: OtherKeys, now: Date): Finding[] {
  const overridden = new Set([...metadata.keys()].map(bareName));
  const own = [...frontMatter].filter(([key]) => !overridden.has(bareName(key)));
  const lines = frontMatter instanceof FrontMatter ? frontMatter.lines : new Map<string, number>();
  const given = new Set([...frontMatter.keys(), ...metadata.keys()].map(optionOf));
  return [
    ...own.flatMap(([key, value]) => {
      const place = { key, line: lines.get(key), isMetadata: false };
      const slip = slipOf(key, value, given, now);
      return slip === undefined ? findingOf(place, value, now) : [{ ...place, value: String(value).trim(), ...slip }];
    }),
    ...[...metadata].flatMap(([key, value]) => findingOf({ key, line: undefined, isMetadata: true }, value, now)),
  ];
}

function findingOf(place: Pick<Finding, 'key' | 'line' | 'isMetadata'>, given: unknown, now: Date): Finding[] {
  const value = given instanceof Date ? given.toISOString() : given;
  if (!['string', 'number', 'boolean'].includes(typeof value)) return [];
  const written = String(value).trim();
  const rows = notReadyNames.filter(({ name }) => bareName(name) === bareName(place.key));
  for (const { says } of rows) {
    const moment = says === 'ahead' || says === 'stamp' || says === 'past' ? momentOf(written) : undefined;
    if (!isNotReady(says, written.toLowerCase(), moment, now.getTime())) continue;
    return [{ ...place, value: written, says, ...defined({ moment }) }];
  }
  return [];
}

function isNotReady(says: Saying, value: string, moment: Moment | undefined, now: number): boolean {
  switch (says) {
    case 'yes':
      return ['true', 'yes', 'y', 'on', '1'].includes(value);
    case 'no':
      return ['false', 'no', 'n', 'off', '0'].includes(value);
    case 'status':
      return notReadyStatus.some((status) => status === value);
    case 'ahead':
      // A time without a zone is over once it has passed everywhere; a day, once it has begun anywhere.
      return moment !== undefined && (moment.hasTime ? moment.latest : moment.earliest) > now;
    case 'stamp':
      // Programs write the file's creation time, often without a zone: that is not in the future.
      return moment !== undefined && moment.earliest > now;
    case 'past':
      return moment !== undefined && moment.latest <= now;
  }
}

/** Whether the finding gives a time, which an embargo can replace. */
function hasTime({ says, value }: Finding): boolean {
  return says === 'ahead' || says === 'stamp' || (says === 'status' && timedStatus.includes(value.toLowerCase()));
}

function isAnswered({ says }: Finding, embargo: string | undefined): boolean {
  return embargo !== undefined && (embargo !== noEmbargo || says !== 'status');
}

function holdOf(findings: readonly Finding[], publish: string): ReportedError {
  const [first] = findings;
  const exact = findings.find(({ moment, says }) => says !== 'past' && moment && moment.earliest === moment.latest);
  const alone = exact?.moment && findings.every(hasTime) ? new Date(exact.moment.earliest).toISOString() : undefined;
  const then = alone?.replace('.000Z', 'Z');
  return reportedError(
    'SaysItIsNotReady',
    `The upload says that it is not ready to be published: ${findings.map(shown).join('; ')}.${
      then === undefined ? '' : ` To publish it by itself at that time, write "embargo: ${then}".`
    } To publish it as it is: ${publish}`,
    first?.line,
  );
}

function dateAhead(finding: Finding): Warning {
  const { line } = finding;
  return {
    code: 'date-ahead',
    message: `The date is in the future, but has no time of day: ${shown(finding)}. The release is not held until then; to hold it, set the option "embargo".`,
    ...defined({ line }),
  };
}

function shown({ key, value, line, isMetadata, says, meant }: Finding): string {
  const cut = value.length > 80 ? `${value.slice(0, 79)}…` : value;
  const passed = says === 'past' ? ', which has passed' : '';
  if (isMetadata) return `"${key}=${cut}" in its metadata${passed}`;
  const slip = meant === undefined ? '' : `, one slip away from the option "${meant}"`;
  return `"${key}: ${cut}"${line === undefined ? '' : ` in line ${line}`}${passed}${slip}`;
}
