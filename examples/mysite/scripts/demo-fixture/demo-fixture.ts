import { demoObjects } from "./demo-objects.ts";

/** The text of the fixture, an object a line. */
export function demoFixture(): string {
  return `[\n${demoObjects()
    .map((object) => JSON.stringify(object))
    .join(",\n")}\n]\n`;
}
