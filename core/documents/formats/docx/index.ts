import { maxDocxBytes } from '../../../../contracts/limits.ts';
import type { Format } from '../format.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const docx: Format = {
  name: 'docx',
  mediaType,
  extensions: ['docx'],
  contentTypes: [mediaType],
  container: { maxBytes: maxDocxBytes },
};
