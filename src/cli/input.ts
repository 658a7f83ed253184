import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** A line of a JSON Lines text: its number from 1, and its value or why it has none. */
export type JsonLine =
  | { readonly line: number; readonly ok: true; readonly value: unknown }
  | { readonly line: number; readonly ok: false; readonly reason: string };

/** Reads JSON Lines one by one, in memory of one line; empty lines are passed over. */
export async function* jsonLines(input: Readable): AsyncGenerator<JsonLine> {
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line += 1;
    const trimmed = text.replace(/^\uFEFF/, '').trim();
    if (trimmed !== '') yield parseLine(trimmed, line);
  }
}

function parseLine(text: string, line: number): JsonLine {
  try {
    return { line, ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return { line, ok: false, reason: `no JSON: ${error.message}` };
    throw error;
  }
}

/** All bytes of a stream. */
export async function allBytes(input: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  return Buffer.concat(chunks);
}
