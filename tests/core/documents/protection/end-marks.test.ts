import { describe, expect, test } from 'vitest';
import { isEndMark } from '../../../../core/documents/protection/end-marks.ts';
import { encodeSegment } from '../../../../core/translation/segments/encode-segment.ts';

describe('end marks', () => {
  test.each([
    '###',
    '# # #'.replaceAll(' ', ''),
    '***',
    '-30-',
    '– 30 –',
    'ENDS',
    'END',
    '- ENDS -',
    '###ENDS###',
    '-more-',
    '(more)',
    '—ends—',
    '[continued]',
  ])('"%s" is one, and never sent', (mark) => {
    expect(isEndMark(mark)).toBe(true);
    expect(encodeSegment({ id: 'b1', parts: [{ type: 'text', value: mark }] })).toEqual([]);
  });

  test.each([
    'More',
    'The end',
    'Ends',
    'End',
    'more',
    'It ends here.',
    'ENDS MEET',
    '- more boats',
    '(more boats)',
    '30',
    'A',
  ])('"%s" is a text like any other', (text) => {
    expect(isEndMark(text)).toBe(false);
  });
});
