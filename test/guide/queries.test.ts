import { describe } from "node:test";
import { checkLeaks } from "../support/leaks.ts";
import { testExamples } from "./support/guide-project.ts";

checkLeaks();

await describe("the guide to queries", () => testExamples(["models.md", "queries.md"]));
