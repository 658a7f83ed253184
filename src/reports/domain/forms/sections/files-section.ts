import { heading, paragraph, bullets, linked, type Block, type Line } from '../document.js';
import type { PageLink, ReportLinks } from '../page-links.js';
import type { Speech } from '../speech.js';

/**
 * How a form leads to the files: `listed-apart`, where it sets its links elsewhere; `words`, which are the links; or
 * `addresses`, written out beside the words, for forms that are read where no link can be followed.
 */
export type FilesManner = 'listed-apart' | 'words' | 'addresses';

/** The files that hold every number printed; with links, also the page and the paper, for forms that stand elsewhere. */
export function filesSection({ word, sentence }: Speech, links: ReportLinks, manner: FilesManner): Block[] {
  const places: readonly (Pick<PageLink, 'href'> & { readonly line: Line })[] = [
    ...links.files.map(({ form, href }) => ({ line: sentence(`file:${form}`), href })),
    { line: sentence('file:html'), href: links.page },
    { line: [links.newest.text], href: links.newest.href },
  ];
  const files =
    manner === 'listed-apart'
      ? (['json', 'csv', 'ics'] as const).map((form) => sentence(`file:${form}`))
      : places.map(({ line, href }) => (manner === 'words' ? linked(line, href) : withAddress(line, href)));
  return [
    heading(2, 'files', word('files')),
    paragraph(...sentence(manner === 'addresses' && !links.areAbsolute ? 'filesIntroByPath' : 'filesIntro')),
    bullets(files.map((line) => ({ line, under: [] }))),
  ];
}

function withAddress(line: Line, href: string): Line {
  return [...line, ' ', ...linked([{ kind: 'code', text: href }], href)];
}
