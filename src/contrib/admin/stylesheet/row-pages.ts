/** What the pages of single rows have besides their forms: what goes with a row, and what was done to it. */
export const rowPages = `
[hidden] { display: none !important; }
.row-form, .row-form .panel { max-width: none; }
.tree li + li { margin-top: 0.3rem; }
.tree .tree { margin: 0.3rem 0 0; border-left: 2px solid var(--line); }
.tree, .counts { list-style: none; padding-left: 1.15rem; }
.counts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.75rem; }
.history tbody th { white-space: nowrap; }
fieldset.field > legend { float: left; }
.choices { max-height: none; overflow: visible; }
.choices .options { max-height: 13rem; overflow-y: auto; }
.choices > [type="search"] { margin-bottom: 0.4rem; }
.choices > .quiet { margin: 0.4rem 0 0; font-size: 0.9rem; }
.related > .choices + .add-related { align-self: flex-start; }
.fields:not([open]) > summary { border: 0; }
.fields[open] > summary { border-bottom: 1px solid var(--line); }
.inline td { padding: 0.5rem 0.5rem 0.5rem 0; }
.inline th { padding-left: 0; }
.inline td:first-child, .inline th:first-child { padding-left: 1.15rem; }
.inline .field { display: block; padding: 0; }
.inline .field > label {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
.inline .field > input[type="checkbox"] { margin-top: 0.65rem; }
.inline .field > .help { display: none; }
.inline .field textarea { min-height: 2.6rem; height: 4.2rem; }
.inline td > .value { padding-top: 0.45rem; }
.inline .last { display: flex; gap: 0.75rem; align-items: baseline; padding: 0.9rem 1.15rem 0.5rem 0; border-top: 1px solid var(--line); }
.inline .last .field > input { margin: 0; }
.inline .errors td { padding: 0.5rem 1.15rem 0; }
.inline .errors .errorlist { margin: 0; }
.inline > .errorlist { margin: 0.75rem 1.15rem; }
.inline > button { margin: 0.75rem 1.15rem; }
@media (max-width: 60rem) {
  .inline table, .inline tbody, .inline tr, .inline td { display: block; }
  .inline thead { display: none; }
  .inline tbody tr { padding: 0.6rem 1.15rem; border-top: 1px solid var(--line); }
  .inline tbody td, .inline td:first-child { padding: 0.35rem 0; border: 0; }
  .inline .field > label { position: static; width: auto; height: auto; clip-path: none; }
  .inline td:has(> .value)::before { content: attr(data-label); font-weight: 550; }
  .inline .last { border: 0; }
}
`;
