/** Panels, tables, forms and messages. */
export const components = `
.panel, .card {
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: var(--radius);
  overflow: hidden;
}
.panel + .panel { margin-top: 1.5rem; }
.panel > h2 { padding: 0.8rem 1.15rem; border-bottom: 1px solid var(--line); }
.panel > p, .panel > ol { margin: 0; padding: 0.9rem 1.15rem; }
.card { padding: clamp(1.25rem, 5vw, 2rem); box-shadow: 0 12px 32px rgb(0 0 0 / 8%); }
.card h1 { margin-bottom: 1rem; }
.card > p:last-child { margin-bottom: 0; }
table { width: 100%; border-collapse: collapse; }
tbody th, tbody td { padding: 0.7rem 1.15rem; text-align: left; font-weight: 500; }
tbody td {
  color: var(--quiet);
  font-size: 0.9rem;
  font-weight: 400;
  text-align: right;
}
tbody tr + tr > * { border-top: 1px solid var(--line); }
.actions { list-style: none; }
.actions li + li { margin-top: 0.6rem; }
.action { font-weight: 600; }
label { display: block; margin: 1rem 0 0.35rem; font-weight: 550; }
input {
  width: 100%;
  padding: 0.6rem 0.75rem;
  border: 1px solid var(--quiet);
  border-radius: 7px;
  background: var(--page);
  color: inherit;
  font: inherit;
}
button, .button {
  display: inline-block;
  padding: 0.65rem 1.2rem;
  border: 0;
  border-radius: 7px;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  text-decoration: none;
  cursor: pointer;
}
button:hover, .button:hover {
  background: var(--accent-hover);
  color: var(--on-accent);
}
.card button { width: 100%; margin-top: 1.5rem; }
.plain, .plain:hover {
  padding: 0.25rem 0;
  background: none;
  color: inherit;
  font-weight: 500;
  text-decoration: underline;
  text-underline-offset: 0.2em;
}
.errorlist {
  list-style: none;
  margin: 0.35rem 0 0;
  padding: 0;
  color: var(--danger);
  font-size: 0.95rem;
}
.errorlist.nonfield {
  margin: 0;
  padding: 0.75rem 1rem;
  border-left: 4px solid var(--danger);
  border-radius: 4px;
  background: var(--danger-surface);
}
[aria-invalid] { border-color: var(--danger); }
.help { margin: 0.35rem 0 0; color: var(--quiet); font-size: 0.9rem; }
.messages { list-style: none; margin: 0 0 1.5rem; padding: 0; }
.message {
  padding: 0.7rem 1rem;
  border: 1px solid var(--line);
  border-left: 4px solid var(--accent);
  border-radius: 4px;
  background: var(--surface);
}
.message + .message { margin-top: 0.5rem; }
.message.success { border-left-color: var(--success); }
.message.warning { border-left-color: var(--warning); }
.message.error { border-left-color: var(--danger); }
`;
