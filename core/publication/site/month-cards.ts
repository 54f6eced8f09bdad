import type { PublicRelease } from '../../../contracts/site.ts';
import { defined } from '../../lib/defined.ts';
import { publicReleaseForm, type StoredForm } from '../../releases/revisions/stored-forms.ts';
import type { Card } from '../pages/card.ts';
import type { AssignedPosition } from './places.ts';

/** `site/pages/<month>/<page>.json` of the work bucket: what stands on one page of a month, and in one shard of the sitemap. */
export interface MonthCards {
  schema: 1;
  /** Counts the changes, so that what is made of an older state never replaces what is made of a newer one. */
  tick: number;
  month: string;
  page: number;
  shard: number;
  /** By slot. A release that is withdrawn, or not yet here, leaves its slot empty. */
  slots: (PublicRelease | null)[];
}

export const monthCardsForm: StoredForm<MonthCards> = {
  read: (stored) => {
    const cards = stored as MonthCards;
    return { ...cards, slots: cards.slots.map((release) => release && publicReleaseForm.read(release)) };
  },
  write: (cards) => ({ ...cards, slots: cards.slots.map((release) => release && publicReleaseForm.write(release)) }),
};

/** Puts releases into their slots as they are now; the same state, if that is how they stand there. */
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

/** What is public of a page, newest first. */
export function releasesOn({ slots }: Pick<MonthCards, 'slots'>): PublicRelease[] {
  return slots
    .flatMap((release, slot) => (release === null ? [] : [{ release, slot }]))
    .sort((a, b) => compare(b.release.firstPublishedAt, a.release.firstPublishedAt) || b.slot - a.slot)
    .map(({ release }) => release);
}

/** A release as a list in a language shows it: by its own text there, or else by its source's. */
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
