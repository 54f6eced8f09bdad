/** A person's paragraphs; `place` is the paragraph's place in the source, undefined if it does not translate any. */
export type Stretch = { text: string; place: number | undefined }[];

type Damage = (target: readonly string[], start: number, length: number) => Stretch;

const intact: Damage = (target, start, length) =>
  target.slice(start, start + length).map((text, place) => ({ text, place }));

/** A number that differs between stretches and is the same in every run. */
const pick = (start: number, below: number) => Math.imul(start + 7, 2_654_435_761) % below;
const at = (start: number, below: number) => Math.abs(pick(start, below));

/** Changes that people make to a text, by name. */
export const damages: Readonly<Record<string, Damage>> = {
  intact,
  'two changed': (target, start, length) => {
    const stretch = intact(target, start, length);
    const first = at(start, length - 1);
    return stretch.toSpliced(first, 2, ...stretch.slice(first, first + 2).reverse());
  },
  moved: (target, start, length) => {
    const stretch = intact(target, start, length);
    const taken = stretch.splice(at(start, length), 1);
    return stretch.toSpliced(at(start + 1, length), 0, ...taken);
  },
  shuffled: (target, start, length) =>
    intact(target, start, length)
      .map((paragraph, index) => ({ paragraph, key: at(start * length + index * 31, 1_000_003) }))
      .sort((a, b) => a.key - b.key)
      .map(({ paragraph }) => paragraph),
  reversed: (target, start, length) => intact(target, start, length).reverse(),
  'left out': (target, start, length) => intact(target, start, length).toSpliced(at(start, length), 1),
  'made one': (target, start, length) => {
    const stretch = intact(target, start, length);
    const first = at(start, length - 1);
    const text = stretch
      .slice(first, first + 2)
      .map((paragraph) => paragraph.text)
      .join(' ');
    return stretch.toSpliced(first, 2, { text, place: undefined });
  },
  another: (target, start, length) => {
    const other = (start + 2 * length) % (target.length - length);
    return intact(target, other, length).map(({ text }, index) => {
      const place = other + index - start;
      return { text, place: place >= 0 && place < length ? place : undefined };
    });
  },
};
