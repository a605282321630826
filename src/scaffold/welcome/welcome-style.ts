const hours = Array.from({ length: 12 }, (_, hour) => `.dial .h${hour} { animation-delay: ${(hour / 12) * 6 - 6}s; }`);

/** The style sheet of the page; text has a contrast of at least 4.5 to 1 in both schemes (WCAG AA). */
export const welcomeStyle = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f6f4ef, #11161d);
  --surface: light-dark(#ffffff, #1a212b);
  --line: light-dark(#e2ddd2, #2c3643);
  --text: light-dark(#1d2430, #e8ecf1);
  --quiet: light-dark(#566072, #a4b0c0);
  --accent: light-dark(#9a4b12, #f2b26b);
  --ink: light-dark(#14273a, #e8ecf1);
  --code: light-dark(#f3efe6, #11161d);
}
*, *::before, *::after { box-sizing: border-box; }
html { font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; background: var(--page); color: var(--text); overflow-wrap: anywhere; }
main { max-width: 66rem; margin: 0 auto; padding: clamp(2rem, 7vw, 5.5rem) clamp(1.25rem, 5vw, 3rem) 3rem; }
header { display: grid; grid-template-columns: minmax(9rem, 15rem) 1fr; align-items: center; gap: clamp(1.5rem, 5vw, 4rem); }
.dial { width: 100%; display: block; stroke: var(--ink); stroke-width: 7; stroke-linecap: round; }
.dial circle { fill: var(--accent); stroke: none; }
.dial line { animation: tick 6s linear infinite; }
${hours.join("\n")}
@keyframes tick {
  0% { stroke: var(--accent); opacity: 1; }
  50% { stroke: var(--ink); opacity: .55; }
  100% { stroke: var(--ink); opacity: .25; }
}
@media (prefers-reduced-motion: reduce) { .dial line { animation: none; } }
.mark { margin: 0; color: var(--accent); font-weight: 600; letter-spacing: .16em; text-transform: uppercase; font-size: .85rem; }
h1 { margin: .35rem 0 .8rem; font-size: clamp(2rem, 5.5vw, 3.4rem); line-height: 1.08; letter-spacing: -.02em; text-wrap: balance; }
.lead { margin: 0; max-width: 36rem; font-size: 1.15rem; color: var(--quiet); text-wrap: pretty; }
h2 { margin: clamp(2.5rem, 6vw, 4.5rem) 0 1rem; font-size: .85rem; letter-spacing: .16em; text-transform: uppercase; color: var(--quiet); }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); }
li { display: flex; flex-direction: column; padding: 1.25rem 1.4rem 1.4rem; background: var(--surface); border: 1px solid var(--line); border-radius: 14px; }
h3 { margin: 0 0 .2rem; font-size: 1.1rem; }
li p { margin: 0 0 .9rem; color: var(--quiet); }
pre { margin: auto 0 0; padding: .65rem .85rem; background: var(--code); border: 1px solid var(--line); border-radius: 9px; overflow-x: auto; overflow-wrap: normal; }
code { font: .92em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre code::before { content: "$ "; color: var(--accent); }
a { color: var(--accent); text-underline-offset: .18em; }
a:focus-visible, pre:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
footer { margin-top: 2.5rem; padding-top: 1.25rem; border-top: 1px solid var(--line); display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 2rem; color: var(--quiet); font-size: .92rem; }
footer p { margin: 0; }
@media (max-width: 40rem) {
  header { grid-template-columns: 1fr; }
  .dial { width: 7.5rem; }
}
`;
