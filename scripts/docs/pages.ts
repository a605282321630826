import { commands, type Registry } from "#rooms/apps";
import { admin } from "#rooms/contrib/admin";
import { auth } from "#rooms/contrib/auth";
import { contenttypes } from "#rooms/contrib/contenttypes";
import { messages } from "#rooms/contrib/messages";
import { sessions } from "#rooms/contrib/sessions";
import { staticfiles } from "#rooms/contrib/staticfiles";
import { throttling } from "#rooms/contrib/throttling";
import { errorDefinitions } from "#rooms/errors";
import type { CommandGroup } from "#rooms/management";
import { defineProject } from "#rooms/project";
import { release } from "#rooms/release";
import { kernelCommands } from "../../src/project/kernel-commands.ts";
import { settingsOf } from "../../src/project/settings-of.ts";
import { readSourceTree } from "../../test/architecture/source-tree.ts";
import { renderCommandsPage } from "./commands-page.ts";
import { findDefinitions } from "./definitions.ts";
import { renderErrorsPage } from "./errors-page.ts";
import { renderEventsPage } from "./events-page.ts";
import { type LoadedRoom, loadRooms } from "./rooms.ts";
import { renderSettingsPage } from "./settings-page.ts";

/** A project with every battery: what it has is what the reference describes. */
const project = defineProject({
  name: "reference",
  apps: [admin, auth, contenttypes, messages, release, sessions, staticfiles, throttling],
});

/** Renders every page of `docs/reference`, by its file name. */
export async function renderPages(root: string): Promise<ReadonlyMap<string, string>> {
  const rooms = await loadRooms();
  const tree = readSourceTree(root);
  const imports = listImports(rooms);
  const errors = findDefinitions(tree, "defineError");
  const channels = findDefinitions(tree, "defineChannel");
  return new Map([
    ["settings.md", renderSettingsPage(settingsOf(project))],
    ["errors.md", renderErrorsPage({ definitions: errors, specifications: errorDefinitions(), imports })],
    ["commands.md", renderCommandsPage(commandGroups(project.registry))],
    ["events.md", renderEventsPage({ definitions: channels, tree, imports })],
  ]);
}

function commandGroups(registry: Registry): CommandGroup[] {
  const contributed = registry.collect(commands).map(({ app, value }) => ({ app: app.name, commands: value }));
  return [{ app: "tolv", commands: kernelCommands }, ...contributed];
}

/** Where an application finds what has a code or a channel's name. */
function listImports(rooms: readonly LoadedRoom[]): Map<string, string> {
  const found = rooms.flatMap(({ name: room, exports }) =>
    Object.entries(exports).flatMap(([name, value]) => {
      const id = idOf(value);
      return id === undefined ? [] : [[id, `\`${name}\` from \`tolv/${room}\``] as const];
    }),
  );
  return new Map(found);
}

function idOf(value: unknown): string | undefined {
  if (typeof value === "function") return textAt(value, "code");
  if (typeof value !== "object" || value === null || !("subscribe" in value)) return undefined;
  return textAt(value, "name");
}

function textAt(value: object, name: string): string | undefined {
  const text: unknown = Reflect.get(value, name);
  return typeof text === "string" ? text : undefined;
}
