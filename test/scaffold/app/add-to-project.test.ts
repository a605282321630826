import assert from "node:assert/strict";
import { test } from "node:test";
import { addToProject } from "../../../src/scaffold/app/add-to-project.ts";
import { projectSource } from "../../../src/scaffold/project/project-source.ts";

const fresh = projectSource("mysite");

function added(source: string, name: string): string {
  const changed = addToProject(source, name);
  assert.ok(changed !== undefined);
  return changed;
}

test("an app is imported and listed", () => {
  const source = added(fresh, "my_blog");
  assert.match(source, /^import \{ myBlog \} from "\.\/my_blog\/app\.ts";$/m);
  assert.match(source, /, throttling, myBlog\],$/m);
});

test("imports are in order, packages before files", () => {
  const lines = added(added(fresh, "polls"), "blog").split("\n");
  const imports = lines.filter((line) => line.startsWith("import"));
  assert.deepEqual(imports.slice(-3), [
    'import { release } from "tolv/release";',
    'import { blog } from "./blog/app.ts";',
    'import { polls } from "./polls/app.ts";',
  ]);
});

test("a list that grows too long for its line is broken, and goes on to grow", () => {
  const long = added(fresh, "a_name_that_is_much_too_long_for_a_single_line_of_code");
  assert.match(long, /apps: \[\n {4}admin,\n/);
  assert.match(added(long, "blog"), /\n {4}aNameThatIsMuchTooLongForASingleLineOfCode,\n {4}blog,\n {2}\],\n/);
});

test("a project that is written in another way is left alone", () => {
  for (const source of [
    "",
    "export default defineProject({ name: 'x', apps: all });",
    `${fresh}const other = { apps: [] };`,
    fresh.replace("apps: [admin", "apps: [...extra, admin"),
    `// Mine.\n${fresh}`,
  ]) {
    assert.equal(addToProject(source, "blog"), undefined);
  }
});
