import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Agent, request as ask } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { repository } from './paths.ts';
import type { Service } from './service.ts';
import type { Stack } from './stack-file.ts';

export interface LocalSite extends Service {
  url: string;
  /** Begins to answer for this distribution. The site's address is needed earlier, to deploy the stack. */
  show(distributionDomainName: string): void;
}

const loopback = '127.0.0.1';

/**
 * The distribution as a reader's browser sees it, over plain HTTP on loopback: forwards requests to
 * MiniStack's CloudFront, and its responses back, unchanged.
 *
 * @param preferredPort taken if free, so that addresses in kept objects stay valid; else any port.
 */
export async function startSite(
  { endpoint, caBundle }: Pick<Stack, 'endpoint' | 'caBundle'>,
  preferredPort = 0,
): Promise<LocalSite> {
  const agent = new Agent({ keepAlive: true, ca: await readFile(path.resolve(repository, caBundle)) });
  let distribution: string | undefined;
  const server = createServer((request, response) => {
    if (distribution === undefined) return void response.writeHead(503).end('The stack is being deployed.\n');
    forward(request, response, { agent, port: Number(new URL(endpoint).port), distribution });
  });
  const { port } = await listen(server, preferredPort);
  return {
    name: 'site',
    url: `http://${loopback}:${port}`,
    show: (domainName) => {
      distribution = domainName;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
}

async function listen(server: Server, port: number): Promise<AddressInfo> {
  try {
    server.listen(port, loopback);
    await once(server, 'listening');
  } catch (error) {
    if (port === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return listen(server, 0);
  }
  return server.address() as AddressInfo;
}

interface Behind {
  agent: Agent;
  port: number;
  distribution: string;
}

/** MiniStack recognises a distribution by the host name. */
function forward(request: IncomingMessage, response: ServerResponse, { agent, port, distribution }: Behind): void {
  const { connection: _, ...headers } = request.headers;
  const asked = ask({
    agent,
    host: loopback,
    servername: 'localhost',
    port,
    method: request.method,
    path: request.url,
    headers: { ...headers, host: distribution },
  });
  asked.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
    answer.on('error', (error) => response.destroy(error));
  });
  asked.on('error', (error) => {
    if (response.headersSent) return void response.destroy(error);
    response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end(`${error.message}\n`);
  });
  response.on('close', () => asked.destroy());
  request.pipe(asked);
}
