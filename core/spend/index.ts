export { approvalCommand, approvedCharacters } from './approval-command.ts';
export { type EstimateOptions, estimateDocument } from './estimate-document.ts';
export { excessOfRelease, tooMuch } from './excess.ts';
export { dollars, inDollars, inThousands } from './money.ts';
export { needsEstimate, upperBound } from './upper-bound.ts';
