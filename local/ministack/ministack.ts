import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import path from 'node:path';
import type { Certificate } from '../certificate.ts';
import { type Child, startChild } from '../child.ts';
import { administrator, region, withoutAws } from '../environment.ts';
import { repository } from '../paths.ts';
import { lambdaConcurrency } from './concurrency.ts';

export interface MiniStackOptions {
  python: string;
  port: number;
  stateDirectory: string;
  /** For temporary files and the Lambda functions' code. */
  scratch: string;
  certificate: Certificate;
  persist: boolean;
  /** Lambda functions inherit it as AWS_ENDPOINT_URL_TRANSLATE, so the template does not mention it. */
  translateEndpoint: string;
}

/** MiniStack with IAM enforced and TLS, on loopback only. Lambda functions run as processes of this Node.js version. */
export async function startMiniStack(options: MiniStackOptions): Promise<Child> {
  const ca = await readFile(options.certificate.caBundle);
  return startChild({
    name: 'MiniStack',
    command: options.python,
    args: [path.join(repository, 'local', 'ministack', 'ministack_like_aws.py')],
    env: environment(options),
    log: path.join(options.stateDirectory, 'ministack.log'),
    ready: () => healthy(options.port, ca),
  });
}

function environment(options: MiniStackOptions): NodeJS.ProcessEnv {
  const { certificate, stateDirectory, scratch, port, persist, translateEndpoint } = options;
  const trust = certificate.caBundle;
  return {
    ...withoutAws(process.env),
    AUTH: 'true',
    USE_SSL: '1',
    MINISTACK_SSL_CERT: certificate.certificate,
    MINISTACK_SSL_KEY: certificate.key,
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    MINISTACK_REGION: region,
    AWS_ACCESS_KEY_ID: administrator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: administrator.secretAccessKey,
    LAMBDA_EXECUTOR: 'local',
    LAMBDA_ACCOUNT_CONCURRENCY: String(lambdaConcurrency()),
    // Would listen on a port of its own.
    IOT_MTLS_ENABLED: '0',
    CLOUDTRAIL_RECORDING: '1',
    CLOUDTRAIL_MAX_EVENTS: '50000',
    PERSIST_STATE: persist ? '1' : '0',
    STATE_DIR: path.join(stateDirectory, 'state'),
    S3_PERSIST: persist ? '1' : '0',
    S3_DATA_DIR: path.join(stateDirectory, 'state', 's3'),
    TMPDIR: scratch,
    PYTHONUNBUFFERED: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    NODE_EXTRA_CA_CERTS: trust,
    AWS_CA_BUNDLE: trust,
    REQUESTS_CA_BUNDLE: trust,
    SSL_CERT_FILE: trust,
    AWS_ENDPOINT_URL_TRANSLATE: translateEndpoint,
  };
}

/** Trusts only our own certificate, so another cloud on this port does not count. */
export function healthy(port: number, ca: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request(
      { host: '127.0.0.1', port, path: '/_ministack/health', ca, timeout: 2_000, agent: false },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode === 200);
      },
    );
    asked.on('error', () => resolve(false));
    asked.on('timeout', () => asked.destroy());
    asked.end();
  });
}
