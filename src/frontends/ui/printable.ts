/**
 * The last guard before the screen: text in which nothing moves the cursor, changes the colour,
 * turns the reading direction or hides. Clients have made such characters visible already, so
 * this only meets what went past them; it says “something stood here” and no more.
 */
export function printable(text: string): string {
  return plain.test(text) ? text : text.replace(unprintable, '�')
}

const plain = /^[\x20-\x7e]*$/

// Joiners and variation selectors stay: they hold emoji together.
const unprintable =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu
