/** A kind of HTML content that a release's page does not show. */
export interface NotShown {
  /** Singular and plural, for reports. */
  one: string;
  many: string;
  /** An editor's alternative. */
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

/** By element. Scripts and styles are not listed: readers do not miss them. */
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

/** Whether an element is the checkbox of a Markdown task list, which the page shows as a sign. */
export function isTaskBox(name: string, attribute: (name: string) => unknown): boolean {
  return name === 'input' && attribute('type') === 'checkbox' && attribute('disabled') !== undefined;
}
