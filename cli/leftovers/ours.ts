import { createHash } from 'node:crypto';
import type { StackResource } from '../../aws/cloudformation/retained.ts';

/** A resource that a pipeline retains, by its path below the construct `Dragoman`. */
export interface RetainedPart {
  path: string;
  type: 'AWS::S3::Bucket' | 'AWS::DynamoDB::Table' | 'AWS::KMS::Key';
  label: string;
  /** None of these is of use without the others. */
  isTogether?: boolean;
}

/** Keys have numbers up to this one (`signatures.key`). */
const lastKey = 99;

const parts: readonly RetainedPart[] = [
  { path: 'Buckets/Upload', type: 'AWS::S3::Bucket', label: 'uploaded files', isTogether: true },
  { path: 'Buckets/Work', type: 'AWS::S3::Bucket', label: 'reports and documents', isTogether: true },
  { path: 'Buckets/Publish', type: 'AWS::S3::Bucket', label: 'published files', isTogether: true },
  { path: 'Tables/Releases', type: 'AWS::DynamoDB::Table', label: 'releases', isTogether: true },
  { path: 'Tables/TranslationMemory', type: 'AWS::DynamoDB::Table', label: "the machine's memory", isTogether: true },
  { path: 'Tables/HumanMemory', type: 'AWS::DynamoDB::Table', label: "people's words", isTogether: true },
  { path: 'Delivery/AccessLogs/Bucket', type: 'AWS::S3::Bucket', label: 'access logs' },
  { path: 'AuditTrail/Bucket', type: 'AWS::S3::Bucket', label: 'who did what' },
  ...Array.from(
    { length: lastKey },
    (_, index): RetainedPart => ({ path: `SigningKey/Key${index + 1}`, type: 'AWS::KMS::Key', label: 'signatures' }),
  ),
];

export const partsTogether: readonly RetainedPart[] = parts.filter(({ isTogether }) => isTogether);

/** The part of a pipeline that a resource is; undefined if nothing proves that it is Dragoman's. */
export type PartOf = (one: StackResource) => RetainedPart | undefined;

/**
 * Recognises pipelines among what stacks of one name have left. A logical id ends in a digest of its construct's path,
 * so it is proof of the path; another app may have a bucket at `Buckets/Upload`, but not all six of our buckets and
 * tables below one construct.
 *
 * @param construct the path of the construct `Dragoman` in its stack, such as `News/my-pipeline`; if undefined, those
 *   that the ids could come from: `NewsPipeline` may be `NewsPipeline` or `News/Pipeline`
 */
export function recognise(resources: readonly StackResource[], construct?: string): PartOf {
  const places = new Map(resources.map((one) => [idOf(one), placeOf(one, construct)]));
  const found = new Map<string, Set<string>>();
  for (const place of places.values()) {
    if (place === undefined) continue;
    found.set(place.construct, (found.get(place.construct) ?? new Set()).add(place.part.path));
  }
  return (one) => {
    const place = places.get(idOf(one));
    if (place === undefined) return undefined;
    const beside = found.get(place.construct);
    return partsTogether.every(({ path }) => beside?.has(path)) ? place.part : undefined;
  };
}

const idOf = ({ type, logicalId }: StackResource) => `${type} ${logicalId}`;

function placeOf({ logicalId, type }: StackResource, construct?: string) {
  for (const part of parts.filter((each) => each.type === type)) {
    const candidates = construct === undefined ? constructsOf(logicalId, part) : [construct];
    const found = candidates.find((each) => logicalIdOf(`${each}/${part.path}`) === logicalId);
    // Two spellings of one path are one.
    if (found !== undefined) return { part, construct: found.split('/').filter(isRead).join('/') };
  }
  return undefined;
}

/** The constructs, up to three deep, whose part could have this id; ids leave out signs such as `-`. */
function constructsOf(logicalId: string, part: RetainedPart): string[] {
  const ending = humanPart(part.path.split('/'));
  const human = logicalId.slice(0, -digestLength);
  if (!human.endsWith(ending)) return [];
  const prefix = human.slice(0, human.length - ending.length);
  const constructs: string[] = [];
  for (let i = 0; i <= prefix.length; i += 1) {
    for (let j = i; j <= prefix.length; j += 1) {
      constructs.push([prefix.slice(0, i), prefix.slice(i, j), prefix.slice(j)].join('/'));
    }
  }
  return constructs;
}

const digestLength = 8;

/** CDK leaves out components called Default; an empty one is the stack itself. */
const isRead = (name: string) => name !== '' && name !== 'Default';

/** As CDK makes it of a path: what people read, and a digest of the path (aws-cdk-lib: makeUniqueId). */
function logicalIdOf(construct: string): string {
  const path = [...construct.split('/').filter(isRead), 'Resource'];
  const digest = createHash('md5').update(path.join('/')).digest('hex').slice(0, digestLength).toUpperCase();
  return humanPart(path).slice(0, 240) + digest;
}

function humanPart(path: readonly string[]): string {
  const read: string[] = [];
  for (const name of path) if (!read.at(-1)?.endsWith(name)) read.push(name);
  return read
    .filter((name) => name !== 'Resource')
    .map((name) => name.replace(/[^A-Za-z0-9]/g, ''))
    .join('');
}
