import { awsEnvironment } from './environment.ts';
import type { Stack } from './stack-file.ts';

/** Lines to paste into a shell, after which `aws` works against the local cloud. */
export function usage(stack: Stack): string {
  const { AWS_ACCOUNT_ID: _, ...variables } = awsEnvironment(stack);
  return `
The local cloud is ready. For aws in another shell (no profile, no session token):

${Object.entries(variables)
  .map(([name, value]) => `  export ${name}=${quote(value ?? '')}`)
  .join('\n')}
  unset AWS_PROFILE AWS_SESSION_TOKEN

  aws s3 cp examples/river-ferry.md s3://${stack.uploadBucket}/
  aws s3 ls --recursive s3://${stack.publishBucket}/

Site       ${stack.siteUrl}
Translate  ${stack.translateEndpoint}/_local/stats
Stop       Ctrl-C, or: npm run local -- --stop

`;
}

/** Paths may hold spaces and quotes. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
