import { describe } from "node:test";
import { writeMigratedGuide } from "./support/guide.ts";
import { testExamples } from "./support/test-examples.ts";

await describe("the guide to forms", async () => {
  await testExamples(await writeMigratedGuide("models.md", "forms.md"), "forms.md", "run");
});
