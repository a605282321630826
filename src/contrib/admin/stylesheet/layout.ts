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
header {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem 1.5rem;
  align-items: center;
  justify-content: space-between;
  padding: 0.75rem clamp(1rem, 4vw, 2.5rem);
  border-bottom: 1px solid var(--line);
  background: var(--header);
  color: var(--on-header);
}
.brand {
  display: inline-flex;
  align-items: center;
  gap: 0.65rem;
  color: inherit;
  font-weight: 600;
  text-decoration: none;
}
.brand:hover { color: inherit; text-decoration: underline; }
.mark {
  display: inline-grid;
  place-items: center;
  width: 2rem;
  height: 2rem;
  border-radius: 8px;
  background: var(--on-header);
  color: var(--header);
  font-size: 0.85rem;
  font-weight: 750;
  font-variant-numeric: tabular-nums;
}
.account {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1rem;
  align-items: center;
  margin: 0;
  font-size: 0.95rem;
}
main {
  width: 100%;
  max-width: 72rem;
  margin: 0 auto;
  padding: clamp(1.5rem, 4vw, 2.5rem) clamp(1rem, 4vw, 2.5rem) 4rem;
}
.columns {
  display: grid;
  gap: 1.5rem;
  grid-template-columns: minmax(0, 2fr) minmax(15rem, 1fr);
  align-items: start;
}
.bare header {
  justify-content: center;
  border: 0;
  background: none;
  color: var(--text);
  padding-top: clamp(2rem, 10vh, 6rem);
}
.bare .mark { background: var(--accent); color: var(--on-accent); }
.bare main { max-width: 27rem; padding-top: 1.25rem; }
@media (max-width: 48rem) {
  .columns { grid-template-columns: minmax(0, 1fr); }
}
`;
