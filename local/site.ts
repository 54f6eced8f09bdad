import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { clientConfig } from './clients.ts';
import type { Service } from './service.ts';
import type { Stack } from './stack-file.ts';

export interface Site extends Service {
  url: string;
}

type Source = Pick<Stack, 'endpoint' | 'caBundle' | 'region' | 'accessKeyId' | 'secretAccessKey' | 'publishBucket'>;

/** The publish bucket as a reader's browser sees it: plain HTTP on loopback, headers as stored. */
export async function startSite(stack: Source): Promise<Site> {
  const s3 = new S3Client(await clientConfig(stack));
  const server = createServer((request, response) => {
    serve(s3, stack.publishBucket, request, response).catch((error) => response.destroy(error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    name: 'site',
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      s3.destroy();
    },
  };
}

async function serve(s3: S3Client, bucket: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const key = keyOf(request.url ?? '/');
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  if (key === null) return void response.writeHead(400).end();
  try {
    const found = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    const body = await found.Body?.transformToByteArray();
    const headers = {
      'content-type': found.ContentType,
      'content-length': found.ContentLength,
      'cache-control': found.CacheControl,
      'content-disposition': found.ContentDisposition,
      'content-language': found.ContentLanguage,
      etag: found.ETag,
    };
    const present = Object.entries(headers).filter(([, value]) => value !== undefined) as [string, string | number][];
    response.writeHead(200, Object.fromEntries(present)).end(request.method === 'HEAD' ? undefined : body);
  } catch (error) {
    const status = error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? 502) : 502;
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${status} ${key}\n`);
  }
}

/** The object of an address; a directory's is its index. `null` where the address is not well formed. */
function keyOf(url: string): string | null {
  try {
    const key = decodeURIComponent(new URL(url, 'http://site').pathname.slice(1));
    return key === '' || key.endsWith('/') ? `${key}index.html` : key;
  } catch {
    return null;
  }
}
