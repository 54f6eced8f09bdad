import { writeFile } from 'node:fs/promises';
import { shellQuoted } from '../core/lib/text/shell-quoted.ts';
import { awsEnvironment } from './environment.ts';
import { environmentFile, type Stack } from './stack-file.ts';

/**
 * Writes a file for `. .local/aws.sh`, in any POSIX shell: then `aws` and programs with an SDK use this
 * cloud, and the commands of README and docs find its buckets.
 */
export async function writeEnvironment(stateDirectory: string, stack: Stack): Promise<void> {
  const { AWS_ACCOUNT_ID: _, ...aws } = awsEnvironment(stack);
  const variables = {
    ...aws,
    UPLOAD: stack.uploadBucket,
    WORK: stack.workBucket,
    PUBLISH: stack.publishBucket,
  };
  const lines = [
    '# For a shell: . this file. Written at each start of the local cloud.',
    ...Object.entries(variables).map(([name, value]) => `export ${name}=${shellQuoted(value)}`),
    'unset AWS_PROFILE AWS_SESSION_TOKEN',
    '# Versions before 2.13 read no AWS_ENDPOINT_URL, and would ask AWS itself.',
    'aws() { command aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }',
  ];
  await writeFile(environmentFile(stateDirectory), `${lines.join('\n')}\n`);
}
