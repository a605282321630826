/** What the pages of single rows have besides forms: rows of other models, what goes with a deletion, the history. */
export const rowPages = `
.counts, .tree { margin: 0; padding: 0.75rem 1.15rem; list-style: none; }
.counts { display: flex; flex-wrap: wrap; gap: 0.25rem 1.75rem; }
.tree .tree { margin: 0.3rem 0 0; padding: 0.1rem 0 0.1rem 1.25rem; border-left: 2px solid var(--line); }
.tree li { overflow-wrap: anywhere; }
.tree li + li { margin-top: 0.3rem; }
.history tbody th { white-space: nowrap; }
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
