import { mebibytes, seconds } from "../quantity.ts";
import type { Tree } from "../tree.ts";
import type { PlacedProcess } from "./placed-process.ts";

/** What Docker waits unless the file says otherwise; seconds. */
const usualPatience = 10;

/** The services of a compose file that run the site's image. */
export function composePlaces(file: string, content: Tree): readonly PlacedProcess[] {
  const services = content.at("services").entries.filter(([, service]) => isOfSite(service));
  return services.map(([name, service]) => ({
    object: `${file} ${name}`,
    type: name,
    command: commandOf(service),
    environment: environmentOf(service.at("environment")),
    patience: seconds(service.at("stop_grace_period").text) ?? usualPatience,
    memory: mebibytes(service.at("deploy", "resources", "limits", "memory").text, "binary"),
    port: publishedPort(service),
  }));
}

/** A release phase is over by itself; the database and the proxy have images of their own. */
function isOfSite(service: Tree): boolean {
  const image = service.at("image").text ?? "";
  return (
    !/^(postgres|haproxy|nginx)(:|$)/.test(image) &&
    !["migrate", "release"].includes(wordsOf(service.at("command"))?.[0] ?? "")
  );
}

function commandOf(service: Tree): readonly string[] | undefined {
  if (service.at("entrypoint").isThere) return undefined;
  return wordsOf(service.at("command")) ?? ["serve"];
}

function wordsOf(command: Tree): readonly string[] | undefined {
  if (!command.isThere) return undefined;
  return command.text?.split(/\s+/) ?? command.list.map((word) => word.text ?? "");
}

/** As a map, or as a list of NAME=value. What the environment of compose decides counts as its default. */
function environmentOf(environment: Tree): Readonly<Record<string, string>> {
  const listed = environment.list.map(({ text = "" }) => text.split(/=(.*)/s));
  const assignments = listed.map(([name = "", value = ""]) => [name, value] as const);
  const all: Readonly<Record<string, string>> = { ...environment.texts, ...Object.fromEntries(assignments) };
  const resolved = Object.entries(all).map(([name, text]) => [name, defaultIn(text)] as const);
  return Object.fromEntries(resolved.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const])));
}

function defaultIn(text: string): string | undefined {
  const variable = /^\$\{?\w+(?::?-([^}]*))?[^}]*\}?$/.exec(text);
  return variable === null ? text : variable[1];
}

function publishedPort(service: Tree): number | undefined {
  const [first] = service.at("ports").list;
  const text = first?.at("target").text ?? first?.text?.split(":").at(-1);
  return text === undefined ? undefined : Number.parseInt(text, 10);
}
