import type { ChartColours } from '../charts/colours.js';
import { chartColours } from '../charts/colours.js';
import type { Drawing } from '../charts/chart-spec.js';
import { element } from '../dom/element.js';
import { IS_RIGHT_TO_LEFT } from '../language/language.js';
import { recordSvg } from './svg-recorder.js';

const WIDTH_PX = 1_200;
const MARGIN_PX = 32;
const TITLE_PX = 26;
const TEXT_PX = 15;
const SMALL_PX = 13;
const LINE_HEIGHT = 1.45;
const GAP_PX = 6;
/** Pixels of the picture per pixel of the layout, so that print stays sharp. */
const SHARPNESS = 2;
const LETTERS = { family: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif' };

/** What a picture of a chart says around it. */
export interface PictureWords {
  readonly title: string;
  readonly summary: string;
  /** What the colours stand for. */
  readonly legend: readonly { readonly colour: string; readonly words: string }[];
  readonly source: string;
  readonly address: string;
}

export interface PictureSpec {
  readonly words: PictureWords;
  readonly heightPx: number;
  readonly draw: (canvas: HTMLCanvasElement, colours: ChartColours) => Promise<Drawing>;
}

/** Draws on a canvas beside the page, large enough for the chart, and takes it away however that ends. */
async function onWorkbench<T>(heightPx: number, draw: (canvas: HTMLCanvasElement) => Promise<T>): Promise<T> {
  const canvas = element('canvas');
  const frame = element('div', { class: 'workbench', 'aria-hidden': true }, canvas);
  frame.style.width = `${WIDTH_PX - 2 * MARGIN_PX}px`;
  frame.style.height = `${heightPx}px`;
  document.body.append(frame);
  try {
    return await draw(canvas);
  } finally {
    frame.remove();
  }
}

/** Words in lines that fit. */
function wrapped(context: CanvasRenderingContext2D, words: string, widthPx: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (context.measureText(longer).width <= widthPx || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

interface Lettering {
  readonly words: string;
  readonly font: string;
  readonly sizePx: number;
  readonly colour: string;
}

/** Sets text from a height downwards; gives the height below it. */
function set(context: CanvasRenderingContext2D, lettering: Lettering, top: number): number {
  context.font = lettering.font;
  context.fillStyle = lettering.colour;
  context.textAlign = IS_RIGHT_TO_LEFT ? 'right' : 'left';
  context.direction = IS_RIGHT_TO_LEFT ? 'rtl' : 'ltr';
  context.textBaseline = 'top';
  const x = IS_RIGHT_TO_LEFT ? WIDTH_PX - MARGIN_PX : MARGIN_PX;
  let y = top;
  for (const line of wrapped(context, lettering.words, WIDTH_PX - 2 * MARGIN_PX)) {
    context.fillText(line, x, y);
    y += lettering.sizePx * LINE_HEIGHT;
  }
  return y;
}

/** What the colours stand for, in one row from the reading side on. */
function setLegend(
  context: CanvasRenderingContext2D,
  { legend }: PictureWords,
  ink: string,
  top: number,
): number {
  context.font = `${SMALL_PX}px ${LETTERS.family}`;
  let along = MARGIN_PX;
  for (const { colour, words } of legend) {
    const at = IS_RIGHT_TO_LEFT ? WIDTH_PX - along - SMALL_PX : along;
    context.fillStyle = colour;
    context.fillRect(at, top, SMALL_PX, SMALL_PX);
    context.fillStyle = ink;
    context.fillText(words, IS_RIGHT_TO_LEFT ? at - GAP_PX : at + SMALL_PX + GAP_PX, top);
    along += SMALL_PX + context.measureText(words).width + 4 * GAP_PX;
  }
  return legend.length === 0 ? top : top + SMALL_PX * LINE_HEIGHT;
}

function letterings(words: PictureWords, { ink, quiet }: ChartColours): readonly (Lettering | 'chart')[] {
  const small = { font: `${SMALL_PX}px ${LETTERS.family}`, sizePx: SMALL_PX, colour: quiet };
  return [
    { words: words.title, font: `600 ${TITLE_PX}px ${LETTERS.family}`, sizePx: TITLE_PX, colour: ink },
    { words: words.summary, font: `${TEXT_PX}px ${LETTERS.family}`, sizePx: TEXT_PX, colour: quiet },
    'chart',
    { words: words.source, ...small },
    { words: words.address, ...small },
  ];
}

/** Sets everything but the chart; gives the chart's top and the whole height. */
function setAround(
  context: CanvasRenderingContext2D,
  { words, heightPx }: PictureSpec,
  colours: ChartColours,
): { readonly chartTop: number; readonly heightPx: number } {
  let y = MARGIN_PX;
  let chartTop = y;
  for (const part of letterings(words, colours)) {
    if (part === 'chart') {
      chartTop = setLegend(context, words, colours.ink, y + GAP_PX) + TEXT_PX;
      y = chartTop + heightPx + TEXT_PX;
    } else y = set(context, part, y);
  }
  return { chartTop, heightPx: Math.ceil(y + MARGIN_PX) };
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser gives no canvas to draw a picture on.');
  return context;
}

/** A sheet of the picture's height with its words set; `begin` sees its context before anything is drawn. */
function sheetOf<T>(
  spec: PictureSpec,
  colours: ChartColours,
  begin: (context: CanvasRenderingContext2D) => T,
): { readonly sheet: HTMLCanvasElement; readonly chartTop: number; readonly begun: T } {
  const measured = setAround(contextOf(element('canvas')), spec, colours);
  const sheet = element('canvas', { width: WIDTH_PX * SHARPNESS, height: measured.heightPx * SHARPNESS });
  const context = contextOf(sheet);
  context.scale(SHARPNESS, SHARPNESS);
  const begun = begin(context);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, WIDTH_PX, measured.heightPx);
  setAround(context, spec, colours);
  return { sheet, chartTop: measured.chartTop, begun };
}

function asPng(sheet: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    sheet.toBlob((blob) => {
      if (blob === null) reject(new Error('The browser could not write the picture.'));
      else resolve(blob);
    }, 'image/png');
  });
}

/** The chart with title, summary, source and address as a PNG. */
export function pngOf(spec: PictureSpec): Promise<Blob> {
  const colours = chartColours();
  return onWorkbench(spec.heightPx, async (canvas) => {
    const drawing = await spec.draw(canvas, colours);
    const { sheet, chartTop } = sheetOf(spec, colours, () => null);
    const width = WIDTH_PX - 2 * MARGIN_PX;
    contextOf(sheet).drawImage(canvas, MARGIN_PX, chartTop, width, spec.heightPx);
    drawing.destroy();
    return asPng(sheet);
  });
}

/** The same as an SVG. */
export function svgOf(spec: PictureSpec): Promise<Blob> {
  const colours = chartColours();
  return onWorkbench(spec.heightPx, async (canvas) => {
    const chart = recordSvg(contextOf(canvas));
    const drawing = await spec.draw(canvas, colours);
    const { sheet, chartTop, begun } = sheetOf(spec, colours, recordSvg);
    const scale = (SHARPNESS * (WIDTH_PX - 2 * MARGIN_PX)) / canvas.width;
    const place = `translate(${MARGIN_PX * SHARPNESS} ${chartTop * SHARPNESS}) scale(${scale})`;
    const size = `width="${sheet.width / SHARPNESS}" height="${sheet.height / SHARPNESS}"`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${sheet.width} ${sheet.height}">${begun.markup()}<g transform="${place}">${chart.markup()}</g></svg>`;
    drawing.destroy();
    return new Blob([svg], { type: 'image/svg+xml' });
  });
}
