/** The mark before an entry of a legend as the page shows it, so that a picture can show the same. */
export interface LegendMark {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Null where only its border is drawn. */
  readonly fill: string | null;
  readonly isRound: boolean;
  /** Corners in shares of its width and height; empty for a rectangle. */
  readonly corners: readonly (readonly [number, number])[];
  /** A line at its top, and one at its foot. */
  readonly top: Border | null;
  readonly foot: Border | null;
}

interface Border {
  readonly colour: string;
  readonly widthPx: number;
  readonly isDashed: boolean;
}

const PERCENT = 100;

/** Corners of a `clip-path` such as `polygon(50% 0px, 100% 100%, 0px 100%)`; empty for any other. */
export function cornersOf(clipPath: string): readonly (readonly [number, number])[] {
  const points = /^polygon\((.*)\)$/.exec(clipPath)?.[1]?.split(',') ?? [];
  return points.map((point) => {
    const [x = 0, y = 0] = point.trim().split(' ').map(Number.parseFloat);
    return [x / PERCENT, y / PERCENT] as const;
  });
}

/** False for what a browser says of no colour: `rgba(0, 0, 0, 0)`. */
const isSeen = (colour: string): boolean => !/^rgba\(.*, 0\)$/.test(colour);

function borderOf(style: CSSStyleDeclaration, side: 'top' | 'bottom'): Border | null {
  const read = (what: string): string => style.getPropertyValue(`border-${side}-${what}`);
  const widthPx = Number.parseFloat(read('width'));
  return widthPx > 0 ? { colour: read('color'), widthPx, isDashed: read('style') === 'dashed' } : null;
}

/** Reads a mark as the style sheet draws it. */
export function legendMark(node: HTMLElement): LegendMark {
  const style = getComputedStyle(node);
  return {
    widthPx: node.offsetWidth,
    heightPx: node.offsetHeight,
    fill: isSeen(style.backgroundColor) ? style.backgroundColor : null,
    isRound: style.borderTopLeftRadius === '50%',
    corners: cornersOf(style.clipPath),
    top: borderOf(style, 'top'),
    foot: borderOf(style, 'bottom'),
  };
}

function outline(context: CanvasRenderingContext2D, mark: LegendMark, left: number, top: number): void {
  const { widthPx, heightPx, isRound, corners } = mark;
  context.beginPath();
  if (corners.length > 0) {
    for (const [x, y] of corners) context.lineTo(left + x * widthPx, top + y * heightPx);
    context.closePath();
  } else if (isRound) {
    context.arc(left + widthPx / 2, top + heightPx / 2, widthPx / 2, 0, 2 * Math.PI);
  } else context.rect(left, top, widthPx, heightPx);
}

function line(
  context: CanvasRenderingContext2D,
  border: Border,
  from: readonly [number, number],
  to: number,
): void {
  context.save();
  context.strokeStyle = border.colour;
  context.lineWidth = border.widthPx;
  if (border.isDashed) context.setLineDash([2 * border.widthPx, border.widthPx]);
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(to, from[1]);
  context.stroke();
  context.restore();
}

/** Draws a mark with its left edge at a place and its middle at a height. */
export function drawLegendMark(
  context: CanvasRenderingContext2D,
  mark: LegendMark,
  left: number,
  middle: number,
): void {
  const top = middle - mark.heightPx / 2;
  if (mark.fill !== null) {
    context.fillStyle = mark.fill;
    outline(context, mark, left, top);
    context.fill();
  }
  const right = left + mark.widthPx;
  if (mark.top !== null) line(context, mark.top, [left, top + mark.top.widthPx / 2], right);
  if (mark.foot !== null)
    line(context, mark.foot, [left, top + mark.heightPx - mark.foot.widthPx / 2], right);
}
