import type { ChartColours } from '../charts/colours.js';
import { chartColours } from '../charts/colours.js';
import type { ChartSpec } from '../charts/chart-spec.js';
import { onWorkbench } from '../charts/workbench.js';
import { element } from '../dom/element.js';
import { IS_RIGHT_TO_LEFT } from '../language/language.js';
import type { LegendMark } from './legend-mark.js';
import { drawLegendMark } from './legend-mark.js';
import { lettersInside } from './letters-inside.js';
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
/** Letters of the page: those of Urdu are not on every machine. */
const LETTERS = { family: getComputedStyle(document.documentElement).fontFamily };

/** What a picture of a chart says around it. */
export interface PictureWords {
  readonly title: string;
  readonly summary: string;
  /** What the marks stand for; null where words stand alone. */
  readonly legend: readonly { readonly mark: LegendMark | null; readonly words: string }[];
  readonly source: string;
  readonly address: string;
}

export interface PictureSpec {
  readonly words: PictureWords;
  readonly heightPx: number;
  readonly load: ChartSpec['load'];
}

const CHART_PX = WIDTH_PX - 2 * MARGIN_PX;

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

/** What the marks stand for, from the reading side on, in as many rows as it takes. */
function setLegend(
  context: CanvasRenderingContext2D,
  { legend }: PictureWords,
  ink: string,
  top: number,
): number {
  context.font = `${SMALL_PX}px ${LETTERS.family}`;
  let along = MARGIN_PX;
  let row = top;
  for (const { mark, words } of legend) {
    const markPx = mark === null ? 0 : mark.widthPx + GAP_PX;
    const lines = wrapped(context, words, CHART_PX - markPx);
    const widthPx = markPx + Math.max(...lines.map((line) => context.measureText(line).width));
    if (along > MARGIN_PX && along + widthPx > WIDTH_PX - MARGIN_PX) {
      along = MARGIN_PX;
      row += SMALL_PX * LINE_HEIGHT;
    }
    const fromLeft = (px: number, ownPx: number): number => (IS_RIGHT_TO_LEFT ? WIDTH_PX - px - ownPx : px);
    if (mark !== null) {
      drawLegendMark(context, mark, fromLeft(along, mark.widthPx), row + SMALL_PX / 2);
    }
    context.fillStyle = ink;
    row -= SMALL_PX * LINE_HEIGHT;
    for (const line of lines) {
      row += SMALL_PX * LINE_HEIGHT;
      context.fillText(line, fromLeft(along + markPx, 0), row);
    }
    along += widthPx + 4 * GAP_PX;
  }
  return legend.length === 0 ? top : row + SMALL_PX * LINE_HEIGHT;
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

/** Waits for the letters that a picture is set in: a canvas takes others where they are not there yet. */
async function lettersOf({ title, summary }: PictureWords): Promise<void> {
  const faces = [`600 ${TITLE_PX}px`, `${TEXT_PX}px`];
  await Promise.allSettled(
    faces.map((face) => document.fonts.load(`${face} ${LETTERS.family}`, title + summary)),
  );
}

const benchSize = ({ heightPx }: PictureSpec) => ({ widthPx: CHART_PX, heightPx, sharpness: SHARPNESS });

/** The chart with title, summary, source and address as a PNG. */
export async function pngOf(spec: PictureSpec): Promise<Blob> {
  const colours = chartColours();
  const [draw] = await Promise.all([spec.load(), lettersOf(spec.words)]);
  const sheet = onWorkbench(benchSize(spec), (canvas) => {
    const drawing = draw(canvas, colours);
    const { sheet: begun, chartTop } = sheetOf(spec, colours, () => null);
    contextOf(begun).drawImage(canvas, MARGIN_PX, chartTop, CHART_PX, spec.heightPx);
    drawing.destroy();
    return begun;
  });
  return asPng(sheet);
}

/** The same as an SVG. */
export async function svgOf(spec: PictureSpec): Promise<Blob> {
  const colours = chartColours();
  const [draw, style] = await Promise.all([spec.load(), lettersInside(), lettersOf(spec.words)]);
  return onWorkbench(benchSize(spec), (canvas) => {
    const chart = recordSvg(contextOf(canvas));
    const drawing = draw(canvas, colours);
    const { sheet, chartTop, begun } = sheetOf(spec, colours, recordSvg);
    const scale = (SHARPNESS * CHART_PX) / canvas.width;
    const place = `translate(${MARGIN_PX * SHARPNESS} ${chartTop * SHARPNESS}) scale(${scale})`;
    const size = `width="${sheet.width / SHARPNESS}" height="${sheet.height / SHARPNESS}"`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${sheet.width} ${sheet.height}">${style}${begun.markup()}<g transform="${place}">${chart.markup()}</g></svg>`;
    drawing.destroy();
    return new Blob([svg], { type: 'image/svg+xml' });
  });
}
