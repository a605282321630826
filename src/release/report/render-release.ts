import type { MigrationHeads } from "#rooms/migrations";
import type { RecordedBuild, Release } from "../ledger/release-record.ts";
import { stateOf } from "./state-of.ts";

/** Writes all that is recorded of a release. */
export function renderRelease(release: Release, isLocked: boolean): string {
  const { number, configuration, migrations } = release;
  const settings = Object.values(configuration.settings);
  const given = settings.filter(({ isDefault }) => !isDefault).length;
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ["state", [[stateOf(release, isLocked), release.reason].filter(Boolean).join(": ")]],
    ["name", [release.name]],
    ["back to", release.backTo === undefined ? [] : [`release ${release.backTo}`]],
    ["by", [release.beganBy]],
    ["began", [release.beganAt.toISOString()]],
    ["ended", release.endedAt === undefined ? [] : [release.endedAt.toISOString()]],
    ["build", release.build === undefined ? ["none: the source"] : describeBuild(release.build)],
    ["configuration", [`${configuration.fingerprint}, ${settings.length} settings, ${given} not at their default`]],
    ["processes", [release.processes.join(", ")]],
    ["tables of", tablesOf(migrations.heads)],
    [release.backTo === undefined ? "to apply" : "to take back", migrations.planned],
    ["beside", migrations.kept.map((id) => `${id}, which its code does not know`)],
  ];
  return `Release ${number}\n${facts.flatMap(([name, texts]) => texts.map((text, index) => line(index === 0 ? name : "", text))).join("")}`;
}

/** PostgreSQL keeps the names of an object in an order of its own. */
function tablesOf(heads: MigrationHeads): readonly string[] {
  return Object.entries(heads)
    .map((key) => key.join("."))
    .sort();
}

function line(name: string, text: string): string {
  return `  ${name.padEnd(13)}  ${text}\n`;
}

function describeBuild({ digest, commit, dirty, time, node }: RecordedBuild): readonly string[] {
  const source = commit === undefined ? "of an unknown commit" : `of commit ${commit}`;
  const changes = dirty ? ", with changes that are in no commit" : "";
  return [digest, `${source}${time === undefined ? "" : `, ${time}`}${changes}, made with Node ${node}`];
}
