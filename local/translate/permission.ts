import { Agent, request } from 'node:https';

/** A request with its original bytes, so that its signature stays valid. */
export interface SignedRequest {
  /** Name, value, name, value, …, as sent. */
  rawHeaders: string[];
  body: Buffer;
}

/** A refusal of MiniStack, to return to the caller unchanged. */
export interface Refusal {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export type Permission = (signed: SignedRequest) => Promise<Refusal | null>;

/** Allows everything, for tests of the protocol alone. */
export const everyone: Permission = async () => null;

/** Headers of the connection, not of the request. */
const hopByHop = new Set(['connection', 'keep-alive', 'transfer-encoding', 'expect', 'upgrade', 'proxy-connection']);

/**
 * Asks MiniStack by forwarding the caller's own signed request: it checks the signature, then IAM, and then
 * answers that it cannot translate. Only that last answer means that the caller has permission. MiniStack
 * also records the call in CloudTrail, as AWS does.
 */
export function permissionFrom(port: number, ca: Buffer): { ask: Permission; close: () => void } {
  const agent = new Agent({ ca, keepAlive: true, maxSockets: 32 });
  const ask: Permission = async (signed) => {
    const answer = await forward(agent, port, signed);
    // MiniStack answers 403; JSON 1.1 services of AWS answer 400.
    return permitted(answer) ? null : { ...answer, status: 400 };
  };
  return { ask, close: () => agent.destroy() };
}

function permitted({ status, body }: Refusal): boolean {
  if (status === 200) return true;
  const text = body.toString();
  return status === 400 && text.includes('InvalidAction') && text.includes('not implemented');
}

function forward(agent: Agent, port: number, { rawHeaders, body }: SignedRequest): Promise<Refusal> {
  const headers: string[] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    if (!hopByHop.has(name.toLowerCase())) headers.push(name, rawHeaders[i + 1] as string);
  }
  return new Promise((resolve, reject) => {
    // servername: the Host header names our endpoint, which the certificate does not list.
    const asked = request({
      agent,
      host: '127.0.0.1',
      port,
      method: 'POST',
      path: '/',
      headers,
      servername: 'localhost',
    });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const kept = ['content-type', 'x-amzn-errortype', 'x-amzn-requestid'].flatMap((name) => {
          const value = answer.headers[name];
          return typeof value === 'string' ? [[name, value]] : [];
        });
        resolve({ status: answer.statusCode ?? 500, headers: Object.fromEntries(kept), body: Buffer.concat(chunks) });
      });
    });
    asked.end(body);
  });
}
