/** Receives a document's parts in order. Names and attributes stand as in the source. */
export interface MarkupHandler {
  /** Character data; entities not decoded unless `isCdata`, where there are none. */
  text(text: string, isCdata: boolean): void;
  open(tag: OpenTag): void;
  close(name: string): void;
}

export interface OpenTag {
  readonly name: string;
  /** Source text between name and `>`. */
  readonly attributes: string;
  readonly isEmpty: boolean;
}

const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_:.-]*/uy;
const AFTER_NAME = /[\s/>]/;
const CDATA = '<![CDATA[';

/**
 * Walks once over XML or what pretends to be XML, and never fails: a `<` that opens no tag is text,
 * comments, processing instructions and the DOCTYPE (with every entity it declares) are passed over, an
 * unfinished construct ends the document. Takes time linear in the length.
 */
export function scanMarkup(source: string, handler: MarkupHandler): void {
  const scanner = new Scanner(source, handler);
  while (scanner.step());
}

class Scanner {
  private at = 0;
  /** Quotes that do not come again; keeps unmatched ones from being searched over and over. */
  private readonly missed = new Set<string>();

  constructor(
    private readonly source: string,
    private readonly handler: MarkupHandler,
  ) {}

  /** Takes the next piece; false at the end. */
  step(): boolean {
    if (this.at >= this.source.length) return false;
    const markup = this.source.indexOf('<', this.at);
    if (markup !== this.at) {
      this.takeText(markup < 0 ? this.source.length : markup);
      return markup >= 0;
    }
    const next = this.source.charAt(this.at + 1);
    if (next === '!') this.takeDeclaration();
    else if (next === '?') this.at = this.behind('?>', this.at);
    else if (next === '/') this.takeClose();
    else this.takeOpen();
    return true;
  }

  private takeText(end: number): void {
    this.handler.text(this.source.slice(this.at, end), false);
    this.at = end;
  }

  private takeDeclaration(): void {
    if (this.source.startsWith('<!--', this.at)) this.at = this.behind('-->', this.at + 4);
    else if (this.source.startsWith(CDATA, this.at)) this.takeCdata();
    else this.at = this.behindDoctype();
  }

  private takeCdata(): void {
    const start = this.at + CDATA.length;
    const end = this.source.indexOf(']]>', start);
    this.handler.text(this.source.slice(start, end < 0 ? undefined : end), true);
    this.at = end < 0 ? this.source.length : end + 3;
  }

  /** The internal subset is passed over unread: no entity it declares is ever known, let alone expanded. */
  private behindDoctype(): number {
    const close = this.behind('>', this.at);
    const subset = this.source.slice(this.at, close).indexOf('[');
    return subset < 0 ? close : this.behind('>', this.behind(']', this.at + subset));
  }

  private takeClose(): void {
    const name = this.nameAt(this.at + 2);
    const end = this.behind('>', this.at);
    if (name !== null) this.handler.close(name);
    this.at = end;
  }

  private takeOpen(): void {
    const name = this.nameAt(this.at + 1);
    const from = this.at + 1 + (name?.length ?? 0);
    if (name === null || !AFTER_NAME.test(this.source.charAt(from))) {
      this.handler.text('<', true);
      this.at += 1;
      return;
    }
    const end = this.tagEnd(from);
    const isEmpty = this.source.charAt(end - 2) === '/';
    const attributes = this.source.slice(from, end - (isEmpty ? 2 : 1));
    this.at = end;
    this.handler.open({ name, attributes, isEmpty });
  }

  private nameAt(at: number): string | null {
    NAME.lastIndex = at;
    return NAME.exec(this.source)?.[0] ?? null;
  }

  /** Index behind the `>` that ends a tag, quoted values passed over; at an unmatched quote the first `>`. */
  private tagEnd(from: number): number {
    const first = this.behind('>', from);
    for (let at = from, close = first; ; close = at > close ? this.behind('>', at) : close) {
      const equals = this.source.slice(at, close).indexOf('=');
      if (equals < 0) return close;
      const quote = this.quoteBehind(at + equals + 1);
      const end = quote === null ? at + equals + 1 : this.behindQuote(quote.sign, quote.at + 1);
      // A value with another tag in it is an unmatched quote.
      if (end < 0 || (end > close && this.source.slice(close, end).includes('<'))) return first;
      at = end;
    }
  }

  private quoteBehind(from: number): { sign: string; at: number } | null {
    let at = from;
    while (this.source.charAt(at) === ' ') at++;
    const sign = this.source.charAt(at);
    return sign === '"' || sign === "'" ? { sign, at } : null;
  }

  private behindQuote(sign: string, from: number): number {
    if (this.missed.has(sign)) return -1;
    const found = this.source.indexOf(sign, from);
    if (found < 0) this.missed.add(sign);
    return found + (found < 0 ? 0 : 1);
  }

  private behind(sign: string, from: number): number {
    const found = this.source.indexOf(sign, from);
    return found < 0 ? this.source.length : found + sign.length;
  }
}
