import type { Chrome } from './chrome.ts';
import { pt } from './pt.ts';

/** As in Brazil, but for words that are others in Portugal. */
export const ptPT: Chrome = {
  ...pt,
  skip: 'Saltar para o conteúdo',
  correction: 'Retificação',
  translation: 'Tradução revista',
};
