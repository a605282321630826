import { renderReference, type SettingsGroup } from "#rooms/config";
import { renderPage } from "./page.ts";

const introduction = `Everything that the environment says to a project with all batteries. An app and a project add their own with
\`defineSettings\`; \`tolv config\` prints the settings of the project at hand, \`tolv config --format env\` a
\`.env.example\`, \`tolv config --format json-schema\` a JSON Schema. How they are read:
[Configuration](../guide/configuration.md).`;

/** Renders the page of the settings, one section for each room that declares some. */
export function renderSettingsPage(groups: readonly SettingsGroup[]): string {
  const sections = groups.flatMap((group) => [`## ${group.room}`, renderReference([group]).trimEnd()]);
  return renderPage("Settings", introduction, sections);
}
