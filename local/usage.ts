import path from 'node:path';
import { workKeys } from '../contracts/keys.ts';
import { shellQuoted } from '../core/lib/text/shell-quoted.ts';
import { defaultStateDirectory, repository } from './paths.ts';
import { environmentFile, type Stack } from './stack-file.ts';

/** The key in the commands shown. It differs from the demo's key, so that the release is not unchanged. */
const key = '2026/river-ferry.md';
const slug = '2026/river-ferry';

/** Commands to paste into a shell: to upload a release, look at its report and fetch a translation. */
export function awsCommands(language: string, stateDirectory = defaultStateDirectory): string {
  const source = path.relative(repository, environmentFile(stateDirectory));
  return [
    `. ${shellQuoted(source)}`,
    `aws s3 cp examples/river-ferry.md "s3://$UPLOAD/${key}"`,
    `aws s3api wait object-exists --bucket "$WORK" --key ${workKeys.report(key)}`,
    `aws s3 cp "s3://$WORK/${workKeys.report(key)}" -`,
    `aws s3 cp "s3://$PUBLISH/releases/${slug}/v1/${language}/document.md" -`,
  ]
    .map((line) => `  ${line}`)
    .join('\n');
}

/** Printed once the cloud is ready. */
export function usage(stack: Stack, language: string): string {
  return `
The local cloud is ready. In another shell, from the repository (aws is the AWS CLI, version 2):

${awsCommands(language)}

Upload     ${stack.uploadBucket}  ($UPLOAD)
Reports    ${stack.workBucket}  ($WORK)
Published  ${stack.publishBucket}  ($PUBLISH)
Site       ${stack.siteUrl}
Translate  ${stack.translateEndpoint}/_local/stats
Stop       Ctrl-C, or: npm run local -- --stop

`;
}
