import functionWords from './function-words.json';

/** Words that say nothing by themselves: naming one as a reason would tell a reader nothing. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(Object.values(functionWords).flat());

/** Whether some of the words mean something by themselves, in English, Russian or Urdu; numbers and signs do not. */
export function meansSomething(words: string): boolean {
  return words
    .toLowerCase()
    .split(/[^\p{L}\p{M}’']+/u)
    .some((word) => word.length > 1 && !FUNCTION_WORDS.has(word));
}
