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
export type PartOf = (one: Pick<StackResource, 'logicalId' | 'type'>) => RetainedPart | undefined;

/**
 * Recognises a pipeline's resources by their logical ids, each of which ends in a digest of its construct's path. So an
 * id is proof of the whole path: a bucket that is called like one of ours, or was made beside the pipeline, has another.
 *
 * @param construct the path of the construct `Dragoman` in its stack, such as `News/my-pipeline`; if undefined, those
 *   that the id could come from: `NewsPipeline` may be `NewsPipeline` or `News/Pipeline`
 */
export function recognise(construct?: string): PartOf {
  return ({ logicalId, type }) =>
    parts.find((part) => {
      if (part.type !== type) return false;
      const candidates = construct === undefined ? constructsOf(logicalId, part) : [construct];
      return candidates.some((each) => logicalIdOf(`${each}/${part.path}`) === logicalId);
    });
}

/** Words of a prefix that are put together in each way. More than these is nobody's id. */
const mostWords = 8;

/** The constructs whose part could have this id, as far as ids tell: they leave out signs such as `-`. */
function constructsOf(logicalId: string, part: RetainedPart): string[] {
  const ending = humanPart(part.path.split('/'));
  const human = logicalId.slice(0, -digestLength);
  if (!human.endsWith(ending)) return [];
  const [first = '', ...words] = human.slice(0, human.length - ending.length).split(/(?=[A-Z])/);
  if (words.length >= mostWords) return [[first, ...words].join('')];
  return words.reduce((paths, word) => paths.flatMap((each) => [each + word, `${each}/${word}`]), [first]);
}

const digestLength = 8;

/** As CDK makes it of a path: what people read, and a digest of the path (aws-cdk-lib: makeUniqueId). */
function logicalIdOf(construct: string): string {
  // CDK leaves out components called Default; an empty one is the stack itself.
  const path = [...construct.split('/').filter((name) => name !== '' && name !== 'Default'), 'Resource'];
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
