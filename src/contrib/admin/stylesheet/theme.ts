/** Colours, type and the frame of every page; text has a contrast of at least 4.5 to 1 in both schemes (WCAG AA). */
export const theme = `
:root {
  color-scheme: light dark;
  --page: #f4f6f9;
  --surface: #ffffff;
  --raised: #f8fafc;
  --line: #dfe4ea;
  --edge: #7d8a9a;
  --text: #18212d;
  --quiet: #536071;
  --accent: #1d5b8f;
  --accent-hover: #14446e;
  --accent-surface: #e8f1f9;
  --on-accent: #ffffff;
  --header: #14273a;
  --on-header: #f0f5fa;
  --danger: #a3211f;
  --danger-surface: #fdeeed;
  --success: #1c6b3a;
  --warning: #8a5300;
  --focus: #2476c7;
  --shadow: 0 1px 2px rgb(15 30 50 / 5%), 0 1px 6px rgb(15 30 50 / 4%);
  --radius: 10px;
  --gutter: clamp(1rem, 3vw, 2.25rem);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f141b;
    --surface: #181f29;
    --raised: #1d2632;
    --line: #2c3645;
    --edge: #77869a;
    --text: #e5ebf2;
    --quiet: #a2afc0;
    --accent: #8cc3f5;
    --accent-hover: #b4d9fa;
    --accent-surface: #1c3044;
    --on-accent: #0b1a28;
    --header: #0a0f15;
    --on-header: #e5ebf2;
    --danger: #ff9d96;
    --danger-surface: #35191a;
    --success: #86d9a5;
    --warning: #f0c079;
    --focus: #6fb3f5;
    --shadow: none;
  }
}
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html {
  font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  -webkit-text-size-adjust: 100%;
}
body { margin: 0; min-height: 100vh; background: var(--page); color: var(--text); }
h1 {
  margin: 0 0 1.25rem;
  font-size: 1.6rem;
  line-height: 1.25;
  font-weight: 680;
  letter-spacing: -0.015em;
  overflow-wrap: anywhere;
}
h2 { margin: 0; font-size: 1rem; font-weight: 650; }
a { color: var(--accent); text-underline-offset: 0.18em; text-decoration-thickness: 1px; }
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
