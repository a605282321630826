import assert from "node:assert/strict";
import { test } from "node:test";
import { parseCookies } from "../../../src/http/request/parse-cookies.ts";

const parse = (header: string | undefined) => Object.fromEntries(parseCookies(header));

test("pairs are split at their first equals sign", () => {
  assert.deepEqual(parse("sessionid=abc; messages=a=b=="), { sessionid: "abc", messages: "a=b==" });
});

test("white space and quotes around values go", () => {
  assert.deepEqual(parse('  a = 1 ;b="two"; c="'), { a: "1", b: "two", c: '"' });
});

test("of two cookies with one name the first wins", () => {
  assert.deepEqual(parse("a=specific; a=general"), { a: "specific" });
});

test("what is no pair is passed over", () => {
  assert.deepEqual(parse("; lonely; =nameless; a=1;"), { a: "1" });
  assert.deepEqual(parse(undefined), {});
});

test("names such as __proto__ are names like others", () => {
  assert.equal(parseCookies("__proto__=x; constructor=y").get("__proto__"), "x");
});
