export { type Decoded, decodeSegment, joined, type Violation } from './decode-segment.ts';
export { type EncodeOptions, encodeSegment, encodeSentences } from './encode-segment.ts';
export { encodeTranslation } from './encode-translation.ts';
export { assemblePieces, joinPieces, pieces, sourceParts } from './pieces.ts';
export { defaultMaxSegmentBytes, type Segment } from './segment.ts';
