/** Shorter parts of an address are hidden only as a piece of its path: alone they are words such as `api` or `hook`. */
const SHORTEST_SECRET = 6;
/** What stands for a secret. */
const HIDDEN = '…';

/**
 * An answer in which nothing of the address it came from, nor of other `secrets`, can be read: receivers like to say which
 * path they did not find. Hides the address, its path and query, each segment and value of them of six characters or
 * more, as they are written and percent-decoded or -encoded, in small letters or capitals; and the beginning of one at
 * the end of the text, which may have been cut there.
 */
export function withoutSecrets(text: string, url: string, secrets: readonly string[] = []): string {
  const hidden = [...new Set([...partsOf(url), ...secrets].flatMap(writings))]
    .filter((part) => part !== '' && part !== '/')
    // The longest first: of a whole path nothing is left that a part would.
    .sort((a, b) => b.length - a.length);
  if (hidden.length === 0) return text;
  const shown = text.replace(new RegExp(hidden.map(literally).join('|'), 'giu'), HIDDEN);
  return withoutCutSecret(shown, hidden);
}

function partsOf(url: string): readonly string[] {
  if (!URL.canParse(url)) return [url];
  const { href, pathname, search, searchParams, hash, username, password } = new URL(url);
  const pieces = [...pathname.split('/').flatMap(tokensIn), ...search.slice(1).split(/[&=]/), hash.slice(1)];
  const long = [...pieces, ...searchParams.values(), username, password].filter(
    ({ length }) => length >= SHORTEST_SECRET,
  );
  return [url, href, pathname + search, pathname, search, ...long];
}

/** A segment of a path; of Telegram's the bot's token as well, which it writes after `bot`. */
function tokensIn(segment: string): readonly string[] {
  return /^bot./.test(segment) ? [segment, segment.slice('bot'.length)] : [segment];
}

/** The forms in which a text may come back. */
function writings(text: string): readonly string[] {
  const decoded = decodedOf(text);
  return [text, decoded, encodeURI(decoded), encodeURIComponent(decoded)];
}

function decodedOf(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % says that it was never encoded.
    return text;
  }
}

function withoutCutSecret(text: string, hidden: readonly string[]): string {
  const end = text.toLowerCase();
  for (const part of hidden) {
    const small = part.toLowerCase();
    for (let length = small.length - 1; length >= SHORTEST_SECRET; length -= 1) {
      if (end.endsWith(small.slice(0, length))) return `${text.slice(0, -length)}${HIDDEN}`;
    }
  }
  return text;
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
