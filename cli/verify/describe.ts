import colours from 'picocolors';
import type { Subject } from './subject.ts';
import { shortened } from './trust.ts';
import type { VerifiedCopy } from './verify.ts';

type Version = VerifiedCopy['versions'][number];

/** A verdict in sentences, the most important last. */
export function describe(
  verdict: VerifiedCopy,
  { language, only, note }: Pick<Subject, 'language' | 'only' | 'note'>,
): string {
  const { versions, findings, catalogue, trust, isOnline } = verdict;
  const lines = versions.flatMap((version) => ofVersion(version, { language, only }));
  if (catalogue !== undefined && catalogue.findings.length === 0) {
    const { length } = catalogue.entries;
    lines.push(`The catalogue: ${length} ${length === 1 ? 'entry' : 'entries'}, each as the next one refers to it.`);
  }
  if (note !== undefined) lines.push(note);
  if (!isOnline) {
    lines.push('A later withdrawal cannot be seen: the site was not asked. Add --site https://… to ask it.');
  }
  for (const { file, problem } of findings) lines.push(`${colours.red('✗')} ${inLine(file)} ${inLine(problem)}.`);
  return `${lines.join('\n')}\n${colours.bold(conclusion(verdict, trust))}\n`;
}

function ofVersion(version: Version, { language, only }: Pick<Subject, 'language' | 'only'>): string[] {
  const { folder, manifest, signature, files, later } = version;
  const { release, version: number, publishedAt } = signature?.statement ?? manifest ?? {};
  if (release === undefined) return [`${inLine(folder) || 'This folder'}: cannot be read.`];
  const said = signature === undefined ? 'claims to be' : 'is';
  const languages = Object.entries(manifest?.languages ?? {}).flatMap(([tag, entry]) =>
    'files' in entry ? [tag] : [],
  );
  const what = only === undefined ? `${files} ${files === 1 ? 'file' : 'files'}` : only;
  const state = signature?.statement.withdrawnAt;
  return [
    inLine(
      `${colours.bold(`${release} v${number}`)} ${said} of ${moment(publishedAt)}${signature === undefined ? '' : `, by ${signature.statement.site}`}`,
    ),
    inLine(
      `  ${language === undefined ? `languages: ${languages.join(', ')}` : `language: ${language}`}; ${what} checked`,
    ),
    ...(state === undefined ? [] : [`  withdrawn ${moment(state)}: only notices are left`]),
    ...(later === undefined || state !== undefined ? [] : [`  ${colours.yellow(later)}`]),
  ];
}

function conclusion({ outcome, versions, findings }: VerifiedCopy, trust: VerifiedCopy['trust']): string {
  switch (outcome) {
    case 'altered':
      return `Not as it was published: ${findings.length} ${findings.length === 1 ? 'problem' : 'problems'}.`;
    case 'unknownSigner':
      return unknown(versions, trust);
    case 'withdrawn':
      return `As ${publisher(versions, trust)} published it, and withdrawn or removed since.`;
    case 'authentic':
      return `As ${publisher(versions, trust)} published it.`;
  }
}

/** The site, and the file with its key if the caller pinned one. */
function publisher(versions: VerifiedCopy['versions'], trust: VerifiedCopy['trust']): string {
  const site = inLine(versions[0]?.signature?.statement.site ?? '');
  return trust === undefined || trust.from === site ? site : `${site} (by the key in ${trust.from})`;
}

function unknown(versions: VerifiedCopy['versions'], trust: VerifiedCopy['trust']): string {
  const unsigned = versions.filter(({ signature }) => signature === undefined).length;
  if (unsigned > 0) return `Consistent, signer unknown: ${unsigned} of ${versions.length} are older than signatures.`;
  const site = inLine(versions[0]?.signature?.statement.site ?? '');
  const key = trust?.keys.at(-1)?.fingerprint;
  const said = key === undefined ? 'the key is not here' : `the key ${shortened(key)} lies beside the copy`;
  return `Consistent, signer unknown: ${said}. If ${site} is whom you mean, add --site ${site}, or --key with a file that you had from there before.`;
}

/** Names that a copy gives must not begin a line of their own. */
const inLine = (text: string): string => text.replaceAll('\n', '<U+000A>');

/** `2026-11-24 12:00 UTC` */
const moment = (at: string | undefined): string => `${at?.slice(0, 16).replace('T', ' ')} UTC`;
