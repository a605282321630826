/** Panels, buttons, tables, messages and what else every page may hold. */
export const components = `
.panel, .card {
  border: 1px solid var(--line);
  border-radius: var(--radius);
  background: var(--surface);
  box-shadow: var(--shadow);
}
.panel + .panel { margin-top: 1.25rem; }
.panel > h2 { padding: 0.75rem 1.15rem; border-bottom: 1px solid var(--line); }
.panel > h2 a { color: inherit; text-decoration: none; }
.panel > h2 a:hover { text-decoration: underline; }
.panel > p, .panel > ol { margin: 0; padding: 0.9rem 1.15rem; }
p.panel, .panel.empty { padding: 1.5rem 1.15rem; color: var(--quiet); text-align: center; }
.card { padding: clamp(1.25rem, 5vw, 2rem); }
.card h1 { margin-bottom: 1rem; }
.card > p:last-child { margin-bottom: 0; }
.models { list-style: none; margin: 0; padding: 0; }
.models li { display: flex; gap: 1.25rem; align-items: baseline; padding: 0.6rem 1.15rem; }
.models li + li { border-top: 1px solid var(--line); }
.model { flex: 1; font-weight: 550; overflow-wrap: anywhere; }
.model a { text-decoration: none; }
.model a:hover { text-decoration: underline; }
.way { font-size: 0.9rem; color: var(--quiet); text-decoration: none; white-space: nowrap; }
.way:hover { color: var(--accent-hover); text-decoration: underline; }
.way.add::before { content: "+ "; color: var(--success); font-weight: 700; }
.actions { list-style: none; font-size: 0.925rem; }
.actions li { overflow-wrap: anywhere; }
.actions li + li { margin-top: 0.6rem; }
.action { font-weight: 600; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.55rem 1rem; text-align: left; vertical-align: top; }
thead th { background: var(--raised); color: var(--quiet); font-size: 0.85rem; font-weight: 600; vertical-align: middle; }
tbody th { font-weight: 550; }
tbody tr > * { border-top: 1px solid var(--line); }
label { display: block; margin: 1rem 0 0.35rem; font-weight: 550; }
input, select, textarea {
  width: 100%;
  padding: 0.55rem 0.7rem;
  border: 1px solid var(--edge);
  border-radius: 7px;
  background: var(--surface);
  color: inherit;
  font: inherit;
}
input[type="checkbox"], input[type="radio"] {
  width: 1.05rem;
  height: 1.05rem;
  margin: 0;
  padding: 0;
  accent-color: var(--accent);
  vertical-align: -0.15em;
}
::placeholder { color: var(--quiet); opacity: 1; }
[aria-invalid="true"] { border-color: var(--danger); }
button, .button {
  display: inline-block;
  padding: 0.55rem 1.05rem;
  border: 1px solid var(--accent);
  border-radius: 7px;
  background: var(--accent);
  color: var(--on-accent);
  font: inherit;
  font-weight: 600;
  text-decoration: none;
  cursor: pointer;
}
button:hover, .button:hover { border-color: var(--accent-hover); background: var(--accent-hover); color: var(--on-accent); }
.secondary { border-color: var(--edge); background: var(--surface); color: var(--text); font-weight: 550; }
.secondary:hover { border-color: var(--accent); background: var(--accent-surface); color: var(--text); }
button.danger, .button.danger { border-color: var(--danger); background: var(--danger); color: var(--surface); }
.card button { width: 100%; margin-top: 1.5rem; }
.button.add::before { content: "+"; margin-right: 0.45rem; font-weight: 700; }
.plain, .plain:hover {
  padding: 0.25rem 0;
  border: 0;
  background: none;
  color: inherit;
  font-weight: 400;
  text-decoration: underline;
  text-decoration-color: color-mix(in srgb, currentColor 45%, transparent);
  text-underline-offset: 0.18em;
}
.plain:hover { text-decoration-color: currentColor; }
.errorlist { list-style: none; margin: 0.35rem 0 0; padding: 0; color: var(--danger); font-size: 0.95rem; }
.errorlist a { color: inherit; }
.errorlist.nonfield, .errornote {
  margin: 0 0 1.25rem;
  padding: 0.75rem 1rem;
  border-left: 4px solid var(--danger);
  border-radius: 4px;
  background: var(--danger-surface);
  color: var(--danger);
}
.errornote p { margin: 0; font-weight: 600; }
.help { margin: 0.35rem 0 0; color: var(--quiet); font-size: 0.9rem; }
.messages { list-style: none; margin: 0 0 1.25rem; padding: 0; }
.message {
  padding: 0.65rem 1rem;
  border: 1px solid var(--line);
  border-left: 4px solid var(--accent);
  border-radius: 6px;
  background: var(--surface);
  overflow-wrap: anywhere;
}
.message + .message { margin-top: 0.5rem; }
.message.success { border-left-color: var(--success); }
.message.warning { border-left-color: var(--warning); }
.message.error { border-left-color: var(--danger); }
.pages {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem 1.25rem;
  align-items: center;
  margin-top: 1rem;
  font-size: 0.925rem;
}
.pages ol { display: flex; flex-wrap: wrap; gap: 0.25rem; margin: 0; padding: 0; list-style: none; }
.pages li { min-width: 2.1rem; text-align: center; }
.pages li > a, .this-page { display: block; padding: 0.25rem 0.55rem; border: 1px solid transparent; border-radius: 6px; text-decoration: none; }
.pages li > a:hover { border-color: var(--line); background: var(--surface); }
.this-page { background: var(--accent); color: var(--on-accent); font-weight: 650; }
`;
