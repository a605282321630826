import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { type Definition, findDefinitions } from "../../scripts/docs/definitions.ts";
import { messageTemplate } from "../../scripts/docs/message-template.ts";
import { renderPages } from "../../scripts/docs/pages.ts";
import { maskSource } from "../architecture/mask-source.ts";
import { readSourceTree } from "../architecture/source-tree.ts";

const root = join(import.meta.dirname, "../..");
const directory = join(root, "docs/reference");
const pages = await renderPages(root);
const sources = [...readSourceTree(root).values()];

test("every page of the reference is what `npm run docs` writes", () => {
  assert.deepEqual(stalePages(directory), []);
});

test("a page that was changed, a missing one and one that nobody writes are reported", (context) => {
  const copy = mkdtempSync(join(tmpdir(), "tolv-reference-"));
  context.after(() => rmSync(copy, { recursive: true, force: true }));
  for (const [name, text] of pages) writeFileSync(join(copy, name), text);
  assert.deepEqual(stalePages(copy), []);
  writeFileSync(
    join(copy, "errors.md"),
    readFileSync(join(copy, "errors.md"), "utf8").replace("Status 404", "Status 500"),
  );
  rmSync(join(copy, "events.md"));
  writeFileSync(join(copy, "models.md"), "# Models\n");
  assert.deepEqual(stalePages(copy), ["errors.md", "events.md", "models.md"]);
});

/** What the source declares, found without the code that makes the pages, and where the pages name it. */
const accounts = {
  "errors.md": { declared: idsOf("defineError"), entry: /^### (\S+)$/gm },
  "events.md": { declared: idsOf("defineChannel"), entry: /^### (\S+)$/gm },
  "commands.md": {
    declared: found(/^export const \w+ = defineCommand\(\{\n {2}name: "([\w-]+)"/gm),
    entry: /^### (\S+)$/gm,
  },
  "settings.md": { declared: found(/^ {2,4}([A-Z][A-Z0-9_]+): (?:env\b|\w+\(\))/gm), entry: /^\| `([A-Z0-9_]+)`/gm },
};

for (const [page, { declared, entry }] of Object.entries(accounts)) {
  test(`${page} has an entry for each declaration in the source, and no other`, () => {
    const text = readFileSync(join(directory, page), "utf8");
    assert.ok(declared.length > 5, `${declared.length} declarations found`);
    assert.deepEqual(disagreements(declared, text, entry), []);
  });

  test(`an entry that ${page} lacks and a dead one are reported`, () => {
    const text = pages.get(page) ?? "";
    const [name = ""] = declared;
    const planted = text.replace(new RegExp(`(?<=^(?:### |\\| \`))${name.replace(".", "\\.")}`, "m"), "GONE");
    assert.deepEqual(disagreements(declared, planted, entry), [`no entry for ${name}`, "dead entry GONE"]);
  });
}

test("every error and every channel says in a docstring when it occurs", () => {
  const tree = readSourceTree(root);
  const defined = [...findDefinitions(tree, "defineError"), ...findDefinitions(tree, "defineChannel")];
  assert.deepEqual(withoutSummary(defined), []);
  const planted = new Map([["src/db/errors.ts", 'export const Bare = defineError<object>("db.bare", {});\n']]);
  assert.deepEqual(withoutSummary(findDefinitions(planted, "defineError")), ["db.bare"]);
});

test("an error's template shows each form of its text with the names of what is filled in", () => {
  const place = ({ host }: { host: string }) => host;
  const templates = [
    messageTemplate(({ port }: { port: number }) => `Port ${port} is "in use".`),
    messageTemplate(({ names }: { names: string[] }) => `No ${names.length > 0 ? names.join(" or ") : "file"}.`),
    messageTemplate(({ reason }: { reason: string }) => reason),
    messageTemplate((address: { host: string; user: string }) => `No "${address.user}" at ${place(address)}.`),
    messageTemplate(({ near }: { near?: string }) => (near === undefined ? "Set it." : `Did you mean ${near}?`)),
  ];
  const expected = ['Port {port} is "in use".', "No {names}.", "{reason}", 'No "{user}" at {place}.'];
  assert.deepEqual(templates, [...expected, "Set it.\nDid you mean {near}?"]);
});

function withoutSummary(definitions: readonly Definition[]): string[] {
  return definitions.filter(({ summary }) => summary === "").map(({ id }) => id);
}

function stalePages(where: string): string[] {
  const written = new Map(readdirSync(where).map((name) => [name, readFileSync(join(where, name), "utf8")]));
  const names = new Set([...pages.keys(), ...written.keys()]);
  return [...names].filter((name) => pages.get(name) !== written.get(name)).sort();
}

function disagreements(declared: readonly string[], page: string, entry: RegExp): string[] {
  const documented = [...page.matchAll(entry)].map(([, name = ""]) => name);
  const missing = declared.filter((name) => !documented.includes(name));
  const dead = documented.filter((name) => !declared.includes(name));
  return [...missing.map((name) => `no entry for ${name}`), ...dead.map((name) => `dead entry ${name}`)];
}

function found(pattern: RegExp): string[] {
  return sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name = ""]) => name)).sort();
}

/** The first text behind each call; the mask tells calls from comments. */
function idsOf(definer: string): string[] {
  return sources
    .flatMap((source) =>
      [...maskSource(source).matchAll(new RegExp(`= ${definer}\\b[^=]*?>\\(\\s*"`, "g"))].map(
        ({ index, 0: { length } }) => {
          const start = index + length;
          return source.slice(start, source.indexOf('"', start));
        },
      ),
    )
    .sort();
}
