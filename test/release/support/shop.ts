import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import pg from "pg";
import { testDatabase } from "../../support/database.ts";
import { installCheckout, writeFiles } from "../../support/readme.ts";
import { RunningTolv, strongKey, type TolvResult, tolv } from "../../support/tolv.ts";

/** A migration of the shop, as the operations that it calls. */
export type Steps = readonly string[];

/** One version of the shop's code in a folder of its own. */
export interface ShopVersion {
  readonly directory: string;
  /** Runs `tolv` in it, on the shop's database. */
  run(args: readonly string[], environment?: Readonly<Record<string, string>>, input?: string): Promise<TolvResult>;
  /** Starts `tolv` in it; the caller disposes it. */
  start(args: readonly string[], environment?: Readonly<Record<string, string>>): RunningTolv;
}

/** A shop whose versions share a database. */
export interface Shop {
  readonly url: string;
  /** Writes the code of a version: its migrations, and the tolv settings that it declares. */
  version(migrations: Readonly<Record<string, Steps>>, setting?: string): Promise<ShopVersion>;
}

/** Releases without a build are for development, where the key that everybody knows signs unless another is given. */
const usual = { TOLV_ENV: "development", SECRET_KEY: strongKey, LOG_LEVEL: "warn" };

/** Runs SQL on the database of a shop. */
export async function query(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Makes a shop with an empty database; all of it is gone at the end of the test file. */
export async function openShop(): Promise<Shop> {
  const folders: string[] = [];
  after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));
  const { url } = await testDatabase();
  const version: Shop["version"] = async (migrations, setting = "SHOP_ROWS: env.integer().default(20)") => {
    const directory = await mkdtemp(join(tmpdir(), "tolv-shop-"));
    folders.push(directory);
    await installCheckout(directory);
    await writeFiles(directory, [
      { path: "project.ts", text: projectText },
      { path: "shop/app.ts", text: appText(migrations, setting) },
    ]);
    const complete = (environment = {}) => ({ ...usual, DATABASE_URL: url, ...environment });
    return {
      directory,
      start: (args, environment) => new RunningTolv(args, { directory, environment: complete(environment) }),
      run: (args, environment, input = "") => tolv(args, { directory, environment: complete(environment), input }),
    };
  };
  return { url, version };
}

const projectText = `import { defineProject } from "tolv";
import { release } from "tolv/release";
import { shop } from "./shop/app.ts";

export default defineProject({ name: "shop", apps: [release, shop], processes: { web: {}, clock: {} } });
`;

function appText(migrations: Readonly<Record<string, Steps>>, setting: string): string {
  const names = Object.keys(migrations);
  const entries = names.map((name, index) => {
    const previous = names[index - 1];
    const dependencies = previous === undefined ? "[]" : `[["shop", "${previous}"]]`;
    return `"${name}": defineMigration({ dependencies: ${dependencies}, operations: [${migrations[name]?.join(", ")}] }),`;
  });
  return `import { defineApp, migrations, settings } from "tolv/apps";
import { defineSettings, env } from "tolv/config";
import { f } from "tolv/db";
import * as operations from "tolv/migrations";
import { defineMigration, migrationsFrom } from "tolv/migrations";

const { addField, createModel, removeField, runSql } = operations;

export const shop = defineApp({
  name: "shop",
  contributes: [
    settings(defineSettings("shop", { ${setting} })),
    migrations(migrationsFrom({ ${entries.join("\n")} })),
  ],
});
`;
}
