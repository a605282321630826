import { buildCommand } from "#rooms/build";
import { deploymentCommand, runCommand, upCommand } from "#rooms/deploy";
import { dumpdataCommand, loaddataCommand } from "#rooms/fixtures";
import { sendTestEmailCommand } from "#rooms/mail";
import type { Command } from "#rooms/management";
import {
  flushCommand,
  makeMigrationsCommand,
  migrateCommand,
  showMigrationsCommand,
  sqlMigrateCommand,
} from "#rooms/migrations";
import { checkCommand } from "./commands/check.ts";
import { clockCommand } from "./commands/clock.ts";
import { configCommand } from "./commands/config.ts";
import { dbshellCommand } from "./commands/dbshell.ts";
import { diffsettingsCommand } from "./commands/diffsettings.ts";
import { drillCommand } from "./commands/drill.ts";
import { runserverCommand } from "./commands/runserver.ts";
import { serveCommand } from "./commands/serve.ts";
import { shellCommand } from "./commands/shell.ts";
import { startappCommand } from "./commands/startapp.ts";
import { startprojectCommand } from "./commands/startproject.ts";
import { testCommand } from "./commands/test.ts";

/** The commands that every project has. */
export const kernelCommands: readonly Command[] = [
  buildCommand,
  checkCommand,
  clockCommand,
  configCommand,
  dbshellCommand,
  deploymentCommand,
  diffsettingsCommand,
  drillCommand,
  dumpdataCommand,
  flushCommand,
  loaddataCommand,
  makeMigrationsCommand,
  migrateCommand,
  runCommand,
  runserverCommand,
  sendTestEmailCommand,
  serveCommand,
  shellCommand,
  showMigrationsCommand,
  sqlMigrateCommand,
  startappCommand,
  startprojectCommand,
  testCommand,
  upCommand,
];

/** What `tolv` answers without importing the project, whose code may be broken. */
export const standaloneNames: readonly string[] = [
  drillCommand.name,
  runserverCommand.name,
  serveCommand.name,
  startprojectCommand.name,
  testCommand.name,
  "version",
  "--version",
];
