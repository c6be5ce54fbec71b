/** A word that a shell takes as it is: in quotes, where there is anything in it that a shell might not. */
export const shellWord = (word: string) => (/^[\w@%+:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
