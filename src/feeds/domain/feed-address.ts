function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Whether it can be asked: http or https, no user name or password. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

/** The host without `www.`. */
function siteOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}

/** A slug of a host: `www.dawn.com` gives `dawn.com`. */
export function publisherOf(url: string): string {
  return siteOf(url)
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}

/** An id from the address, which stays when a reader exports the same feed under another title. */
export function feedIdOf(url: string): string {
  if (!URL.canParse(url)) return slugOf(url);
  const { pathname, search } = new URL(url);
  return slugOf(`${publisherOf(url)} ${pathname} ${search}`);
}

/** The same for two addresses that bring the same feed: scheme, `www.`, a last slash and what stands after # tell none apart. */
export function addressKey(url: string): string {
  const { port, pathname, search } = new URL(url);
  return `${siteOf(url)}:${port}${pathname.replace(/\/+$/, '')}${search}`;
}

/** Whether two addresses lie on one site. */
export function isSameSite(one: string, other: string): boolean {
  return siteOf(one) === siteOf(other);
}
