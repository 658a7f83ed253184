import { freshId } from '../dom/element.js';

const ARC_STEPS = 24;
const DIGITS = 2;

const digits = (value: number): string => String(Number(value.toFixed(DIGITS)));

function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Where text stands to its place, by its direction: SVG knows only its start and its end. */
const ANCHOR: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ltr: { center: 'middle', right: 'end', end: 'end' },
  rtl: { center: 'middle', left: 'end', end: 'end' },
};
const BASELINE: Readonly<Record<string, string>> = {
  middle: 'central',
  top: 'text-before-edge',
  bottom: 'text-after-edge',
};

/** What is drawn on a canvas, as SVG. */
export interface SvgRecorder {
  /** The drawn elements, in canvas pixels. */
  readonly markup: () => string;
}

/** The path that is being drawn, in pixels of the canvas. */
class PathTracer {
  private parts: string[] = [];

  constructor(private readonly context: CanvasRenderingContext2D) {}

  begin(): void {
    this.parts = [];
  }

  add(command: string, ...points: readonly number[]): void {
    const placed: string[] = [];
    const matrix = this.context.getTransform();
    for (let at = 0; at + 1 < points.length; at += 2) {
      const { x, y } = matrix.transformPoint({ x: points[at] ?? 0, y: points[at + 1] ?? 0 });
      placed.push(digits(x), digits(y));
    }
    this.parts.push(`${command}${placed.join(' ')}`);
  }

  arc(x: number, y: number, radius: number, angles: readonly [number, number]): void {
    const [from, to] = angles;
    for (let step = 0; step <= ARC_STEPS; step += 1) {
      const angle = from + ((to - from) * step) / ARC_STEPS;
      const isFirst = step === 0 && this.parts.length === 0;
      this.add(isFirst ? 'M' : 'L', x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
  }

  box(x: number, y: number, width: number, height: number): void {
    this.add('M', x, y);
    this.add('L', x + width, y, x + width, y + height, x, y + height);
    this.add('Z');
  }

  get d(): string {
    return this.parts.join('');
  }
}

/** Paths as elements, each under the clip that holds where it is drawn. */
class Sheet {
  readonly elements: string[] = [];
  readonly clips: string[] = [];
  private clip: string | null = null;
  private readonly held: (string | null)[] = [];

  save(): void {
    this.held.push(this.clip);
  }

  restore(): void {
    this.clip = this.held.pop() ?? null;
  }

  clipTo(d: string): void {
    this.clip = freshId('clip');
    this.clips.push(`<clipPath id="${this.clip}"><path d="${d}"/></clipPath>`);
  }

  put(element: string): void {
    this.elements.push(this.clip === null ? element : `<g clip-path="url(#${this.clip})">${element}</g>`);
  }
}

function scaleOf(context: CanvasRenderingContext2D): number {
  const { a, b } = context.getTransform();
  return Math.hypot(a, b);
}

/** A colour; patterns and gradients, which no chart here uses, are left out. */
function paintOf(style: CanvasRenderingContext2D['fillStyle']): string {
  return typeof style === 'string' ? escaped(style) : 'none';
}

function strokeAttributes(context: CanvasRenderingContext2D): string {
  const scale = scaleOf(context);
  const dash = context.getLineDash().map((length) => digits(length * scale));
  const dashed = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
  return `fill="none" stroke="${paintOf(context.strokeStyle)}" stroke-width="${digits(context.lineWidth * scale)}" stroke-opacity="${context.globalAlpha}"${dashed}`;
}

function fillAttributes(context: CanvasRenderingContext2D): string {
  return `fill="${paintOf(context.fillStyle)}" fill-opacity="${context.globalAlpha}"`;
}

function textElement(context: CanvasRenderingContext2D, words: string, x: number, y: number): string {
  const { a, b, c, d, e, f } = context.getTransform();
  const place = `matrix(${[a, b, c, d, e, f].map(digits).join(' ')})`;
  const direction = context.direction === 'rtl' ? 'rtl' : 'ltr';
  const anchor = ANCHOR[direction]?.[context.textAlign] ?? 'start';
  const baseline = BASELINE[context.textBaseline] ?? 'alphabetic';
  return `<text transform="${place}" x="${digits(x)}" y="${digits(y)}" style="font: ${escaped(context.font)}" direction="${direction}" text-anchor="${anchor}" dominant-baseline="${baseline}" ${fillAttributes(context)}>${escaped(words)}</text>`;
}

/**
 * Writes down as SVG what would be drawn on a canvas from now on; the canvas itself stays as it is. Lines must be drawn point
 * by point (`charts/drawing.ts` has Chart.js do so): a Path2D cannot be read back, and drawing one throws.
 */
export function recordSvg(context: CanvasRenderingContext2D): SvgRecorder {
  const path = new PathTracer(context);
  const sheet = new Sheet();
  recordPath(context, path);
  recordState(context, path, sheet);
  recordPaint(context, path, sheet);
  return { markup: () => `<defs>${sheet.clips.join('')}</defs>${sheet.elements.join('')}` };
}

function recordPath(context: CanvasRenderingContext2D, path: PathTracer): void {
  context.beginPath = () => {
    path.begin();
  };
  context.moveTo = (x, y) => {
    path.add('M', x, y);
  };
  context.lineTo = (x, y) => {
    path.add(path.d === '' ? 'M' : 'L', x, y);
  };
  context.closePath = () => {
    path.add('Z');
  };
  context.bezierCurveTo = (...points) => {
    path.add('C', ...points);
  };
  context.arc = (...[x, y, radius, from, to]: Parameters<CanvasRenderingContext2D['arc']>) => {
    path.arc(x, y, radius, [from, to]);
  };
  context.rect = (x, y, width, height) => {
    path.box(x, y, width, height);
  };
}

function recordState(context: CanvasRenderingContext2D, path: PathTracer, sheet: Sheet): void {
  const [save, restore] = [context.save.bind(context), context.restore.bind(context)];
  context.save = () => {
    sheet.save();
    save();
  };
  context.restore = () => {
    sheet.restore();
    restore();
  };
  context.clip = () => {
    sheet.clipTo(path.d);
  };
}

function refuse(given: Path2D | CanvasFillRule | undefined): void {
  if (given instanceof Path2D) throw new Error('A Path2D cannot be written as SVG: draw it point by point.');
}

function recordPaint(context: CanvasRenderingContext2D, path: PathTracer, sheet: Sheet): void {
  context.fill = (path2D?: Path2D | CanvasFillRule) => {
    refuse(path2D);
    sheet.put(`<path d="${path.d}" ${fillAttributes(context)}/>`);
  };
  context.stroke = (path2D?: Path2D) => {
    refuse(path2D);
    sheet.put(`<path d="${path.d}" ${strokeAttributes(context)}/>`);
  };
  context.fillText = (words, x, y) => {
    sheet.put(textElement(context, words, x, y));
  };
  context.fillRect = (x, y, width, height) => {
    path.begin();
    path.box(x, y, width, height);
    context.fill();
  };
  context.clearRect = () => {
    // A chart clears its canvas before it draws itself anew: only the last drawing counts.
    sheet.elements.length = 0;
  };
}
