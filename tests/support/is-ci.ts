/** Services set `CI`, most of them to `true`. */
export const isCi = !['', '0', 'false'].includes(process.env['CI'] ?? '');
