import { crc32 } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly text: string;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
/** Version 2.0; names in UTF-8. */
const VERSION = 20;
const UTF8_NAMES = 0x0800;
/** 1 January 1980, the first day that the format knows: a file's time would change the bytes. */
const FIRST_DAY = 0x0021;

interface Stored {
  readonly name: Buffer;
  readonly bytes: Buffer;
  readonly offset: number;
}

/**
 * Files as a ZIP that stores them as they are: compressed bytes differ between versions of zlib, and the same files must
 * give the same bytes everywhere. After PKWARE's APPNOTE; fewer than 65,536 files, under 4 GB.
 */
export function storedZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const stored: Stored[] = [];
  let offset = 0;
  for (const entry of entries) {
    const file = { name: Buffer.from(entry.name), bytes: Buffer.from(entry.text), offset };
    const header = localHeader(file);
    parts.push(header, file.bytes);
    stored.push(file);
    offset += header.length + file.bytes.length;
  }
  const directory = Buffer.concat(stored.map(centralHeader));
  return Buffer.concat([...parts, directory, endOfDirectory(stored.length, directory.length, offset)]);
}

/** What both headers say of a file, from the version needed to the length of the name. */
function description({ name, bytes }: Stored): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(UTF8_NAMES, 2);
  header.writeUInt16LE(FIRST_DAY, 8);
  header.writeUInt32LE(crc32(bytes), 10);
  header.writeUInt32LE(bytes.length, 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

function localHeader(file: Stored): Buffer {
  return Buffer.concat([uint32(LOCAL_HEADER), description(file), file.name]);
}

function centralHeader(file: Stored): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(VERSION);
  // Comment length, disk, internal and external attributes are all nothing.
  return Buffer.concat([
    ...[uint32(CENTRAL_HEADER), madeBy, description(file), Buffer.alloc(10)],
    ...[uint32(file.offset), file.name],
  ]);
}

function endOfDirectory(files: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
