import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type DatabaseAddress, databaseSettings, formatDatabaseUrl, parseDatabaseUrl } from "#rooms/config";
import { problemsOf } from "./environments.ts";

function addressOf(url: string): DatabaseAddress {
  const outcome = parseDatabaseUrl(url);
  assert("address" in outcome, JSON.stringify(outcome));
  return outcome.address;
}

function fixOf(url: string): string {
  const outcome = parseDatabaseUrl(url);
  assert("fix" in outcome, JSON.stringify(outcome));
  return outcome.fix;
}

test("a whole URL is read into its parts", () => {
  assert.deepEqual(addressOf("postgresql://app:s%23cret@db.example:5432/site?sslmode=require&application_name=web"), {
    user: "app",
    password: "s#cret",
    host: "db.example",
    port: 5432,
    database: "site",
    query: "sslmode=require&application_name=web",
  });
});

test("login, host and port may be missing", () => {
  assert.deepEqual(addressOf("postgres://db/site"), { host: "db", database: "site" });
  assert.deepEqual(addressOf("postgres:///site?host=/run"), { host: "", database: "site", query: "host=/run" });
  assert.deepEqual(addressOf("postgres://app@[::1]:5433/site"), {
    user: "app",
    host: "::1",
    port: 5433,
    database: "site",
  });
});

test("a plus sign, a colon and an at sign in a password are themselves", () => {
  for (const password of ["a+b", "a:b", "a@b", "@", "a@b@c:d+"]) {
    assert.equal(addressOf(`postgres://app:${password}@db/site`).password, password);
  }
});

test("ambiguous characters in a password are answered with the exact correction", () => {
  const shown = "so that it reads postgres://app:[redacted]@db:5432/site.";
  assert.equal(
    fixOf("postgres://app:se#cret@db:5432/site"),
    `The password contains what must be escaped: write \`#\` as \`%23\`, ${shown}`,
  );
  assert.equal(
    fixOf("postgres://app:1?x@db:5432/site"),
    `The password contains what must be escaped: write \`?\` as \`%3F\`, ${shown}`,
  );
  assert.equal(
    fixOf("postgres://app:5432/x#y@db:5432/site"),
    `The password contains what must be escaped: write \`/\` as \`%2F\`, \`#\` as \`%23\`, ${shown}`,
  );
  assert.equal(
    fixOf("postgres://app:50%off@db:5432/site"),
    `The password contains a \`%\` that begins no escape (character 3): write it as \`%25\`, ${shown}`,
  );
});

test("following the correction makes the URL work", () => {
  const corrected = { "#": "%23", "?": "%3F", "/": "%2F", "%": "%25" };
  for (const [character, escaped] of Object.entries(corrected)) {
    assert.match(fixOf(`postgres://app:x${character}y@db/site`), new RegExp(`\`\\${character}\`.* as \`${escaped}\``));
    assert.equal(addressOf(`postgres://app:x${escaped}y@db/site`).password, `x${character}y`);
  }
});

test("what cannot be an address says how to write one", () => {
  assert.match(fixOf("mysql://db/site"), /^Write postgres:\/\/user:password@host:5432\/database/);
  assert.match(fixOf("db/site"), /^Write postgres:/);
  assert.match(fixOf("postgres://app:pw@db"), /^Name the database after the host/);
  assert.match(fixOf("postgres://app:pw@db/"), /^Name the database/);
  assert.match(fixOf("postgres://app:pw@db:99999/site"), /^Write the host and port as/);
  assert.match(fixOf("postgres://app:pw@::1/site"), /in brackets/);
  assert.match(fixOf("postgres://app:p%FFw@db/site"), /percent escapes that are not UTF-8/);
  assert.match(fixOf("postgres://app:pw@db/site#1"), /`#`: write it as `%23`/);
  assert.match(fixOf("postgres://a%b:pw@db/site"), /^The user name contains a `%`/);
  assert.match(fixOf("postgres://a#b:pw@db/site"), /^The user name or password contains/);
});

test("any address survives being written and read", () => {
  const text = fc.string({ unit: "grapheme", minLength: 1 });
  const host = fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6(), fc.constant("/run/postgresql"), fc.constant(""));
  fc.assert(
    fc.property(
      text,
      text,
      host,
      fc.integer({ min: 1, max: 65_535 }),
      text,
      (user, password, place, port, database) => {
        const address = { user, password, host: place, port, database };
        assert.deepEqual(addressOf(formatDatabaseUrl(address)), address);
      },
    ),
  );
});

test("no piece of a password is shown, however wrong the URL", () => {
  const secret = fc.stringMatching(/^[A-Z]{12}$/);
  const noise = fc.stringMatching(/^[@:/?#%+.a-z0-9[\]]{0,6}$/);
  const scheme = fc.constantFrom("postgres://", "postgresql://", "postgres:/", "mysql://", "");
  const tail = fc.constantFrom("@db/site", "@db:1/site", "@db", "/site", "?x#y", "");
  fc.assert(
    fc.property(scheme, noise, secret, noise, secret, tail, (start, first, head, between, rest, end) => {
      const noisy = `${first}${head}${between}${rest}`;
      // Without a host of its own, what follows an at sign is the host, not the password.
      const password = end.startsWith("@") ? noisy : noisy.replaceAll("@", "");
      const environment = { TOLV_ENV: "development", DATABASE_URL: `${start}app:${password}${end}` };
      const problems = JSON.stringify(problemsOf({ groups: [databaseSettings], environment, stage: "release" }));
      assert(!problems.includes(head) && !problems.includes(rest), problems);
    }),
    { numRuns: 2000 },
  );
});
