import type { ChartSpec } from '../charts/chart-spec.js';
import { quotable, sourceWords } from './citation.js';
import { legendMark } from './legend-mark.js';
import type { PictureSpec } from './picture.js';
import { pngOf, svgOf } from './picture.js';

const PICTURE_HEIGHT_PX = 480;

function legendOf({ sharedLegend }: ChartSpec, figure: HTMLElement): PictureSpec['words']['legend'] {
  // A legend is a list of marks, or a sentence where words alone say it.
  const items = [...figure.querySelectorAll('.legend > li, p.legend'), ...(sharedLegend?.children ?? [])];
  return items.map((item) => {
    const mark = item.querySelector('span');
    return { mark: mark === null ? null : legendMark(mark), words: item.textContent };
  });
}

function pictureSpec(spec: ChartSpec, figure: HTMLElement): PictureSpec {
  const quoted = quotable(spec.name, location.href, new Date());
  return {
    words: {
      title: spec.name,
      summary: figure.querySelector('.summary')?.textContent ?? '',
      legend: legendOf(spec, figure),
      source: sourceWords(quoted),
      address: quoted.address,
    },
    heightPx: spec.heightPx ?? PICTURE_HEIGHT_PX,
    load: spec.load,
  };
}

/** A chart as it stands on the page, with its title, summary, legend, source and address, as a file of a picture. */
export function chartPicture(spec: ChartSpec, figure: HTMLElement, format: 'png' | 'svg'): Promise<Blob> {
  return (format === 'png' ? pngOf : svgOf)(pictureSpec(spec, figure));
}
