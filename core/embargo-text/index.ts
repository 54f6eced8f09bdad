export { embargoHold } from './embargo-hold.ts';
export { type EmbargoText, findEmbargoText } from './find-embargo-text.ts';
