import { z } from 'zod';
import type { DashboardPage } from './page-list.js';

/** What the build says of its files: by module, its file and the modules whose files it needs with it. */
export const manifestSchema = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).optional() }),
);
export type Manifest = z.output<typeof manifestSchema>;

/** The module of the document itself, whose scripts its own tags name. */
const DOCUMENT = 'index.html';
const CATALOGUE: Readonly<Record<string, string>> = {
  ru: 'src/language/ru/catalogue.ts',
  ur: 'src/language/ur/catalogue.ts',
};

/** All modules of the manifest that one needs, itself among them. */
function neededBy(module: string, manifest: Manifest, found = new Set<string>()): ReadonlySet<string> {
  const entry = manifest[module];
  if (entry === undefined || found.has(module)) return found;
  found.add(module);
  for (const imported of entry.imports ?? []) neededBy(imported, manifest, found);
  return found;
}

/** A visit as far as it decides what is fetched. */
export interface PageVisit {
  readonly page: DashboardPage;
  /** `ru`; languages without words of their own, English among them, need no more. */
  readonly language: string;
  /** False where the address chooses more than the language, so that the page reads something else. */
  readonly isPlain: boolean;
}

/**
 * The `Link` header of a page: its code, its language's words and its first reads, which a browser then fetches beside the
 * first script instead of one after the other. Empty where the manifest knows none of them.
 */
export function pageLinks({ page, language, isPlain }: PageVisit, manifest: Manifest): string {
  const own = [page.module, CATALOGUE[language] ?? ''].flatMap((one) => [...neededBy(one, manifest)]);
  const started = neededBy(DOCUMENT, manifest);
  const scripts = [...new Set(own)].filter((module) => !started.has(module));
  return [
    ...scripts.map((module) => `</${manifest[module]?.file ?? ''}>; rel=modulepreload`),
    ...(isPlain ? (page.reads ?? []) : []).map(
      (address) => `<${address}>; rel=preload; as=fetch; crossorigin`,
    ),
  ].join(', ');
}
