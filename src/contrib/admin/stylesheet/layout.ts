/** The header, the main column and how they give way on narrow screens. */
export const layout = `
.skip {
  position: absolute;
  left: 1rem;
  top: -4rem;
  z-index: 1;
  padding: 0.6rem 1rem;
  border-radius: 0 0 8px 8px;
  background: var(--surface);
  color: var(--text);
}
.skip:focus { top: 0; }
.top {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem 1.5rem;
  align-items: center;
  justify-content: space-between;
  padding: 0.65rem var(--gutter);
  background: var(--header);
  color: var(--on-header);
}
.top :focus-visible { outline-color: var(--on-header); }
.brand {
  display: inline-flex;
  align-items: center;
  gap: 0.65rem;
  color: inherit;
  font-weight: 620;
  text-decoration: none;
}
.brand:hover { color: inherit; text-decoration: underline; }
.mark {
  display: inline-grid;
  place-items: center;
  width: 1.9rem;
  height: 1.9rem;
  border-radius: 8px;
  background: var(--on-header);
  color: var(--header);
  font-size: 0.8rem;
  font-weight: 780;
  font-variant-numeric: tabular-nums;
}
.account, .account nav {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.1rem;
  align-items: center;
  font-size: 0.9rem;
}
.account form { margin: 0; }
.account a { color: inherit; text-decoration-color: color-mix(in srgb, currentColor 45%, transparent); }
.account a:hover { text-decoration-color: currentColor; }
.trail {
  padding: 0.55rem var(--gutter);
  border-bottom: 1px solid var(--line);
  background: var(--surface);
  font-size: 0.875rem;
}
.trail ol { display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none; }
.trail li { overflow-wrap: anywhere; }
.trail li + li::before { content: "/"; padding: 0 0.55rem; color: var(--edge); }
.trail a { text-decoration: none; }
.trail a:hover { text-decoration: underline; }
.trail [aria-current] { color: var(--quiet); }
main {
  width: 100%;
  max-width: 90rem;
  margin: 0 auto;
  padding: clamp(1.25rem, 3vw, 2rem) var(--gutter) 4rem;
}
.heading {
  display: flex;
  flex-wrap: wrap;
  gap: 0.75rem 1.5rem;
  align-items: center;
  justify-content: space-between;
  margin-bottom: 1.25rem;
}
.heading h1 { margin: 0; }
.columns {
  display: grid;
  gap: 1.5rem;
  grid-template-columns: minmax(0, 2fr) minmax(15rem, 1fr);
  align-items: start;
  max-width: 72rem;
}
.bare .top {
  justify-content: center;
  background: none;
  color: var(--text);
  padding-top: clamp(2rem, 10vh, 6rem);
}
.bare .top :focus-visible { outline-color: var(--focus); }
.bare .mark { background: var(--accent); color: var(--on-accent); }
.bare main { max-width: 27rem; padding-top: 1.25rem; }
@media (max-width: 48rem) {
  .columns { grid-template-columns: minmax(0, 1fr); }
  .account > span { display: none; }
}
@media print {
  .top, .trail, .skip, .filters, .search, .action-bar, .pages, .submit-row, .button, .select, .unsort { display: none !important; }
  body { background: none; }
  main { max-width: none; padding: 0; }
}
`;
