import assert from "node:assert/strict";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { testDatabase } from "../support/database.ts";
import { startRegistry } from "../support/local-registry.ts";
import { npmEnvironment, npmSetting } from "../support/npm-environment.ts";
import { packPackages } from "../support/packed-packages.ts";
import { Reader } from "./reader.ts";
import { factorPages, readPage, stepsOf, tutorialPages } from "./tutorial-steps.ts";

const { url } = await testDatabase();
const resources = new AsyncDisposableStack();
after(() => resources.disposeAsync());

let reader: Reader;
let isLost = false;

before(async () => {
  const home = await mkdtemp(join(tmpdir(), "tolv-tutorial-"));
  resources.defer(() => removeProject(home));
  const registry = resources.use(
    await startRegistry(Object.values(await packPackages(home)), await npmSetting("registry")),
  );
  const { PATH = "", HOME = "" } = process.env;
  const person = { GIT_AUTHOR_NAME: "Ada", GIT_AUTHOR_EMAIL: "ada@example.com" };
  const committer = { GIT_COMMITTER_NAME: "Ada", GIT_COMMITTER_EMAIL: "ada@example.com" };
  const environment = { PATH, HOME, ...person, ...committer, ...(await npmEnvironment(registry.url, home)) };
  reader = new Reader(home, environment, { "postgres://mysite:secret@db.example.com/mysite": url });
});

const numbers = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));

test("the tutorial has nine pages, and each factor has one", () => {
  const numberOf = (page: string) => page.split("/")[1]?.slice(0, 2);
  assert.deepEqual(tutorialPages.map(numberOf), numbers.slice(0, 9));
  assert.deepEqual(factorPages.map(numberOf), numbers);
});

test("every page of a factor says how it is checked, and what is left to do", () => {
  for (const page of factorPages) {
    assert.ok(stepsOf(page).length > 0, page);
    assert.match(readPage(page), /^## What stays with you$/m, page);
  }
});

for (const page of [...tutorialPages, ...factorPages]) {
  describe(`page ${page}`, () => {
    for (const step of stepsOf(page)) {
      test(`${step.language}: ${step.text.trimStart().split("\n")[0]}`, async (context) => {
        if (isLost) return context.skip("a step before this one failed");
        isLost = true;
        await reader.take(step);
        isLost = false;
      });
    }
  });
}

/** Root's development database lies elsewhere, behind a link. */
async function removeProject(home: string): Promise<void> {
  const data = await realpath(join(home, "mysite/.tolv/postgres")).catch(() => home);
  for (const folder of [data, home]) await rm(folder, { recursive: true, force: true });
}
