/** Colours, type and the frame of every page; text has a contrast of at least 4.5 to 1 in both schemes (WCAG AA). */
export const theme = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8;
  --surface: #ffffff;
  --line: #d9dde4;
  --text: #1c2430;
  --quiet: #566173;
  --accent: #23557f;
  --accent-hover: #1a4164;
  --on-accent: #ffffff;
  --header: #16283a;
  --on-header: #f2f6fa;
  --danger: #a3211f;
  --danger-surface: #fdeeed;
  --success: #1c6b3a;
  --warning: #8a5300;
  --focus: #2f7fd1;
  --radius: 10px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11161d;
    --surface: #1a212b;
    --line: #323c4a;
    --text: #e6ebf2;
    --quiet: #a3b0c1;
    --accent: #8dc2f2;
    --accent-hover: #b3d7f8;
    --on-accent: #0d1b28;
    --header: #0b1016;
    --on-header: #e6ebf2;
    --danger: #ff9d96;
    --danger-surface: #35191a;
    --success: #86d9a5;
    --warning: #f0c079;
    --focus: #6fb3f5;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html {
  font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
body { margin: 0; min-height: 100vh; background: var(--page); color: var(--text); }
h1 {
  margin: 0 0 1.5rem;
  font-size: 1.6rem;
  line-height: 1.25;
  font-weight: 650;
  letter-spacing: -0.01em;
}
h2 { margin: 0; font-size: 1rem; font-weight: 650; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:hover { color: var(--accent-hover); }
:focus-visible {
  outline: 3px solid var(--focus);
  outline-offset: 2px;
  border-radius: 4px;
}
main:focus { outline: none; }
.quiet { color: var(--quiet); }
.visually-hidden {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
`;
