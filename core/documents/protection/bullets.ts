/**
 * Signs that begin an item, other than letters, figures and dashes, for use inside a character class. The private ones
 * are Word's, from its fonts Symbol and Wingdings.
 */
export const bulletSigns = String.raw`•‣⁃∙▪▫◦●○■□◆◇❖➢➤►▶▸✓✔\uf020-\uf0ff`;
