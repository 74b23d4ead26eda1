/** White space as the service counts it: a no-break space is a part of a text. */
const blank = /[\t-\r\x1c-\x20\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]/;

export function isBlank(character: string): boolean {
  return blank.test(character);
}

/** The text without white space around it. */
export function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charAt(start))) {
    start++;
  }
  while (end > start && isBlank(text.charAt(end - 1))) {
    end--;
  }
  return text.slice(start, end);
}

/** A quoted text, as it was meant; not closed while a person is still typing it. */
export interface Quoted {
  readonly text: string;
  readonly sound: boolean;
}

/** Goes through a query from left to right, and stops at nothing: a query that is being typed is mostly not finished. */
export class Scanner {
  position = 0;

  constructor(private readonly text: string) {}

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  get isAtBlank(): boolean {
    return blank.test(this.text.charAt(this.position));
  }

  isAt(character: string): boolean {
    return this.text.charAt(this.position) === character;
  }

  /** Goes on past that word, if it stands here. */
  take(word: string): boolean {
    const there = this.text.startsWith(word, this.position);
    this.position += there ? word.length : 0;
    return there;
  }

  /** What stands here up to white space, a comma, a quotation mark or one of `ends`. */
  bare(ends: string): string {
    const start = this.position;
    while (!this.isAtEnd && !this.isAtBlank && !this.isOneOf(`,"${ends}`)) {
      this.position++;
    }
    return this.text.slice(start, this.position);
  }

  /** The text within the quotation marks that begin here. */
  quoted(): Quoted {
    let text = '';
    let sound = true;
    this.position++;
    while (!this.isAtEnd && !this.isAt('"')) {
      if (this.take('\\') && !this.isOneOf('"\\')) {
        sound = false;
      }
      text += this.text.charAt(this.position);
      this.position = Math.min(this.position + 1, this.text.length);
    }
    return { text, sound: this.take('"') && sound };
  }

  skipBlanks(): void {
    while (this.isAtBlank) {
      this.position++;
    }
  }

  /** Goes on to the white space after what cannot be read. */
  skipToBlank(): void {
    while (!this.isAtEnd && !this.isAtBlank) {
      this.position++;
    }
  }

  isOneOf(characters: string): boolean {
    return !this.isAtEnd && characters.includes(this.text.charAt(this.position));
  }
}
