import { capAtWord, plainText } from '../../domain/plain-text.js';
import { element, feedDocument, itemElement } from './canonical-document.js';
import { FEED_FIELDS, ITEM_FIELDS, ITEMS, ROOTS, TRANSPARENT, type FeedRoot } from './canonical-names.js';
import { FieldBuffer } from './field-buffer.js';
import { scanMarkup, type MarkupHandler, type OpenTag } from './markup-scanner.js';
import { NamespaceScope } from './namespace-scope.js';
import { readAttributes } from './tag-attributes.js';
import { resolvedBase } from '../../domain/item-link.js';

/** Elements deeper than this are an attack, not a feed. */
export const MAX_DEPTH = 256;
/** More items than this in one document are an attack, or an archive to be imported otherwise. */
export const MAX_ITEMS = 20_000;
/** Characters of a summary that are kept. */
export const MAX_SUMMARY_LENGTH = 4_000;
/** Characters of markup that are read for one field. */
export const MAX_FIELD_SOURCE = 65_536;
/** Links of one item beyond this many are not looked at. */
const MAX_LINKS = 16;
/** Fields that rss-parser gets as plain text already: its own stripping of HTML is quadratic. */
const BODIES = new Set(['t:summary', 't:content', 't:abstract']);
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** What a frame's children are. */
type Role = 'container' | 'item' | 'group' | 'field' | 'inline' | 'skipped';

interface Frame {
  readonly name: string;
  readonly role: Role;
  readonly scope: NamespaceScope;
  readonly base: string | null;
  /** Whether the feed's own fields stand directly below. */
  readonly isFeed: boolean;
}

/** What a document turned out to be. */
export interface RepairedFeed {
  readonly root: FeedRoot | null;
  /** The first element's name, lower case, where there is no root. */
  readonly firstElement: string | null;
  readonly itemCount: number;
  readonly isTooDeep: boolean;
  readonly isCutOff: boolean;
  /** A small well-formed document with only what we read, for rss-parser. */
  readonly xml: string;
}

/**
 * Rewrites a feed, however broken, as a small well-formed document: entities resolved, markup inside text
 * fields flattened, namespaces under our prefixes, everything that is not read left out, unclosed elements
 * closed. Linear in the length; custom entities are never expanded.
 */
export function repairFeed(source: string, url: string | null): RepairedFeed {
  const repair = new FeedRepair(url);
  scanMarkup(source, repair);
  return repair.finish();
}

class FeedRepair implements MarkupHandler {
  private readonly frames: Frame[] = [];
  private readonly items: string[] = [];
  private readonly feedFields = new Map<string, string[]>();
  private fields = new Map<string, string[]>();
  private about: string | null = null;
  private buffer: FieldBuffer | null = null;
  private root: FeedRoot | null = null;
  private version = '2.0';
  private firstElement: string | null = null;
  private isTooDeep = false;
  private isEnding = false;

  constructor(private readonly url: string | null) {}

  text(text: string, isCdata: boolean): void {
    this.buffer?.text(text, isCdata);
  }

  open(tag: OpenTag): void {
    const name = tag.name.toLowerCase();
    this.closeForgotten(name);
    if (this.frames.length >= MAX_DEPTH && this.isInsideField()) return;
    this.isTooDeep ||= this.frames.length >= MAX_DEPTH;
    if (this.isTooDeep) return;
    const frame = this.frameFor(tag, name);
    this.frames.push(frame);
    if (tag.isEmpty) this.pop();
  }

  close(name: string): void {
    const lower = name.toLowerCase();
    const index = this.frames.findLastIndex((frame) => frame.name === lower);
    if (index < 0) return;
    while (this.frames.length > index) this.pop();
  }

  finish(): RepairedFeed {
    const isCutOff = this.frames.length > 0;
    this.isEnding = true;
    while (this.frames.length > 0) this.pop();
    return {
      root: this.root,
      firstElement: this.firstElement,
      itemCount: this.items.length,
      isTooDeep: this.isTooDeep,
      isCutOff,
      xml:
        this.root === null
          ? ''
          : feedDocument(this.root, this.version, joined(this.feedFields), this.items.join('')),
    };
  }

  /** Markup inside text may be unclosed a thousand times (`<br>`); its depth is then not counted. */
  private isInsideField(): boolean {
    const role = this.frames.at(-1)?.role;
    return role === 'field' || role === 'inline';
  }

  /** An item begins although the one before, or a field of it, was never closed. */
  private closeForgotten(name: string): void {
    const top = this.frames.at(-1);
    if (top === undefined || !ITEMS.has(name) || this.root === 'feed') return;
    if (top.role === 'container' || top.role === 'skipped') return;
    const item = this.frames.findLastIndex((frame) => frame.role === 'item');
    while (item >= 0 && this.frames.length > item) this.pop();
  }

  private frameFor(tag: OpenTag, name: string): Frame {
    const parent = this.frames.at(-1) ?? this.outermost();
    if (parent.role === 'skipped') return { ...parent, name };
    if (parent.role === 'field' || parent.role === 'inline') {
      this.buffer?.tag(`<${name}>`);
      return { ...parent, name, role: 'inline' };
    }
    const attributes = tag.attributes === '' ? NO_ATTRIBUTES : readAttributes(tag.attributes);
    const scope = parent.scope.within(attributes);
    const base = resolvedBase(attributes.get('xml:base'), parent.base);
    const canonical = scope.canonical(name);
    this.firstElement ??= canonical;
    const role = this.roleOf(canonical, parent, attributes);
    if (role === 'field') this.beginField(canonical, parent, attributes);
    return { name, role, scope, base, isFeed: ROOTS.has(canonical) || canonical === 'channel' };
  }

  private outermost(): Frame {
    return { name: '', role: 'container', scope: NamespaceScope.outermost(), base: this.url, isFeed: false };
  }

  private roleOf(canonical: string, parent: Frame, attributes: ReadonlyMap<string, string>): Role {
    if (parent.role !== 'container') {
      const field = ITEM_FIELDS.get(canonical);
      if (field !== undefined) return this.isSpared(field) ? 'skipped' : 'field';
      return TRANSPARENT.has(canonical) ? 'group' : 'skipped';
    }
    if (this.root === null) this.beginRoot(canonical, attributes);
    else if (ITEMS.has(canonical)) return this.beginItem(attributes);
    else if (parent.isFeed && FEED_FIELDS.has(canonical)) return 'field';
    return 'container';
  }

  private beginRoot(canonical: string, attributes: ReadonlyMap<string, string>): void {
    this.root = ROOTS.get(canonical) ?? null;
    if (this.root === null) return;
    this.version = attributes.get('version') ?? this.version;
    const language = attributes.get('xml:lang');
    if (language !== undefined) this.feedFields.set('t:rootLanguage', [element('t:rootLanguage', language)]);
  }

  private beginItem(attributes: ReadonlyMap<string, string>): Role {
    this.fields = new Map();
    this.about = attributes.get('rdf:about') ?? attributes.get('about') ?? null;
    return 'item';
  }

  private beginField(canonical: string, parent: Frame, attributes: ReadonlyMap<string, string>): void {
    const names = parent.role === 'container' ? FEED_FIELDS : ITEM_FIELDS;
    this.buffer = new FieldBuffer(names.get(canonical) ?? canonical, attributes, MAX_FIELD_SOURCE);
  }

  private pop(): void {
    const frame = this.frames.pop();
    if (frame === undefined) return;
    if (frame.role === 'inline') this.buffer?.tag(`</${frame.name}>`);
    if (frame.role === 'field') this.endField(frame);
    if (frame.role === 'item') this.endItem();
  }

  private endField(frame: Frame): void {
    const buffer = this.buffer;
    this.buffer = null;
    if (buffer === null) return;
    const parentRole = this.frames.at(-1)?.role;
    const fields = parentRole === 'container' ? this.feedFields : this.fields;
    const written = fields.get(buffer.field) ?? [];
    if (written.length >= (buffer.field === 't:link' ? MAX_LINKS : 1)) return;
    const xml = this.fieldElement(buffer, frame.base);
    if (xml !== null) fields.set(buffer.field, [...written, xml]);
  }

  /** Null for a field that says nothing, so that a later one of the same meaning can. */
  private fieldElement(buffer: FieldBuffer, base: string | null): string | null {
    const { field, attributes } = buffer;
    if (BODIES.has(field)) return this.bodyElement(buffer);
    const value = buffer.value();
    if (field !== 't:link') {
      const permalink = field === 't:guid' ? attributes.get('ispermalink') : null;
      return value === '' ? null : element(field, value, { permalink });
    }
    const href = attributes.get('href') ?? attributes.get('rdf:resource');
    if (value === '' && href === undefined) return null;
    return element(field, value, { href, rel: attributes.get('rel'), type: attributes.get('type'), base });
  }

  /** The content is only worth reading where the summary says nothing. */
  private isSpared(field: string): boolean {
    return BODIES.has(field) && this.fields.has('t:summary');
  }

  private bodyElement(buffer: FieldBuffer): string | null {
    const text = capAtWord(plainText(buffer.value(), 'body'), MAX_SUMMARY_LENGTH);
    return text === '' ? null : element(buffer.field, text);
  }

  /** An item without any field we read still counts; only one that the cut left empty does not. */
  private endItem(): void {
    const isEmpty = this.fields.size === 0 && this.about === null;
    if (this.root !== null && this.items.length <= MAX_ITEMS && !(isEmpty && this.isEnding)) {
      this.items.push(itemElement(this.root, this.about, joined(this.fields)));
    }
    this.fields = new Map();
  }
}

function joined(fields: ReadonlyMap<string, readonly string[]>): string {
  return [...fields.values()].flat().join('');
}
