/** What a release's page never shows of an upload's HTML. */
export interface NotShown {
  /** One and several of them, as a report says it. */
  one: string;
  many: string;
  /** What an editor can do instead. */
  instead: string;
}

const embedded: NotShown = {
  one: 'an embedded page or program',
  many: 'embedded pages or programs',
  instead: 'Write a link to it there.',
};
const form: NotShown = { one: 'a form', many: 'forms', instead: 'Link to a page that has the form.' };
const field: NotShown = {
  one: 'a field or button of a form',
  many: 'fields or buttons of forms',
  instead: 'Link to a page that has the form.',
};

/** By element: what it is to a reader. Scripts and styles of a page are nothing that a reader misses by themselves. */
export const notShown: ReadonlyMap<string, NotShown> = new Map([
  ['iframe', embedded],
  ['frame', embedded],
  ['object', embedded],
  ['embed', embedded],
  ['applet', embedded],
  ['form', form],
  ['input', field],
  ['select', field],
  ['textarea', field],
  ['button', field],
  [
    'script',
    {
      one: 'what a script puts into the text',
      many: 'what scripts put into the text',
      instead: 'Write it out, or link to it.',
    },
  ],
  [
    'canvas',
    { one: 'what a script draws', many: 'what scripts draw', instead: 'Put an image of it into the text instead.' },
  ],
  [
    'svg',
    {
      one: 'a drawing (<svg>) that is part of the text',
      many: 'drawings (<svg>) that are part of the text',
      instead: 'Drop it as a file of its own into the folder of the release and show that with <img>.',
    },
  ],
  ['math', { one: 'a formula', many: 'formulas', instead: 'Put an image of it into the text instead.' }],
]);

/** A field that Markdown's lists of tasks are made of, which the page shows as a sign. */
export function isTaskBox(name: string, attribute: (name: string) => unknown): boolean {
  return name === 'input' && attribute('type') === 'checkbox' && attribute('disabled') !== undefined;
}
