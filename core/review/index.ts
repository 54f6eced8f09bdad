export { type ReviewPage, reviewPage } from './review-page.ts';
