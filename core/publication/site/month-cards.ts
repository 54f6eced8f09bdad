import type { PublicRelease } from '../../../contracts/site.ts';
import { defined } from '../../lib/defined.ts';
import { publicReleaseForm, type StoredForm } from '../../releases/revisions/stored-forms.ts';
import type { Card } from '../pages/card.ts';
import type { AssignedPosition } from './places.ts';

/**
 * `site/pages/<month>/<page>.json` of the work bucket: the releases on a page of a month, which are also those of
 * a shard of the sitemap.
 */
export interface MonthCards {
  schema: 1;
  /** Counts the changes, so that output from an older state never replaces newer output. */
  tick: number;
  month: string;
  page: number;
  shard: number;
  /** By slot. Empty for a release that is withdrawn or not yet listed. */
  slots: (PublicRelease | null)[];
}

export const monthCardsForm: StoredForm<MonthCards> = {
  read: (stored) => {
    const cards = stored as MonthCards;
    return { ...cards, slots: cards.slots.map((release) => release && publicReleaseForm.read(release)) };
  },
  write: (cards) => ({ ...cards, slots: cards.slots.map((release) => release && publicReleaseForm.write(release)) }),
};

/** Updates the slots of releases; returns the same object if nothing changes. */
export function withReleases(
  before: MonthCards | undefined,
  { month, page, shard }: Pick<AssignedPosition, 'month' | 'page' | 'shard'>,
  placed: readonly { slot: number; release: PublicRelease }[],
): MonthCards {
  const slots = [...(before?.slots ?? [])];
  for (const { slot, release } of placed) {
    while (slots.length <= slot) slots.push(null);
    slots[slot] = release.withdrawn === undefined ? release : null;
  }
  const after: MonthCards = { schema: 1, tick: (before?.tick ?? 0) + 1, month, page, shard, slots };
  return before !== undefined && sameSlots(before, after) ? before : after;
}

/** The public releases of a page, newest first. */
export function releasesOn({ slots }: Pick<MonthCards, 'slots'>): PublicRelease[] {
  return slots
    .flatMap((release, slot) => (release === null ? [] : [{ release, slot }]))
    .sort((a, b) => compare(b.release.firstPublishedAt, a.release.firstPublishedAt) || b.slot - a.slot)
    .map(({ release }) => release);
}

/** A release as a list in a language shows it: its text in that language, or else its source. */
function cardOf(release: PublicRelease, language: string): Card | undefined {
  const shown = release.languages[language] === undefined ? release.sourceLanguage : language;
  const text = release.languages[shown];
  if (text === undefined) return undefined;
  const { title, summary, correction, updatedAt, status } = text;
  return {
    slug: release.slug,
    firstPublishedAt: release.firstPublishedAt,
    updatedAt,
    language: shown,
    ...defined({ title, summary, correction }),
    stale: status === 'stale',
  };
}

export function cardsOf(releases: readonly PublicRelease[], language: string): Card[] {
  return releases.map((release) => cardOf(release, language)).filter((card) => card !== undefined);
}

function sameSlots(a: MonthCards, b: MonthCards): boolean {
  return JSON.stringify(a.slots) === JSON.stringify(b.slots);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
