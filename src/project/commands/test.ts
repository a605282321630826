import { readEnvironment } from "#rooms/config";
import { argument, defineCommand, option, runProgram } from "#rooms/management";

export const testCommand = defineCommand({
  name: "test",
  help: "Runs the tests: every *.test.ts below this folder, or those that are named, by Node's own runner.",
  stage: "none",
  arguments: { files: argument.variadic("Files or patterns; all tests unless given.") },
  options: {
    name: option.string({ help: "Runs the tests whose names match this.", short: "k", placeholder: "PATTERN" }),
    watch: option.flag("Runs them again whenever a file changes."),
  },
  run({ arguments: { files }, options: { name, watch } }) {
    const named = name === undefined ? [] : [`--test-name-pattern=${name}`];
    const watching = watch ? ["--watch"] : [];
    return runProgram({
      program: process.execPath,
      args: [...process.execArgv, "--test", ...watching, ...named, ...files],
      environment: readEnvironment({ directory: process.cwd() }),
    });
  },
});
