import path from 'node:path';
import { repository } from './paths.ts';

/** MiniStack's root caller under AUTH=true; CloudFront's certificates are in the same region. */
export const administrator = { accessKeyId: 'test', secretAccessKey: 'test' };
export const region = 'us-east-1';
export const account = '000000000000';

/**
 * The environment without variables that would reach a real AWS account or trust another authority, and with
 * the pinned Node.js first in PATH: Lambda functions and the CDK app run on `node`.
 */
export function withoutAws(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !/^AWS_|^CDK_|^NODE_OPTIONS$|^VITEST|^LOCALSTACK_|^NODE_ENV$/.test(name),
  );
  const node = path.join(repository, 'node_modules', 'node', 'bin');
  return { ...Object.fromEntries(kept), PATH: `${node}${path.delimiter}${env.PATH ?? ''}` };
}

/** Points `cdk`, `aws` and any SDK to this cloud only. */
export function awsEnvironment(stack: { endpoint: string; caBundle: string }): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: stack.endpoint,
    AWS_CA_BUNDLE: path.resolve(repository, stack.caBundle),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: administrator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: administrator.secretAccessKey,
    AWS_ACCOUNT_ID: account,
  };
}
