/** Forms: fields in groups, the controls of relations, and the buttons below. */
export const forms = `
.row-form { margin: 0; }
.subject { margin: 0.2rem 0 0; color: var(--quiet); overflow-wrap: anywhere; }
.object-tools { display: flex; flex-wrap: wrap; gap: 0.5rem; margin: 0; padding: 0; list-style: none; }
.fields { padding-bottom: 0.35rem; }
.fields > summary { padding: 0.75rem 1.15rem; font-weight: 650; cursor: pointer; }
.fields:not([open]) > summary { border: 0; }
.fields[open] > summary { border-bottom: 1px solid var(--line); }
.fields > .description { padding-bottom: 0; color: var(--quiet); }
.field {
  display: grid;
  gap: 0.1rem 1.5rem;
  grid-template-columns: minmax(9rem, 13rem) minmax(0, 1fr);
  margin: 0;
  padding: 0.75rem 1.15rem;
  border: 0;
}
.field > * { grid-column: 2; }
.field > label, .field > .label, .field > legend { grid-column: 1; grid-row: 1; margin: 0; padding: 0.5rem 0 0; font-weight: 550; }
fieldset.field > legend { float: left; }
.field > .value { padding-top: 0.5rem; overflow-wrap: anywhere; }
.card .field { display: block; padding: 0; }
.card .field > label { margin: 1rem 0 0.35rem; padding: 0; }
.field textarea { min-height: 9rem; resize: vertical; }
.field > input:not([type="checkbox"]):not([type="radio"]), .field > select, .field > textarea { max-width: 42rem; }
.field > input[type="number"], .field > input[type="date"], .field > input[type="time"], .field > input[type="datetime-local"] { max-width: 16rem; }
.field > input[type="checkbox"] { align-self: center; margin-top: 0.6rem; }
.line { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }
.line .field { grid-template-columns: minmax(9rem, 13rem) minmax(0, 1fr); }
.required { color: var(--danger); }
.choices { max-width: 42rem; padding: 0.5rem 0.75rem; border: 1px solid var(--edge); border-radius: 7px; }
.choices .options { max-height: 13rem; overflow-y: auto; }
.choices > [type="search"] { margin-bottom: 0.4rem; }
.choices > .quiet { margin: 0.4rem 0 0; font-size: 0.9rem; }
.choices label, .choices li { margin: 0.15rem 0; font-weight: 400; }
.choices ul { margin: 0; padding: 0; list-style: none; }
.related, .raw-id { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; max-width: 42rem; }
.related > :first-child { flex: 1; }
.related > .choices + .add-related { align-self: flex-start; }
.raw-id input { max-width: 14rem; }
.chosen:empty { display: none; }
.add-related { display: inline-grid; place-items: center; width: 2.2rem; height: 2.2rem; border: 1px solid var(--edge); border-radius: 7px; font-weight: 700; text-decoration: none; }
.combobox { position: relative; flex: 1; min-width: 14rem; }
.combobox input { max-width: none; }
.combobox [role="listbox"] {
  position: absolute;
  z-index: 1;
  width: 100%;
  max-height: 16rem;
  margin: 0.2rem 0 0;
  padding: 0.25rem;
  border: 1px solid var(--edge);
  border-radius: 7px;
  background: var(--surface);
  box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
  overflow-y: auto;
  list-style: none;
}
[role="option"] { padding: 0.35rem 0.6rem; border-radius: 5px; cursor: pointer; }
[role="option"]:hover, [role="option"][aria-selected="true"] { background: var(--accent-surface); color: var(--accent); }
.tokens { display: flex; flex-wrap: wrap; gap: 0.35rem; margin: 0 0 0.4rem; padding: 0; list-style: none; }
.tokens li { display: inline-flex; gap: 0.5rem; align-items: center; padding: 0.05rem 0.6rem; border-radius: 999px; background: var(--accent-surface); }
.tokens .plain { text-decoration: none; }
.submit-row {
  display: flex;
  flex-wrap: wrap;
  gap: 0.6rem;
  align-items: center;
  margin-top: 1.25rem;
}
.submit-row .delete { margin-left: auto; color: var(--danger); }
@media (max-width: 48rem) {
  .field, .line .field { grid-template-columns: minmax(0, 1fr); }
  .field > *, .field > label, .field > .label, .field > legend { grid-column: 1; grid-row: auto; }
  .field > label, .field > .label, fieldset.field > legend { float: left; }
.field > .value { padding-top: 0; }
  .field.box { grid-template-columns: auto minmax(0, 1fr); }
  .field.box > label { grid-column: 2; grid-row: 1; }
  .field.box { gap: 0.1rem 0.7rem; }
  .field.box > input[type="checkbox"] { margin-top: 0; }
  .field.box > .help, .field.box > .errorlist { grid-column: 1 / -1; }
  .submit-row button, .submit-row .button { flex: 1 1 100%; text-align: center; }
}
`;
