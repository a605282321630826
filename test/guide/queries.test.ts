import { describe } from "node:test";
import { checkLeaks } from "../support/leaks.ts";
import { writeMigratedGuide } from "./support/guide.ts";
import { testExamples } from "./support/test-examples.ts";

checkLeaks();

await describe("the guide to queries", async () => {
  await testExamples(await writeMigratedGuide("models.md", "queries.md"), "queries.md");
});
