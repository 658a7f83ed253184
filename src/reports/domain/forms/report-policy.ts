const STYLE = /<style>([\s\S]*?)<\/style>/;

/** The style that a report's page holds. */
export function styleOf(page: string): string {
  return STYLE.exec(page)?.[1] ?? '';
}

/**
 * The content security policy of a report's page: the one style whose SHA-256 (base64) is given, pictures and fonts that
 * lie in the page itself, nothing else. An old edition keeps its own style, so the hash is that of the page served.
 */
export function reportPolicy(styleSha256Base64: string): string {
  return `default-src 'none'; style-src 'sha256-${styleSha256Base64}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
}
