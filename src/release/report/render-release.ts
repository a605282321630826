import type { MigrationHeads } from "#rooms/migrations";
import type { RecordedBuild, Release } from "../ledger/release-record.ts";
import { stateOf } from "./state-of.ts";

/** What is told under one name, a line each. */
type Fact = readonly [name: string, texts: readonly string[]];

/** Writes all that is recorded of a release. */
export function renderRelease(release: Release, isLocked: boolean): string {
  const { number, configuration, migrations } = release;
  const settings = Object.values(configuration.settings);
  const given = settings.filter(({ isDefault }) => !isDefault).length;
  const facts: readonly Fact[] = [
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
  return [`Release ${number}`, ...facts.flatMap(factLines), ""].join("\n");
}

/** PostgreSQL keeps the names of an object in an order of its own. */
function tablesOf(heads: MigrationHeads): readonly string[] {
  return Object.entries(heads)
    .map((key) => key.join("."))
    .sort();
}

/** The name stands before the first of its texts only. */
function factLines([name, texts]: Fact): readonly string[] {
  return texts.map((text, index) => `  ${(index === 0 ? name : "").padEnd(13)}  ${text}`);
}

function describeBuild({ digest, commit, dirty, time, node }: RecordedBuild): readonly string[] {
  const source = commit === undefined ? "of an unknown commit" : `of commit ${commit}`;
  const changes = dirty ? ", with changes that are in no commit" : "";
  return [digest, `${source}${time === undefined ? "" : `, ${time}`}${changes}, made with Node ${node}`];
}
