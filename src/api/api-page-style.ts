/** The stylesheet of the API's page: it stands in a file of its own because the content security policy allows no other. */
export const API_PAGE_STYLE = `:root { color-scheme: light dark; --line: #d5d9e0; --soft: #f4f6f9; --text: #1b2430; --muted: #55606e; --link: #0b57a4; --ground: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --line: #38414e; --soft: #1e252e; --text: #e6eaf0; --muted: #a7b1be; --link: #8ab8f0; --ground: #141a21; }
}
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 0.75rem; }
h2 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
h3 { font-size: 1.15rem; margin: 2.5rem 0 0.75rem; text-transform: capitalize; }
a { color: var(--link); }
code { font: 0.9em ui-monospace, monospace; }
p { margin: 0.5rem 0; }
section { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.9rem 1.1rem; margin: 0.75rem 0; }
.method { display: inline-block; min-width: 3.5rem; padding: 0.1rem 0.5rem; margin-right: 0.5rem; border-radius: 0.25rem; background: var(--soft); text-align: center; }
.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; margin-top: 0.75rem; font-size: 0.92rem; }
th, td { padding: 0.35rem 0.75rem 0.35rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--muted); font-weight: 600; border-top: 0; }
td { overflow-wrap: anywhere; }
`;
