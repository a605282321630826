/** Lists of rows: search, filters, what narrows them, and a table that becomes a stack of cards on narrow screens. */
export const lists = `
.list { display: grid; gap: 1rem 1.75rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
.search { display: flex; gap: 0.5rem; max-width: 36rem; margin: 0; }
.results { min-width: 0; }
.filters summary {
  padding: 0.6rem 1rem;
  font-weight: 650;
  cursor: pointer;
}
.filters details { border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); box-shadow: var(--shadow); }
.filters section { padding: 0.6rem 0.5rem 0.75rem; border-top: 1px solid var(--line); }
.filters h2 { padding: 0 0.5rem; margin-bottom: 0.25rem; color: var(--quiet); font-size: 0.85rem; font-weight: 600; }
.filters ul { max-height: 16rem; margin: 0; padding: 0; overflow-y: auto; list-style: none; }
.filters li a {
  display: block;
  padding: 0.2rem 0.5rem;
  border-radius: 6px;
  color: var(--text);
  font-size: 0.925rem;
  text-decoration: none;
  overflow-wrap: anywhere;
}
.filters li a:hover { background: var(--raised); color: var(--accent-hover); }
.filters [aria-current] { background: var(--accent-surface); color: var(--accent); font-weight: 600; }
.filters p { margin: 0.35rem 0.5rem 0; font-size: 0.85rem; }
.count { margin: 0 0 0.6rem; color: var(--quiet); font-size: 0.925rem; }
.narrowed { display: flex; flex-wrap: wrap; gap: 0.4rem 0.9rem; align-items: center; margin-bottom: 0.75rem; }
.narrowed .count { margin: 0; }
.chips { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0; padding: 0; list-style: none; }
.chips a {
  display: inline-flex;
  gap: 0.5rem;
  align-items: center;
  padding: 0.15rem 0.7rem;
  border-radius: 999px;
  background: var(--accent-surface);
  color: var(--accent);
  font-size: 0.875rem;
  text-decoration: none;
  overflow-wrap: anywhere;
}
.chips a:hover { text-decoration: line-through; }
.selection { margin: 0; }
.action-bar {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem 0.75rem;
  align-items: center;
  padding: 0.6rem 1rem;
  border: 1px solid var(--line);
  border-bottom: 0;
  border-radius: var(--radius) var(--radius) 0 0;
  background: var(--raised);
  font-size: 0.925rem;
}
.action-bar + .panel { border-radius: 0 0 var(--radius) var(--radius); }
.action-bar label { margin: 0; }
.action-bar select { width: auto; max-width: 100%; padding: 0.3rem 0.5rem; }
.action-bar button { padding: 0.3rem 0.9rem; }
.across { display: flex; gap: 0.5rem; align-items: center; font-weight: 400; }
.rows { font-size: 0.925rem; }
.rows thead th { white-space: nowrap; }
.rows thead a { color: inherit; text-decoration: none; }
.rows thead a:hover { color: var(--accent-hover); text-decoration: underline; }
.rows td:not(.select), .rows tbody th { min-width: 7rem; overflow-wrap: anywhere; }
.rows tbody th a { text-decoration: none; }
.rows tbody a:hover { text-decoration: underline; }
.rows tbody tr:hover { background: var(--raised); }
.rows tbody tr:has([name="_selected_action"]:checked) { background: var(--accent-surface); }
.select { width: 1%; padding-right: 0; }
.sorted { color: var(--text); }
.sorted > a:first-of-type::after {
  content: "";
  display: inline-block;
  margin-left: 0.45rem;
  border: 0.28em solid transparent;
  border-bottom-color: currentColor;
  vertical-align: 0.18em;
}
.sorted.descending > a:first-of-type::after { border-color: currentColor transparent transparent; vertical-align: -0.12em; }
.priority { margin-left: 0.2rem; font-size: 0.75rem; color: var(--quiet); }
.unsort, .chips a::after, .sign.no {
  display: inline-block;
  position: relative;
  width: 1em;
  height: 1em;
}
.unsort { margin-left: 0.35rem; vertical-align: -0.1em; }
.chips a::after { content: ""; width: 0.75em; height: 0.75em; }
.unsort::before, .unsort::after, .sign.no::before, .sign.no::after {
  content: "";
  position: absolute;
  left: 50%;
  top: 15%;
  width: 1.5px;
  height: 70%;
  background: currentColor;
  transform: rotate(45deg);
}
.unsort::after, .sign.no::after { transform: rotate(-45deg); }
.chips a::after {
  background:
    linear-gradient(45deg, transparent 46%, currentColor 46% 54%, transparent 54%),
    linear-gradient(-45deg, transparent 46%, currentColor 46% 54%, transparent 54%);
}
.sign { display: inline-block; width: 1em; height: 1em; vertical-align: -0.12em; }
.sign.no { color: var(--quiet); }
.sign.yes { color: var(--success); }
.sign.yes::before {
  content: "";
  display: block;
  width: 0.4em;
  height: 0.8em;
  margin-left: 0.3em;
  border: solid currentColor;
  border-width: 0 0.16em 0.16em 0;
  transform: rotate(42deg);
}
.sign.unknown::before { content: "?"; color: var(--quiet); font-weight: 700; }
@media (min-width: 64rem) {
  .filterable { grid-template-columns: minmax(0, 1fr) 15rem; grid-template-rows: auto 1fr; }
  .filterable > .filters {
    grid-column: 2;
    grid-row: 1 / span 2;
    position: sticky;
    top: 1rem;
    max-height: calc(100vh - 2rem);
    overflow-y: auto;
  }
}
@media (max-width: 48rem) {
  .action-bar label[for] { position: absolute; clip-path: inset(50%); }
  .action-bar select { flex: 1; min-width: 10rem; }
  .rows, .rows thead, .rows tbody, .rows tr, .rows th, .rows td { display: block; }
  .rows thead { border-bottom: 1px solid var(--line); background: var(--raised); }
  .rows thead tr { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0.6rem 1rem; }
  .rows thead th { width: auto; padding: 0; }
  .rows thead th.select { flex: 0 0 auto; }
  .rows tbody tr { position: relative; padding: 0.7rem 1rem; }
  .rows tbody tr + tr { border-top: 1px solid var(--line); }
  .rows tbody tr > * { padding: 0.1rem 0; border: 0; }
  .rows tbody th { font-size: 1rem; }
  .rows tbody td.select { float: right; width: auto; padding: 0.15rem 0 0 0.75rem; }
  .rows tbody td[data-label] { display: grid; gap: 0.75rem; grid-template-columns: minmax(6rem, 35%) minmax(0, 1fr); }
  .rows td[data-label] > .sign { align-self: center; }
  .rows td[data-label]::before { content: attr(data-label); color: var(--quiet); }
}
`;
