import { once } from 'node:events';
import { Agent as HttpAgent, request as http, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as https } from 'node:https';

/** What readers are told under an address: nothing, a notice, something else, or no answer that says which. */
export type Verdict = 'nothing' | 'notice' | 'there' | 'unclear';

export interface SiteAnswer {
  verdict: Verdict;
  status: number;
}

/** Asks a site for addresses as they are written: a URL of the standard library would make some of them others. */
export interface Asker {
  ask(path: string): Promise<SiteAnswer>;
  close(): void;
}

/** Redirects that are followed: to the address without escapes, then to its slash. */
const redirects = 4;

/** Milliseconds that an address may take; then it is asked once more. */
const patience = 20_000;

/** Bytes of a JSON file that are read to find `withdrawn` in it. */
const mostBytes = 1024 * 1024;

/** @param siteUrl `https://…` without a slash at its end, perhaps with a path. */
export function askerOf(siteUrl: string, atOnce: number): Asker {
  const site = new URL(siteUrl);
  const isTls = site.protocol === 'https:';
  const agent = new (isTls ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: atOnce });
  const base = site.pathname.replace(/\/$/, '');

  const get = async (path: string): Promise<IncomingMessage> => {
    const { hostname, port } = site;
    const headers = { host: site.host, 'user-agent': 'dragoman-withdrawn' };
    const sent = (isTls ? https : http)({ agent, hostname, port, path: `${base}${path}`, headers, timeout: patience });
    sent.on('timeout', () => sent.destroy(new Error('no answer')));
    sent.end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return response;
  };

  const follow = async (path: string, left: number): Promise<SiteAnswer> => {
    const response = await get(path);
    const { statusCode: status = 0, headers } = response;
    const { location } = headers;
    if (location !== undefined && status >= 300 && status < 400) {
      response.resume();
      const to = location.startsWith(siteUrl) ? location.slice(siteUrl.length) : location.slice(base.length);
      return left > 0 && to.startsWith('/') ? follow(to, left - 1) : { verdict: 'unclear', status };
    }
    if (status === 400 && !isAscii(path)) {
      response.resume();
      return { status, verdict: 'nothing' };
    }
    const isJson = (headers['content-type'] ?? '').includes('json');
    const text = status === 200 && isJson ? await textOf(response) : undefined;
    response.resume();
    return { status, verdict: verdictOf(status, headers['x-amz-meta-withdrawn'] !== undefined, text) };
  };

  return {
    ask: (path) =>
      follow(path, redirects)
        .catch(() => follow(path, redirects))
        .catch(noAnswer),
    close: () => agent.destroy(),
  };
}

/**
 * HTTP allows only ASCII in an address (RFC 9112, section 3.2): a server that refuses one does not give anything under
 * it. In any other spelling a 400 says that something is wrong.
 */
const isAscii = (path: string): boolean => /^[\x21-\x7e]*$/.test(path);

const noAnswer = (): SiteAnswer => ({ verdict: 'unclear', status: 0 });

/**
 * A page is a notice if its object says so, since a title may say anything. A file for programs is one if it says
 * `withdrawn`: it then lacks all words. A signature is one if it is of such a manifest.
 */
function verdictOf(status: number, isNotice: boolean, json: string | undefined): Verdict {
  if (status === 404) return 'nothing';
  if (status === 410 || (status === 200 && isNotice)) return 'notice';
  if (status !== 200) return 'unclear';
  return json !== undefined && saysWithdrawn(json) ? 'notice' : 'there';
}

function saysWithdrawn(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return false;
    return Object.hasOwn(value, 'withdrawn') || ('signed' in value && ofWithdrawn(value.signed));
  } catch {
    return false;
  }
}

/** Whether a signature states of a version that it was withdrawn. */
function ofWithdrawn(signed: unknown): boolean {
  const statement: unknown = typeof signed === 'string' ? JSON.parse(signed) : undefined;
  return typeof statement === 'object' && statement !== null && Object.hasOwn(statement, 'withdrawnAt');
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= mostBytes) chunks.push(chunk);
  }
  return bytes > mostBytes ? '' : Buffer.concat(chunks).toString();
}
