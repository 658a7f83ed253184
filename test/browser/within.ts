const SECOND_MS = 1_000;

/** The longest that a page is waited for, as for the driver's own waits. */
export const PAGE_LIMIT_MS = 30_000;

/**
 * What is being waited for in a page, or a failure that says what did not come: the browser's own driver waits without a
 * limit for what an `evaluate` promises, so that one page that hangs would eat the time of the whole run.
 */
export async function within<T>(limitMs: number, what: string, wait: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`Waited ${limitMs / SECOND_MS} s for ${what}. The page or its browser hangs.`));
    }, limitMs);
  });
  try {
    return await Promise.race([wait, late]);
  } finally {
    clearTimeout(timer);
  }
}
