/** The modules of the package, each with the source that it is made of. */
export const entries = { eyewitness: 'index.ts', 'eyewitness-react': 'react.ts' } as const;
