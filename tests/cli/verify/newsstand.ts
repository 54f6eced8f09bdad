import { generateKeyPairSync, sign } from 'node:crypto';
import type { Copy } from '../../../cli/verify/copy.ts';
import { siteKeys } from '../../../contracts/keys.ts';
import { schema } from '../../../contracts/messages.ts';
import type { Signature, SiteKeys } from '../../../contracts/signature.ts';
import { jsonText } from '../../../core/publication/published-object.ts';
import { fingerprintOf } from '../../../core/publication/signatures/site-keys.ts';
import { publish } from '../../../functions/publish/publish.ts';
import { withdrawRelease } from '../../../functions/withdraw/withdraw.ts';
import { drop, type Making } from '../../functions/publish/golden/desk.ts';
import { Press } from '../../functions/publish/golden/press.ts';

export type Files = Map<string, Buffer>;

export const site = 'https://news.example.org/desk';
const machine: Making = { origin: 'machine', engine: 'amazon-translate' };

/** A site that published two versions of one release and one of another. */
export async function published(siteUrl = site): Promise<Press> {
  const press = new Press({ languages: ['fr', 'ar'], sourceLanguage: 'en', siteUrl });
  const ferry = { slug: '2026/river-ferry', file: 'examples/river-ferry.md', format: 'markdown' } as const;
  const languages = { fr: machine, ar: machine };
  const edit = (text: string) => `${text}\nThe [timetable](river-ferry.files/timetable.pdf) is new.\n`;
  const attachments = ['timetable.pdf', 'chart.png'];
  for (const dropped of [
    { ...ferry, languages },
    { slug: 'observatory', file: 'examples/observatory.txt', format: 'text' as const, languages },
    { ...ferry, languages, edit, attachments },
  ]) {
    press.now = new Date(press.now.getTime() + 3_700_000);
    await publish(await drop(press, dropped), press.services);
    await press.settle();
  }
  return press;
}

/** Withdraws the observatory. */
export async function withdrawn(press: Press): Promise<void> {
  press.now = new Date(press.now.getTime() + 3_700_000);
  const upload = { key: 'observatory.txt', versionId: 'deleted', sequencer: 'f'.repeat(16) };
  const withdraw = { slug: 'observatory', upload, reason: 'Sold.' };
  await withdrawRelease({ schema, withdraw, execution: 'w', redrive: 0 }, press.services);
  await press.settle();
}

export function copyOf(files: Files): Copy {
  return { keys: [...files.keys()].sort(), read: async (key) => files.get(key) };
}

/** What a site answers with these files. */
export function served(files: Files, at = site): typeof fetch {
  return async (url) => {
    const address = String(url);
    const key = decodeURIComponent(address.startsWith(`${at}/`) ? address.slice(at.length + 1) : '?');
    const body = files.get(key);
    return body === undefined ? new Response('', { status: 404 }) : new Response(new Uint8Array(body));
  };
}

/** The files with every signature by a stranger, whose key takes the place of the site's. */
export function forged(files: Files): Files {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const der = publicKey.export({ format: 'der', type: 'spki' });
  const key = fingerprintOf(der);
  const own: SiteKeys = {
    schema: 1,
    sites: [site],
    keys: [{ fingerprint: key, algorithm: 'Ed25519', publicKey: der.toString('base64'), from: '2026-01-01T00:00:00Z' }],
  };
  return new Map(
    [...files].map(([name, body]): [string, Buffer] => {
      if (name === siteKeys.keys) return [name, Buffer.from(jsonText(own))];
      if (!name.endsWith('.sig')) return [name, body];
      const { signed } = JSON.parse(body.toString()) as Signature;
      const signature = sign(null, Buffer.from(signed), privateKey).toString('base64');
      return [name, Buffer.from(jsonText({ signed, key, signature }))];
    }),
  );
}
