import { docs } from '../../docs/documents.ts';
import { type Told, toldBy } from '../../docs/shell-commands.ts';

/** Every block of commands in the documents; decisions are of their time. */
export const told = docs.filter(({ path }) => !path.startsWith('docs/developers/decisions/')).flatMap(toldBy);

/** Reviewers and curators have no policy of their own yet, so that an administrator types their lines. */
export type Person = 'editor' | 'operator' | 'maintainer' | 'administrator';

/** A line as it is run, with what must be there before it. */
export interface Line {
  /** Document, heading and line. */
  where: string;
  line: string;
  run: string;
}

/** Who types a line: the first rule that it matches, else an operator for the runbook and an editor for other pages. */
const persons: readonly [RegExp, Person][] = [
  [/^npm run (memory|purge|withdrawn) /, 'maintainer'],
  [/^npm run (site|leftovers) /, 'administrator'],
  [/^npm run republish /, 'editor'],
  [/^aws (iam|cloudfront) /, 'administrator'],
  [/^aws translate /, 'operator'],
  // The runbook says so: what is on the upload bucket is an editor's.
  [/\$UPLOAD\b/, 'editor'],
];

export function personOf({ line }: Line, { file }: Told): Person {
  const found = persons.find(([pattern]) => pattern.test(line));
  return found?.[1] ?? (file === 'docs/operators/runbook.md' ? 'operator' : 'editor');
}

/** What is not run, and why. */
const leftOut: readonly { line: RegExp; why: string }[] = [
  {
    line: /^([A-Z]+=\w+ )?(npm ci|npm install|npm test|npx vitest|npm run (check|fix|test|bench)|node_modules\/|python3 -m venv|\.local\/)/,
    why: 'a developer’s',
  },
  { line: /^npm run (local|demo)\b/, why: 'starts a cloud, as the set-up of these tests does' },
  { line: /^npx cdk /, why: 'the set-up of these tests deploys; an account is not destroyed' },
  { line: /^aws (s3api delete-bucket-policy|s3 rm --recursive) /, why: 'removes what an account has published' },
  {
    line: /^(npm run leftovers|aws kms schedule-key-deletion)/,
    why: 'of a stack that was removed; side-by-side.long.test.ts types it',
  },
  { line: /^npm run republish .*--yes/, why: 'publishes again what other lines are about; commands.test.ts types it' },
  { line: /^npm run verify /, why: 'of a site that is not there; commands.test.ts runs it' },
  { line: /^npm run( --silent| \w+)?$/, why: 'names a command, and is not one' },
  {
    line: /^npm run (estimate|memory|site|purge|withdrawn|republish) (?!.*--stack)/,
    why: 'of the local cloud that this checkout runs; commands.test.ts runs each',
  },
];

/** Documents about the local cloud itself. */
const aboutTheLocalCloud = 'docs/developers/local-cloud.md';

/** What AWS can do and the local cloud, or a CLI older than 2.14, cannot. Anything but these words is a failure. */
const notHere: readonly { line: RegExp; says: string }[] = [
  { line: /^aws stepfunctions redrive-execution /, says: 'Invalid choice|InvalidAction|Unknown|not supported' },
  { line: /^aws sqs start-message-move-task /, says: 'Invalid choice|InvalidAction|Unknown|not supported' },
];

/** Names of commands in a sentence, as they are typed. */
const completed: Record<string, string> = {
  'npm run estimate -- FILE --stack Dragoman': 'npm run estimate -- release.md --stack Dragoman',
  'aws s3 rm': 'aws s3 rm "s3://$UPLOAD/2026/gone.md"',
  'aws s3api head-object': 'aws s3api head-object --bucket "$UPLOAD" --key 2026/release.md',
};

/** Values that a person has looked up before, by the line that needs them. */
const given: readonly { line: RegExp; first: string }[] = [
  {
    line: /\$LOG_GROUP/,
    first: `LOG_GROUP=$(aws cloudformation describe-stack-resources --stack-name Dragoman --output text --query "StackResources[?ResourceType=='AWS::Logs::LogGroup'] | [0].PhysicalResourceId")`,
  },
  {
    line: /\$RECEIPT/,
    first: `administrator aws sqs send-message --queue-url "$LETTERS" --message-body '{}'; RECEIPT=$(aws sqs receive-message --queue-url "$LETTERS" --output text --query 'Messages[0].ReceiptHandle')`,
  },
];

/** Who is asked on a terminal says yes, and there is none here; who is told to try again in a moment does. */
function confirmed(line: string): string {
  if (/^npm run memory -- forget /.test(line)) return `${line} --yes`;
  // What is not withdrawn is still there, which is what its code says.
  if (/^npm run withdrawn /.test(line)) return `${line} || [ $? = 1 ]`;
  // Nobody records who does what here, which is what its code says.
  if (/^npm run who /.test(line)) return `${line} || [ $? = 1 ]`;
  if (/^npm run site -- preview /.test(line)) return `${line} || { sleep 5; ${line}; }`;
  return line;
}

/** The lines of a block that are run, and how. */
export function lines({ file, section, lines: all }: Told, before: readonly Line[] = []): Line[] {
  if (file === aboutTheLocalCloud) return [];
  return all
    .map((written) => completed[written] ?? written)
    .filter((line) => !leftOut.some(({ line: pattern }) => pattern.test(line)))
    .map((line) => ({ where: `${file}, ${section}: ${line}`, line, run: asRun(line) }))
    .filter(({ run }) => !before.some((one) => one.run === run));
}

function asRun(line: string): string {
  const absent = notHere.find(({ line: pattern }) => pattern.test(line));
  if (absent !== undefined) {
    return `if OUT=$(${line} 2>&1); then false; else grep -qE '${absent.says}' <<< "$OUT"; fi`;
  }
  const first = given.find(({ line: pattern }) => pattern.test(line))?.first;
  return [...(first === undefined ? [] : [first]), confirmed(line)].join('\n');
}

/** The names that a person's lines use, as the runbook gives them to an operator and README to all others. */
export function prelude(person: Person): Line[] {
  const file = person === 'operator' ? 'docs/operators/runbook.md' : 'README.md';
  const block = told.find((each) => each.file === file && each.lines[0]?.startsWith('output()'));
  if (block === undefined) throw new Error(`${file} does not define output()`);
  return lines(block);
}

/** The patterns above that no line matches: what they were for is gone. */
export function unused(): string[] {
  const all = told.flatMap((each) => each.lines);
  const patterns = [...leftOut, ...notHere, ...given].map(({ line }) => line);
  const names = Object.keys(completed).filter((name) => !all.includes(name));
  return [...patterns.filter((pattern) => !all.some((line) => pattern.test(line))).map(String), ...names];
}
