const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'àƀçďéƒĝĥîĵķļɱñöƥɋŕšţûṽŵẋýžÀƁÇĎÉƑĜĤÎĴĶĻṀÑÖƤɊŔŠŢÛṼŴẊÝŽ';

/** Another text of the same length and shape, in which every ASCII letter changed. */
export function pseudo(text: string): string {
  return text.replace(/[a-zA-Z]/g, (letter) => accented.charAt(plain.indexOf(letter)));
}
