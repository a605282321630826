import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { camelCase, djangoPath, lookupNames, modelPath, snakeCase } from "#rooms/db";

test("names map to Django's and back", () => {
  const pairs = [
    ["publishedAt", "published_at"],
    ["title", "title"],
    ["lastLoginIPAddress", "last_login_i_p_address"],
    ["address_2", "address_2"],
    ["line2", "line2"],
  ] as const;
  for (const [camel, snake] of pairs) {
    assert.equal(snakeCase(camel), snake);
    assert.equal(camelCase(snake), camel);
  }
});

test("paths map to Django's and back, lookups included", () => {
  const pairs = [
    ["author.username__startswith", "author__username__startswith"],
    ["author.dateJoined", "author__date_joined"],
    ["publishedAt__gte", "published_at__gte"],
    ["in", "in"],
  ] as const;
  for (const [path, django] of pairs) {
    assert.equal(djangoPath(path), django);
    assert.equal(modelPath(django, lookupNames), path);
  }
});

test("every snake_case name survives the way to camelCase and back", () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
  const tail = fc.stringMatching(/^[a-z0-9]{1,6}$/);
  const name = fc.tuple(word, fc.array(tail, { maxLength: 3 })).map(([first, rest]) => [first, ...rest].join("_"));
  fc.assert(fc.property(name, (snake) => snakeCase(camelCase(snake)) === snake));
});
