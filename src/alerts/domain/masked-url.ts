/** An address of which only scheme and host are shown: user info, paths and queries of webhooks are secrets. */
export function maskedUrl(url: string): string {
  if (!URL.canParse(url)) return '…';
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}/…`;
}
