import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { HttpHeaders } from "#rooms/http";
import { errorCode } from "../error-code.ts";

test("names compare without case and keep the case of the last setting", () => {
  const headers = new HttpHeaders({ "Content-Type": "text/plain" });
  headers.set("content-TYPE", "text/html");
  headers.setDefault("Content-Type", "text/css");
  assert.equal(headers.get("CONTENT-TYPE"), "text/html");
  assert.deepEqual([...headers], [["content-TYPE", "text/html"]]);
  headers.delete("Content-type");
  assert.equal(headers.has("Content-Type"), false);
});

test("no value can end its line or begin another header", () => {
  const values = ["a\r\nSet-Cookie: x=1", "a\nb", "a\rb", "a\0b", "€", "\u0085€"];
  for (const value of values) {
    assert.equal(
      errorCode(() => new HttpHeaders({ "X-Name": value })),
      "http.header_invalid",
      JSON.stringify(value),
    );
  }
});

test("no name can end its line", () => {
  for (const name of ["X-Name\r\nX-Other", "X Name", "", "X-Name:"]) {
    assert.equal(
      errorCode(() => new HttpHeaders().set(name, "a")),
      "http.header_invalid",
      JSON.stringify(name),
    );
  }
});

test("whatever text is given, what is kept has no line end", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const headers = new HttpHeaders();
      const refused = errorCode(() => headers.set("X-Name", value)) === "http.header_invalid";
      assert.ok(refused !== headers.has("X-Name"));
      for (const character of ["\r", "\n", "\0"]) assert.ok(!headers.get("X-Name")?.includes(character));
    }),
  );
});

test("cookies are not set as headers, where they would replace each other", () => {
  assert.equal(
    errorCode(() => new HttpHeaders({ "set-cookie": "a=1" })),
    "http.header_invalid",
  );
});
