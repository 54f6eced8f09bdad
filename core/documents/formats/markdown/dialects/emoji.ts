import { type InlineDialect, inlineMark } from './marks.ts';

const code = /(?<![\p{L}\p{N}:])(?::(?=[\d_-]{0,60}[a-z+])[a-z0-9_+-]{1,60}:){1,20}(?![\p{L}\p{N}:])/gu;

export const emojiCodes: InlineDialect = {
  reason: 'Codes of emoji and icons on GitHub, Slack, Jekyll, Hugo and MkDocs.',
  hint: ':',
  find: (line) => [...line.matchAll(code)].map(({ 0: source, index }) => inlineMark(index, source, { text: source })),
};
