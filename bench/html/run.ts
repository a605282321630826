import assert from "node:assert/strict";
import { concatenatedPage } from "./concatenated-page.ts";
import { rows } from "./rows.ts";
import { templatePage } from "./template-page.ts";

const rounds = 60;
const pagesPerRound = 100;

// Bytes, not strings: a string is put together only when it is read, and that belongs to the cost.
const renderers = {
  template: () => Buffer.byteLength(String(templatePage(rows).render())),
  concatenation: () => Buffer.byteLength(concatenatedPage(rows)),
};

assert.equal(templatePage(rows).render(), concatenatedPage(rows), "Both must render the same page.");

const times = { template: [] as number[], concatenation: [] as number[] };
for (let round = 0; round < rounds; round++) {
  times.template.push(microsecondsPerPage(renderers.template));
  times.concatenation.push(microsecondsPerPage(renderers.concatenation));
}

const template = medianOf(times.template);
const concatenation = medianOf(times.concatenation);
console.log(
  `Page of 100 rows × 8 cells, ${(renderers.template() / 1000).toFixed(1)} KB, ${rounds} alternated rounds, medians:`,
);
console.log(`html template          ${template.toFixed(1)} µs`);
console.log(`concatenation by hand  ${concatenation.toFixed(1)} µs`);
console.log(`ratio                  ${(template / concatenation).toFixed(2)}`);

function microsecondsPerPage(render: () => number): number {
  const start = process.hrtime.bigint();
  for (let page = 0; page < pagesPerRound; page++) render();
  return Number(process.hrtime.bigint() - start) / 1000 / pagesPerRound;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
