import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import selfsigned from 'selfsigned';

export interface Certificate {
  /** The authority that clients trust: it signed only this certificate, and its key was thrown away. */
  caBundle: string;
  certificate: string;
  key: string;
}

/** Virtual hosts of S3 and CloudFront are below localhost; Lambda functions use the address. */
const names = ['localhost', '*.localhost', '*.s3.localhost', '*.cloudfront.localhost'];
const days = 365;

/**
 * TLS for MiniStack, kept in `directory` while it is valid. Required: AUTH=true refuses unencrypted uploads,
 * as CDK's bootstrap bucket policy does on AWS.
 */
export async function ensureCertificate(directory: string): Promise<Certificate> {
  const files = {
    caBundle: path.join(directory, 'ca.pem'),
    certificate: path.join(directory, 'server.pem'),
    key: path.join(directory, 'server-key.pem'),
  };
  if (await usable(files)) return files;
  const notAfterDate = new Date(Date.now() + days * 86_400_000);
  const authority = await selfsigned.generate([{ name: 'commonName', value: 'Dragoman local cloud' }], {
    algorithm: 'sha256',
    notAfterDate,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await selfsigned.generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    notAfterDate,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...names.map((value) => ({ type: 2 as const, value })), { type: 7 as const, ip: '127.0.0.1' }],
      },
    ],
  });
  await mkdir(directory, { recursive: true });
  await writeFile(files.key, server.private, { mode: 0o600 });
  await writeFile(files.certificate, server.cert);
  await writeFile(files.caBundle, authority.cert);
  return files;
}

async function usable(files: Certificate): Promise<boolean> {
  if (!Object.values(files).every((file) => existsSync(file))) return false;
  const server = new X509Certificate(await readFile(files.certificate));
  const inAWeek = Date.now() + 7 * 86_400_000;
  return Date.parse(server.validTo) > inAWeek && names.every((name) => server.subjectAltName?.includes(`DNS:${name}`));
}
