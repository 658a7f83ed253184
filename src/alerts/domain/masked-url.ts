/** An address of which only scheme and host are shown: paths and queries of webhooks are secrets. */
export function maskedUrl(url: string): string {
  const root = /^https?:\/\/[^/?#]+/.exec(url)?.[0] ?? '';
  return `${root}/…`;
}
