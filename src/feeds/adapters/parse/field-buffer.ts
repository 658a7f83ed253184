import { decodeEntities } from '../../domain/html-entities.js';

/** Collects the character data of one element up to a limit; what is beyond it is dropped. */
export class FieldBuffer {
  private readonly pieces: string[] = [];
  private length = 0;

  constructor(
    /** The field's name in the canonical document. */
    readonly field: string,
    readonly attributes: ReadonlyMap<string, string>,
    private readonly maxLength: number,
  ) {}

  text(text: string, isCdata: boolean): void {
    const room = this.maxLength - this.length;
    if (room <= 0) return;
    const piece = text.length > room ? text.slice(0, room) : text;
    this.pieces.push(isCdata ? piece : decodeEntities(piece));
    this.length += piece.length;
  }

  /** Markup inside the element (XHTML, or HTML somebody forgot to escape) is kept as bare tags. */
  tag(tag: string): void {
    if (this.length >= this.maxLength) return;
    this.pieces.push(tag);
    this.length += tag.length;
  }

  value(): string {
    return this.pieces.join('').trim();
  }
}
