/** Namespaces by address (lower case, without scheme and closing slash or hash), and the prefix we write. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['purl.org/rss/1.0', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['backend.userland.com/rss', ''],
  ['backend.userland.com/rss2', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['cyber.law.harvard.edu/rss', ''],
  ['www.w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['search.yahoo.com/mrss', 'media'],
  ['www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
]);

/** A feed without declarations means these prefixes all the same. */
const DECLARATION = /^xmlns(?::(.+))?$/;
const ADDRESS_EDGES = /^https?:\/\/|[/#]+$/g;

/** The namespace declarations in force at one place of a document. */
export class NamespaceScope {
  private readonly names = new Map<string, string>();

  private constructor(private readonly prefixes: ReadonlyMap<string, string>) {}

  static readonly outermost = (): NamespaceScope => new NamespaceScope(new Map());

  /** The scope inside an element: this one where the element declares nothing. */
  within(attributes: ReadonlyMap<string, string>): NamespaceScope {
    let inner: Map<string, string> | null = null;
    for (const [name, address] of attributes) {
      const declared = DECLARATION.exec(name);
      if (declared === null) continue;
      const prefix = declared[1] ?? '';
      inner ??= new Map(this.prefixes);
      inner.set(prefix, PREFIXES.get(address.trim().toLowerCase().replace(ADDRESS_EDGES, '')) ?? prefix);
    }
    return inner === null ? this : new NamespaceScope(inner);
  }

  /** An element's name in lower case with our prefix; an unknown or undeclared prefix stays as it stands. */
  canonical(name: string): string {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const lower = name.toLowerCase();
    const colon = lower.indexOf(':');
    const prefix = colon < 0 ? '' : lower.slice(0, colon);
    const ours = this.prefixes.get(prefix) ?? prefix;
    const canonical = ours === '' ? lower.slice(colon + 1) : `${ours}:${lower.slice(colon + 1)}`;
    this.names.set(name, canonical);
    return canonical;
  }
}
