import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { startApertium } from './apertium/apertium.ts';
import { warm } from './apertium/engine.ts';
import { ensureCertificate } from './certificate.ts';
import { administrator, region } from './credentials.ts';
import { deploy } from './deploy.ts';
import { LocalError } from './errors.ts';
import { configuredLanguages } from './languages.ts';
import { startMiniStack } from './ministack/ministack.ts';
import { defaultStateDirectory, repository } from './paths.ts';
import { choosePort } from './ports.ts';
import { type Progress, silent } from './progress.ts';
import { isRunning } from './running.ts';
import { type Service, stopAll } from './service.ts';
import { startSite } from './site.ts';
import { removeStack, type Stack, writeProcess, writeStack } from './stack-file.ts';
import { makeTemporaryDirectory } from './temporary-directory.ts';
import type { EngineChoice } from './translate/engine.ts';
import { permissionFrom } from './translate/permission.ts';
import { startTranslate } from './translate/server.ts';
import { ensureVenv } from './venv.ts';

export interface CloudOptions {
  /** One cloud a directory. Default: `.local`. */
  stateDirectory?: string;
  /** MiniStack's. 0: any free one. Default: 4566 if it is free, else any. */
  port?: number | undefined;
  engine?: EngineChoice;
  /** Keep what the cloud holds in the state directory, for the next start. */
  persist?: boolean;
  /** As for `cdk -c`: `languages=es,fr`. */
  context?: string[];
  /** The CDK app's command; default: cdk.json's. */
  app?: string;
  stackName?: string;
  progress?: Progress;
  /** Ends a start under way, and what it has started. */
  signal?: AbortSignal;
}

export interface Cloud {
  stack: Stack;
  /** Stops every process that the start has started and removes stack.json. */
  stop(): Promise<void>;
}

const defaultPort = 4566;
/** The next start has the same one, if it is free then, and what `--persist` kept names it. */
const preferredSitePort = 4580;

/** Everything of the local cloud, deployed and answering. What fails on the way takes the rest down with it. */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const stateDirectory = path.resolve(options.stateDirectory ?? defaultStateDirectory);
  if (await isRunning(stateDirectory))
    throw new LocalError('AlreadyRunning', 'The local cloud of this checkout runs already.');
  const services: Service[] = [];
  const stop = async () => {
    await removeStack(stateDirectory);
    await stopAll(services);
  };
  try {
    await mkdir(stateDirectory, { recursive: true });
    await removeStack(stateDirectory);
    await writeProcess(stateDirectory);
    return { stack: await start(options, stateDirectory, services), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(options: CloudOptions, stateDirectory: string, services: Service[]): Promise<Stack> {
  const { engine = 'auto', persist = false, context = [], stackName = 'Dragoman', progress = silent } = options;
  const signal = options.signal ?? new AbortController().signal;
  const languages = await configuredLanguages(context);
  const started = <S extends Service>(service: S): S => {
    services.push(service);
    return service;
  };

  const [python, certificate, apertium] = await Promise.all([
    ensureVenv(progress),
    ensureCertificate(path.join(stateDirectory, 'tls')),
    startApertium({ engine, languages, stateDirectory, progress }).then((service) => service && started(service)),
  ]);

  signal.throwIfAborted();
  const port = await choosePort(options.port, defaultPort);
  if (options.port === undefined && port !== defaultPort) {
    progress.warn(`Port ${defaultPort} is taken (another checkout's local cloud?): using ${port}.`);
  }
  const permission = permissionFrom(port, await readFile(certificate.caBundle));
  started({ name: 'permission', stop: async () => permission.close() });
  const translate = started(
    await startTranslate({
      port: 0,
      engine,
      permission: permission.ask,
      apertium: apertium?.engine ?? null,
      terminologiesFile: persist ? path.join(stateDirectory, 'state', 'terminologies.json') : undefined,
    }),
  );
  progress.step(`Starting MiniStack on port ${port}`);
  const scratch = started(await makeTemporaryDirectory());
  const translateEndpoint = translate.endpoint;
  started(
    await startMiniStack({
      python,
      port,
      stateDirectory,
      scratch: scratch.path,
      certificate,
      persist,
      translateEndpoint,
    }),
  );

  signal.throwIfAborted();
  const reached = {
    endpoint: `https://127.0.0.1:${port}`,
    caBundle: path.relative(repository, certificate.caBundle),
    region,
    ...administrator,
  };
  const site = started(await startSite(reached, options.port === 0 ? 0 : preferredSitePort));
  // What anybody says with `-c` comes later, and so counts.
  const withSite = [`siteUrl=${site.url}`, ...context];
  const [{ distributionDomainName, ...outputs }] = await Promise.all([
    deploy({ ...reached, stateDirectory, context: withSite, app: options.app, stackName, progress, signal }),
    apertium ? warm(apertium.engine, 'en', languages) : undefined,
  ]);
  site.show(distributionDomainName);
  const stack: Stack = { ...reached, ...outputs, translateEndpoint, siteUrl: site.url };
  await writeStack(stateDirectory, stack);
  return stack;
}
