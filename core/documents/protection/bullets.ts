/**
 * Signs that begin an item and are no letter, figure or dash, for use inside a character class. The
 * private ones are Word's, from its fonts Symbol and Wingdings.
 */
export const bulletSigns = String.raw`•‣⁃∙▪▫◦●○■□◆◇❖➢➤►▶▸✓✔\uf020-\uf0ff`;
