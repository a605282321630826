import { herokuPatience } from "../../writers/app-json.ts";
import type { Tree } from "../tree.ts";
import type { PlacedProcess } from "./placed-process.ts";

/** The processes of a Procfile under the settings of app.json. */
export function herokuPlaces(procfile: string, app: Tree): readonly PlacedProcess[] {
  const given = app.at("env").entries.map(([name, entry]) => [name, entry.text ?? entry.at("value").text] as const);
  const environment = Object.fromEntries(
    given.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])),
  );
  return procfileLines(procfile)
    .filter(({ name }) => name !== "release")
    .map(({ name, words: [program, ...args] }) => ({
      object: `Procfile ${name}`,
      type: name,
      command: program === "tolv" ? args : undefined,
      environment,
      // Only Heroku reads app.json; what else reads a Procfile waits as long as it is told.
      patience: app.isThere ? herokuPatience : Number.POSITIVE_INFINITY,
      memory: undefined,
      port: undefined,
    }));
}

function procfileLines(text: string): readonly { readonly name: string; readonly words: readonly string[] }[] {
  return [...text.matchAll(/^([A-Za-z0-9_-]+):\s*(.+)$/gm)].map(([, name = "", line = ""]) => {
    const words = line.trim().split(/\s+/);
    return { name, words: words[0] === "npx" ? words.slice(1) : words };
  });
}
