import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { englishOf } from '../../dashboard/src/language/translate.js';
import { ROOT } from '../support/build.js';

const catalogueSchema = z.record(z.string(), z.unknown());

/** What the dashboard says in a language for an English sentence without places; fails where it says nothing. */
export function dashboardWords(language: 'en' | 'ru' | 'ur'): (key: string) => string {
  if (language === 'en') return englishOf;
  const folder = join(ROOT, 'dashboard/src/language', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const catalogue = new Map(
    files.flatMap((name) =>
      Object.entries(catalogueSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))),
    ),
  );
  return (key) => {
    const said = catalogue.get(key);
    if (typeof said !== 'string') throw new Error(`The dashboard has no words in ${language} for “${key}”.`);
    return said;
  };
}
