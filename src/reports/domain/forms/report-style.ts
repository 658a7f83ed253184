import { COLOUR_NAMES, COLOURS, type ColourTheme } from '../chart-looks.js';

function colours(theme: ColourTheme): string {
  return Object.entries(COLOURS[theme])
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
}

/** Charts are drawn once, in the light theme's colours; these rules give them the dark theme's. */
function darkCharts(): string {
  const { light, dark } = COLOURS;
  const pairs = new Map(COLOUR_NAMES.map((name) => [light[name], dark[name]]));
  return [...pairs]
    .map(([was, now]) => `svg [fill='${was}' i]{fill:${now}}svg [stroke='${was}' i]{stroke:${now}}`)
    .join('');
}

/** The report page's style: the dashboard's colours and letters, light or dark as the reader's system is, light on paper. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;${colours('light')};
--sans:'Noto Sans','Scheherazade New',system-ui,-apple-system,'Segoe UI',Roboto,'Liberation Sans',sans-serif;
--serif:Charter,'Bitstream Charter','Sitka Text',Cambria,'Noto Serif','Scheherazade New',Georgia,serif;
--mono:ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace}
@media screen and (prefers-color-scheme:dark){:root{${colours('dark')}}${darkCharts()}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans)}
[lang=ur] body{line-height:1.9}
main{max-width:52rem;margin:0 auto;padding:1.5rem clamp(1rem,4vw,3rem) 4rem}
h1,h2,h3{font-family:var(--serif);line-height:1.25;text-wrap:balance}
[lang=ur] :is(h1,h2,h3){font-family:'Scheherazade New',var(--serif);line-height:1.6}
h1{font-size:1.9rem;margin:0 0 1rem}
h2{font-size:1.4rem;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--line)}
h3{font-size:1.1rem;margin:1.5rem 0 .5rem}
p,ul,ol,figure,.table{margin:0 0 1rem}
#bottom-line+p{font-size:1.2rem}
a{color:var(--diplomacy)}
a:focus-visible,.table:focus-visible{outline:3px solid var(--diplomacy);outline-offset:2px}
nav ul,.links{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;font-size:.9rem}
ul,ol{padding-inline-start:1.5rem}
li{margin-bottom:.6rem;overflow-wrap:anywhere}
li p{margin:.15em 0;font-size:.92em;color:var(--ink-quiet)}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:start;font-weight:bold;padding-bottom:.35rem}
th,td{text-align:start;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
thead th{border-bottom:2px solid var(--ink-quiet)}
tbody th{font-weight:normal}
.figure{text-align:end;font-variant-numeric:tabular-nums}
code{font:.85em var(--mono);overflow-wrap:anywhere}
main{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));column-gap:1.5rem}
main>*{grid-column:1/-1}
main>figure:not(.wide){grid-column:auto}
figure :is(svg,img){display:block;width:100%;height:auto}
figcaption{font-size:.87em;color:var(--ink-quiet)}
figcaption strong{color:var(--ink)}
@media (max-width:40rem){main{display:block}}
@page{size:A4;margin:16mm 15mm 18mm;@bottom-center{content:counter(page) ' / ' counter(pages);direction:ltr;font:9pt 'Noto Sans',sans-serif;color:#545d63}}
@media print{
body{line-height:1.45}
[lang=ur] body{line-height:1.7}
body{background:none;font-size:10pt}
main{display:block;max-width:none;padding:0 1mm;orphans:1;widows:1}
p{orphans:2;widows:2}
main>figure:not(.wide){display:inline-block;vertical-align:top;width:calc(50% - 1rem);margin-inline-end:.6rem}
h1,h2,h3,code,[lang=ur] :is(h1,h2,h3){font-family:var(--sans)}
nav,.links{display:none}
h1{font-size:18pt}h2{font-size:13pt;margin-top:14pt}h3{font-size:11pt}
h2,h3,h2+p,caption,thead{break-after:avoid}
tr,figure,li{break-inside:avoid}
td.figure{white-space:nowrap}
.table{overflow:visible}
table{font-size:8.5pt}
a{text-decoration:none}
}
`;
