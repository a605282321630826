import assert from "node:assert/strict";
import { test } from "node:test";
import { slugify } from "#rooms/formats";

test("words become lower case with hyphens between them", () => {
  assert.equal(slugify("  Hello,  brave -- new_World! "), "hello-brave-new_world");
  assert.equal(slugify("Twelve: 12 ways"), "twelve-12-ways");
});

test("marks are taken off letters, and letters without a Latin core are spelled out", () => {
  assert.equal(slugify("Äpfel & Øl: “Größe” zählt"), "apfel-ol-grosse-zahlt");
  assert.equal(slugify("ÆSOP, ŁÓDŹ, Þór, cœur"), "aesop-lodz-thor-coeur");
});

test("what has no Latin letters leaves nothing", () => {
  assert.equal(slugify("日本語 — !"), "");
  assert.equal(slugify("__-- --__"), "");
});

test("digits in other shapes become plain ones, as Django has it", () => {
  assert.equal(slugify("x² №5 ﬁne"), "x2-no5-fine");
});
