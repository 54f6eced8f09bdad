import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Service } from '../service.ts';
import { Behaviour } from './behaviour.ts';
import type { EngineChoice, LocalEngine, RoutedEngine } from './engine.ts';
import { type Endpoint, type TranslateTextResult, translateText } from './operation.ts';
import type { Permission, Refusal, SignedRequest } from './permission.ts';
import { pseudo } from './pseudo.ts';
import { ServiceError, serviceErrors } from './service-error.ts';
import { Counter } from './statistics.ts';
import { Terminologies } from './terminologies.ts';
import { terminologyOperations } from './terminology-operations.ts';
import { testInterface } from './test-interface.ts';

export interface TranslateServerOptions {
  port: number;
  engine: EngineChoice;
  permission: Permission;
  apertium: RoutedEngine | null;
  pseudo?: LocalEngine;
  /** File that keeps terminologies for the next start. */
  terminologiesFile?: string | undefined;
}

export interface TranslateService extends Service {
  endpoint: string;
}

const jsonType = 'application/x-amz-json-1.1';
const targetPrefix = 'AWSShineFrontendService_20170701.';

/** Amazon Translate's JSON 1.1 protocol on loopback, and the test interface. */
export async function startTranslate(options: TranslateServerOptions): Promise<TranslateService> {
  const now = () => performance.now();
  const behaviour = new Behaviour(options.engine, now);
  const endpoint: Endpoint = {
    behaviour,
    counter: new Counter(),
    permission: options.permission,
    terminologies: new Terminologies({ file: options.terminologiesFile, places: () => behaviour.terminologies }),
    engines: { apertium: options.apertium, pseudo: options.pseudo ?? pseudo },
    now,
    wait: async (ms) => void (ms > 0 && (await delay(ms))),
  };
  const server = createServer((request, response) => {
    answer(endpoint, request, response).catch((error) => response.destroy(error));
  });
  // Longer than the SDK keeps idle connections, so that the SDK always closes them first.
  server.keepAliveTimeout = 120_000;
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    name: 'Amazon Translate',
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(endpoint: Endpoint, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const local = testInterface(endpoint, request.method ?? 'GET', request.url ?? '/', body.toString());
  if (local) return send(response, local.status, { 'content-type': 'application/json' }, local.body);
  const headers = { 'content-type': jsonType, 'x-amzn-requestid': randomUUID() };
  try {
    const operation = operationOf(String(request.headers['x-amz-target'] ?? ''));
    const result = await operation(
      endpoint,
      { rawHeaders: request.rawHeaders, body },
      `http://${request.headers.host}`,
    );
    if ('status' in result) {
      endpoint.counter.rejected();
      response.writeHead(result.status, result.headers).end(result.body);
      return;
    }
    const engine: Record<string, string> = 'engine' in result ? { 'x-dragoman-engine': result.engine } : {};
    send(response, 200, { ...headers, ...engine }, result.output);
  } catch (error) {
    endpoint.counter.rejected();
    const known =
      error instanceof ServiceError
        ? error
        : new ServiceError('InternalServerException', `The local engine failed: ${error}`);
    const payload = { __type: known.name, Message: known.message, message: known.message, ...known.members };
    send(response, serviceErrors[known.name], { ...headers, 'x-amzn-errortype': known.name }, payload);
  }
}

type Operation = (
  endpoint: Endpoint,
  signed: SignedRequest,
  address: string,
) => Promise<TranslateTextResult | { output: unknown } | Refusal>;

function operationOf(target: string): Operation {
  const name = target.startsWith(targetPrefix) ? target.slice(targetPrefix.length) : '';
  if (name === 'TranslateText') return translateText;
  const operation = Object.hasOwn(terminologyOperations, name) ? terminologyOperations[name] : undefined;
  if (operation === undefined) throw new ServiceError('UnknownOperationException', '');
  return async ({ permission, terminologies }, signed, address) =>
    (await permission(signed)) ?? { output: operation(terminologies, signed.body.toString(), address) };
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body?: unknown): void {
  const payload = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(payload) }).end(payload);
}
