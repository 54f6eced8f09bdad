import { fault } from '../../contracts/fault.ts';

/**
 * Replaces `@aws-sdk/credential-provider-node` in the bundles. Lambda puts a function's credentials into its
 * environment; the chain that also tries profiles, SSO, web identities and containers is 110 kB of each bundle, a
 * tenth of it, and is never reached.
 */
export function defaultProvider(): () => Promise<Credentials> {
  return async () => ({
    accessKeyId: required('AWS_ACCESS_KEY_ID'),
    secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
    sessionToken: process.env['AWS_SESSION_TOKEN'],
  });
}

interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string | undefined;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw fault`Lambda's credentials are not in the environment`;
  return value;
}
