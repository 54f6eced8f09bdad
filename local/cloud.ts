import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { startApertium } from './apertium/apertium.ts';
import { warm } from './apertium/engine.ts';
import { ensureCertificate } from './certificate.ts';
import { deploy, localStackName } from './deploy.ts';
import { administrator, region } from './environment.ts';
import { LocalError } from './errors.ts';
import { configuredLanguages } from './languages.ts';
import { endLeftovers, holdsCloud } from './leftovers.ts';
import { startMiniStack } from './ministack/ministack.ts';
import { defaultStateDirectory, repository } from './paths.ts';
import { choosePort } from './ports.ts';
import { type Progress, silent } from './progress.ts';
import { isRunning } from './running.ts';
import { type Service, stopAll } from './service.ts';
import { writeEnvironment } from './shell-environment.ts';
import { startSite } from './site.ts';
import { readCloudRun, removeStack, type Stack, writeRun, writeStack } from './stack-file.ts';
import { makeTemporaryDirectory } from './temporary-directory.ts';
import type { EngineChoice } from './translate/engine.ts';
import { permissionFrom } from './translate/permission.ts';
import { startTranslate } from './translate/server.ts';
import { ensureVenv } from './venv.ts';

export interface CloudOptions {
  /** One cloud per directory. Default: `.local`. */
  stateDirectory?: string;
  /** MiniStack's. 0: any free one. Default: 4566 if it is free, else any. */
  port?: number | undefined;
  engine?: EngineChoice;
  /** Keeps the cloud's contents in the state directory for the next start. */
  persist?: boolean;
  /** As for `cdk -c`: `languages=es,fr`. */
  context?: string[];
  /** The CDK app's command; default: cdk.json's. */
  app?: string;
  stackName?: string;
  progress?: Progress;
  /** Whether to install Python and Apertium if they are missing. Default: yes. */
  install?: boolean;
  /** Aborts a start and ends the processes that it started. */
  signal?: AbortSignal;
}

export interface Cloud {
  stack: Stack;
  /** Resolves once a part ends by itself; the others cannot work without it. */
  died: Promise<LocalError>;
  /** Stops every process that the start started, and removes stack.json. */
  stop(): Promise<void>;
}

const defaultPort = 4566;
/** The next start uses the same port if it is free, since objects kept by `--persist` contain it. */
const preferredSitePort = 4580;

/** Starts and deploys the whole local cloud. If a step fails, stops the rest. */
export async function startCloud(options: CloudOptions = {}): Promise<Cloud> {
  const stateDirectory = path.resolve(options.stateDirectory ?? defaultStateDirectory);
  await makeRoom(stateDirectory, options.progress ?? silent);
  const services: Service[] = [];
  const stop = async () => {
    await removeStack(stateDirectory);
    await stopAll(services);
  };
  const death = new AbortController();
  const signal = AbortSignal.any([death.signal, ...(options.signal ? [options.signal] : [])]);
  try {
    await mkdir(stateDirectory, { recursive: true });
    await removeStack(stateDirectory);
    const started = await recorder(stateDirectory, services, death);
    const stack = await start({ ...options, signal }, stateDirectory, started);
    return { stack, died: diedOf(death.signal), stop };
  } catch (error) {
    await stop();
    // If a service died, its death explains the error better.
    throw death.signal.aborted ? death.signal.reason : error;
  }
}

/** One cloud per directory: throws if one is running, and ends leftovers of an earlier run. */
async function makeRoom(stateDirectory: string, progress: Progress): Promise<void> {
  const run = await readCloudRun(stateDirectory);
  const held = run !== null && run.pid !== process.pid && (await holdsCloud(run.pid));
  if (held || (await isRunning(stateDirectory))) {
    const holder = held ? ` (process ${run.pid})` : '';
    throw new LocalError('AlreadyRunning', `The local cloud of this checkout is already running or starting${holder}.`);
  }
  const left = await endLeftovers(run);
  if (left.length > 0) progress.warn(`Ended leftovers of an earlier run: ${left.join(', ')}`);
}

type Started = <S extends Service>(service: S) => Promise<S>;

/** Records each started service: to stop it at the end, to notice its death, and for `--stop` if this process dies. */
async function recorder(stateDirectory: string, services: Service[], death: AbortController): Promise<Started> {
  const record = () =>
    writeRun(stateDirectory, {
      pid: process.pid,
      groups: services.flatMap(({ name, pid }) => (pid === undefined ? [] : [{ name, pid }])),
      directories: services.flatMap(({ directory }) => directory ?? []),
    });
  await record();
  return async (service) => {
    services.push(service);
    service.died?.then((error) => death.abort(error));
    await record();
    return service;
  };
}

function diedOf(signal: AbortSignal): Promise<LocalError> {
  return new Promise((resolve) => {
    const tell = () => resolve(signal.reason);
    if (signal.aborted) tell();
    else signal.addEventListener('abort', tell, { once: true });
  });
}

type Start = CloudOptions & { signal: AbortSignal };

async function start(options: Start, stateDirectory: string, started: Started): Promise<Stack> {
  const {
    engine = 'auto',
    persist = false,
    context = [],
    stackName = localStackName,
    progress = silent,
    install = true,
    signal,
  } = options;
  const languages = await configuredLanguages(context);

  const [python, certificate, apertium] = await Promise.all([
    ensureVenv(progress, install),
    ensureCertificate(path.join(stateDirectory, 'tls')),
    startApertium({ engine, languages, stateDirectory, progress, install }).then(
      (service) => service && started(service),
    ),
  ]);

  signal.throwIfAborted();
  const port = await choosePort(options.port, defaultPort);
  if (options.port === undefined && port !== defaultPort) {
    progress.warn(`Port ${defaultPort} is taken (another checkout's local cloud?): using ${port}.`);
  }
  const permission = permissionFrom(port, await readFile(certificate.caBundle));
  await started({ name: 'permission', stop: async () => permission.close() });
  const translate = await started(
    await startTranslate({
      port: 0,
      engine,
      permission: permission.ask,
      apertium: apertium?.engine ?? null,
      terminologiesFile: persist ? path.join(stateDirectory, 'state', 'terminologies.json') : undefined,
    }),
  );
  progress.step(`Starting MiniStack on port ${port}`);
  const scratch = await started(await makeTemporaryDirectory());
  const translateEndpoint = translate.endpoint;
  await started(
    await startMiniStack({
      python,
      port,
      stateDirectory,
      scratch: scratch.directory,
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
  const site = await started(await startSite(reached, options.port === 0 ? 0 : preferredSitePort));
  // `-c` options come later, so they override this.
  const withSite = [`siteUrl=${site.url}`, ...context];
  const [{ distributionDomainName, ...outputs }] = await Promise.all([
    deploy({ ...reached, stateDirectory, context: withSite, app: options.app, stackName, progress, signal }),
    apertium ? warm(apertium.engine, 'en', languages) : undefined,
  ]);
  site.show(distributionDomainName);
  const stack: Stack = { ...reached, ...outputs, translateEndpoint, siteUrl: site.url };
  await writeEnvironment(stateDirectory, stack);
  await writeStack(stateDirectory, stack);
  return stack;
}
