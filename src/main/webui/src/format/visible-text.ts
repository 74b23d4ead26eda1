/**
 * Characters that are not seen but change what is: controls, marks that turn the direction of writing, and spaces of no
 * width. The joiners that emoji and some scripts are written with stay.
 */
const unseen = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** The text with every unseen character spelt out, so that nobody can make one value look like another. */
export function visibleText(text: string): string {
  return text.replace(unseen, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `[U+${code}]`;
  });
}
