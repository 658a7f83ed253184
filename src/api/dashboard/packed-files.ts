import { readdirSync } from 'node:fs';
import { extname } from 'node:path';
import type { NextFunction, Request, Response } from 'express';

/** How files are packed by the build, the smallest first, and how their names end then. */
const PACKINGS = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
] as const;

/** Has the packed form of a file sent to whoever can read it; the build has put them beside the files of a folder. */
export function preferPacked(folder: string) {
  const names = new Set(readdirSync(folder));
  return (request: Request, response: Response, next: NextFunction): void => {
    const name = request.path.slice(1);
    if (PACKINGS.some(({ ending }) => names.has(`${name}${ending}`))) response.vary('Accept-Encoding');
    const packing = PACKINGS.find(
      ({ encoding, ending }) =>
        names.has(`${name}${ending}`) && request.acceptsEncodings(encoding) === encoding,
    );
    if (packing !== undefined) {
      response.type(extname(name)).setHeader('Content-Encoding', packing.encoding);
      request.url = `/${name}${packing.ending}`;
    }
    next();
  };
}
