/** As many colours as an avatar can have. */
export const avatarHues = 8;

/** Up to two letters: of the first and the last word, so that a middle name does not hide the surname. */
export function initials(name: string): string {
  const words = name.split(/[\s._@-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = chosen.map((word) => [...(word ?? '')][0] ?? '').join('');
  return letters === '' ? '?' : letters.toLocaleUpperCase('en');
}

/** The same person has the same colour, on every page and every day. */
export function avatarHue(adminId: string): number {
  let hash = 0;
  for (const character of adminId) {
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
  }
  return hash % avatarHues;
}
