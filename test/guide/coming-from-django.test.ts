import { describe } from "node:test";
import { writeMigratedGuide } from "./support/guide.ts";
import { testExamples } from "./support/test-examples.ts";

await describe("the guide for those who come from Django", async () => {
  await testExamples(await writeMigratedGuide("models.md", "coming-from-django.md"), "coming-from-django.md");
});
