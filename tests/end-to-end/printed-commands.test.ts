import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { repository } from '../../local/paths.ts';
import { awsCommands } from '../../local/usage.ts';
import { group } from '../support/group.ts';
import { s3, stack, stateDirectory } from './support/cloud.ts';

/** What demo and the local cloud print at their end runs as it is printed. */

const environment = path.join(stateDirectory, 'aws.sh');
const { test: withAws, programs } = await group('aws');

/** As somebody with a profile of their own would. */
const shell = async (script: string) =>
  (
    await promisify(execFile)('sh', ['-euc', script], {
      cwd: repository,
      env: {
        PATH: `${path.dirname(programs.aws)}:${process.env['PATH']}`,
        HOME: process.env['HOME'],
        AWS_PROFILE: 'company',
        AWS_SESSION_TOKEN: 'x',
      },
      maxBuffer: 16 * 1024 * 1024,
    })
  ).stdout;

withAws('drops a release, and gets its report and a translation', async () => {
  const said = await shell(awsCommands('fr', stateDirectory));
  expect(JSON.parse(said.slice(said.indexOf('\n{'), said.lastIndexOf('\n}') + 2))).toMatchObject({
    outcome: 'published',
    release: '2026/river-ferry',
  });
  expect(said.slice(said.lastIndexOf('\n}'))).toMatch(/^# \p{L}/mu);
  // Every service is the local one, whatever the CLI's version makes of the environment.
  expect(await shell(`. '${environment}'; aws sqs list-queues; aws cloudformation describe-stacks`)).toContain(
    stack.uploadBucket,
  );
  await s3.send(new DeleteObjectCommand({ Bucket: stack.uploadBucket, Key: '2026/river-ferry.md' }));
});

it("the project's commands find the stack by its name", async () => {
  const command = `'${process.execPath}' cli/memory/main.ts stats --stack Dragoman`;
  expect(await shell(`. '${environment}'; ${command}`)).toContain('The memory of the stack Dragoman');
});
