import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { recordingLogger } from "./recording.ts";

/** What a field looks like after it went through the log. */
function logged(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { logger, records } = recordingLogger();
  logger.info(fields, "");
  const { level, time, pid, message, ...rest } = records()[0] ?? {};
  return rest;
}

describe("the fields of a record", () => {
  const secretNames = [
    "password",
    "new_password1",
    "passwd",
    "SECRET_KEY",
    "secretKeyFallbacks",
    "token",
    "csrfmiddlewaretoken",
    "X-CSRFToken",
    "authorization",
    "Proxy-Authorization",
    "cookie",
    "set-cookie",
    "sessionid",
    "session_key",
    "apiKey",
    "api-key",
    "privateKey",
  ];
  for (const name of secretNames) {
    it(`are masked under the name ${name}`, () => {
      assert.deepEqual(logged({ [name]: "hunter2" }), { [name]: "[redacted]" });
      assert.deepEqual(logged({ [name]: { deep: ["hunter2"] } }), { [name]: "[redacted]" });
    });
  }

  it("are masked at any depth, in lists, maps and what toJSON yields", () => {
    const nested = {
      a: [{ b: { password: "hunter2" } }],
      map: new Map([["token", "hunter2"]]),
      json: { toJSON: () => ({ cookie: "hunter2" }) },
    };
    assert.deepEqual(logged({ nested }), {
      nested: {
        a: [{ b: { password: "[redacted]" } }],
        map: { token: "[redacted]" },
        json: { cookie: "[redacted]" },
      },
    });
  });

  it("stay as they are otherwise", () => {
    const fields = { path: "/posts/?page=2", status: 200, ok: true, none: null, list: [1, "two"], at: { x: 1.5 } };
    assert.deepEqual(logged(fields), fields);
  });

  it("become data that JSON can hold", () => {
    const fields = { big: 2n ** 64n, date: new Date(0), bytes: Buffer.from("abc"), run: () => 1, set: new Set([1]) };
    assert.deepEqual(logged(fields), {
      big: "18446744073709551616",
      date: "1970-01-01T00:00:00.000Z",
      bytes: "[3 bytes]",
      set: [1],
    });
  });

  it("are cut where they are circular, deep, many or long", () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    assert.deepEqual(logged({ circle }), { circle: { self: "[circular]" } });
    const deep = { a: { a: { a: { a: { a: { a: { a: 1 } } } } } } };
    assert.match(JSON.stringify(logged({ deep })), /too deep/);
    const many = logged({ many: Array.from({ length: 1000 }, () => 1) }).many;
    assert.ok(Array.isArray(many));
    assert.deepEqual([many.length, many.at(-1)], [101, "… 900 more"]);
    assert.match(String(logged({ long: "x".repeat(20_000) }).long), /^x{16384}… \(20000 characters\)$/);
  });

  it("survive a getter that throws and a toJSON that throws", () => {
    const hostile = {
      get boom() {
        throw new Error("no");
      },
    };
    const json = {
      toJSON() {
        throw new Error("no");
      },
    };
    assert.match(String(logged({ hostile }).hostile), /unreadable/);
    assert.match(String(logged({ json }).json), /unreadable/);
  });
});

describe("a text in a record", () => {
  const masked: readonly (readonly [string, string])[] = [
    ["postgres://ada:hunter2@db:5432/site", "postgres://ada:[redacted]@db:5432/site"],
    ["cannot reach postgres://ada:hun#ter?2/@db/site now", "cannot reach postgres://ada:[redacted]@db/site now"],
    ["redis://:hunter2@cache", "redis://:[redacted]@cache"],
    ["/reset/?token=hunter2&next=/", "/reset/?token=[redacted]&next=/"],
    ["host=db password=hunter2 user=ada", "host=db password=[redacted] user=ada"],
    ["sessionid=hunter2; theme=dark", "sessionid=[redacted]; theme=dark"],
    ["Authorization: Bearer hunter2hunter2", "Authorization: Bearer [redacted]"],
  ];
  for (const [text, expected] of masked) {
    it(`is masked: ${expected}`, () => assert.deepEqual(logged({ text }), { text: expected }));
  }

  for (const text of ["http://127.0.0.1:8000/a/@b", "mail ada@example.com", "basic things", "a token of thanks"]) {
    it(`is left alone: ${text}`, () => assert.deepEqual(logged({ text }), { text }));
  }

  it("comes through, cut, when it makes a naive pattern go back over the whole text at every character", () => {
    for (const hostile of ["://a:", "a=", "password", "@", "bearer "]) {
      const text = hostile.repeat(50_000);
      assert.equal(logged({ text }).text, `${text.slice(0, 16_384)}… (${text.length} characters)`);
    }
  });
});

describe("an error in a record", () => {
  it("keeps type, message, code, hint, stack and the chain of causes, with SQLSTATE, without other fields", () => {
    const driver = Object.assign(new Error('relation "blog_post" does not exist'), {
      code: "42P01",
      detail: "Key (email)=(ada@example.com) already exists.",
    });
    const network = Object.assign(new Error("connect failed", { cause: driver }), { code: "ECONNREFUSED" });
    const { error } = logged({ error: network });
    const text = JSON.stringify(error);
    assert.match(
      text,
      /"type":"Error","message":"connect failed","code":"ECONNREFUSED","stack":"Error: connect failed/,
    );
    assert.match(
      text,
      /"cause":\{"type":"Error","message":"relation \\"blog_post\\" does not exist","sqlstate":"42P01"/,
    );
    assert.doesNotMatch(text, /ada@example/);
  });

  it("masks secrets in its message and stack", () => {
    const error = new TypeError("cannot parse postgres://ada:hunter2@db", { cause: new Error("password=hunter2") });
    assert.doesNotMatch(JSON.stringify(logged({ error })), /hunter2/);
  });

  it("shows the errors of an aggregate", () => {
    const error = new AggregateError([new Error("first"), new Error("second")], "all failed");
    assert.match(
      JSON.stringify(logged({ error })),
      /"errors":\[\{"type":"Error","message":"first".*"message":"second"/,
    );
  });
});
