import { escapeHtml } from './escape.js';

/** How a page shows a chart that stands as an SVG element, with what it is called. */
export type ChartPicture = (svg: string, title: string) => string;

/** The drawing in the page itself, where the page's style can darken it. */
export const drawnChart: ChartPicture = (svg, title) =>
  svg.replace(/^<svg/, `<svg role="img" aria-label="${escapeHtml(title)}"`);

/** A picture whose bytes lie in its address: only of pictures does Chromium write the title into a PDF for those who do not see it. */
export const picturedChart: ChartPicture = (svg, title) => {
  const file = svg.replace(/^<svg/, '<svg xmlns="http://www.w3.org/2000/svg"').replaceAll('"', "'");
  const address = `data:image/svg+xml,${file.replace(/[%#<>&\s]/g, (sign) => encodeURIComponent(sign))}`;
  return `<img src="${address}" alt="${escapeHtml(title)}">`;
};
