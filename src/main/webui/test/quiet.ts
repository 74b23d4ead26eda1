// Lit's form that warns of mistakes is wanted here; its word that it is that form is no news.
Object.assign(globalThis, { litIssuedWarnings: new Set(['dev-mode']) });

// Like a browser, happy-dom tells the console of each answer that is no success and of each connection that breaks: of just
// what many tests bring about.
const brought = /^[A-Z]+ http:\/\/127\.0\.0\.1|ECONNRESET|ECONNREFUSED/;
const say = console.error;

console.error = (...words: unknown[]): void => {
  const [first] = words;
  const message = first instanceof Error && 'code' in first ? String(first.code) : String(first);
  if (!brought.test(message)) {
    say(...words);
  }
};
