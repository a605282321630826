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
.related > .choices + .add-related { align-self: flex-start; }
.fields:not([open]) > summary { border: 0; }
.fields[open] > summary { border-bottom: 1px solid var(--line); }
`;
