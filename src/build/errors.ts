import { defineError } from "#rooms/errors";

/** The stamp of a build is no stamp. */
export const BuildInvalid = defineError<{ file: string; problem: string }>("build.invalid", {
  message: ({ file, problem }) => `${file} is no stamp of a build: ${problem}.`,
  hint: "Run `tolv build` again, or delete the folder build/ to run from the source.",
});

/** The content of a build is not what its stamp says. */
export const BuildDamaged = defineError<{ folder: string; parts: readonly string[] }>("build.damaged", {
  message: ({ folder, parts }) => `${folder} differs from its build.json in ${parts.join(", ")}.`,
  hint: "Run `tolv build` again; nobody should edit a build.",
});

/** There is nothing to verify. */
export const BuildMissing = defineError<{ folder: string }>("build.missing", {
  message: ({ folder }) => `There is no build in ${folder}.`,
  hint: "Run `tolv build` first.",
});

/** The type checker has found mistakes, which it has printed. */
export const TypesWrong = defineError<{ file: string }>("build.types_wrong", {
  message: ({ file }) => `The types of the project are wrong: see above what tsc says of ${file}.`,
  hint: "Correct them; nothing was built. `npx tsc --noEmit` checks the types alone.",
});

/** The project has no type checker. */
export const TypeScriptMissing = defineError<{ directory: string }>("build.typescript_missing", {
  message: ({ directory }) => `TypeScript is not installed for ${directory}, so its types cannot be checked.`,
  hint: "Run `npm install --save-dev typescript`; in an image, build before development dependencies are left out.",
});

/** The project does not say how its types are to be checked. */
export const TypeConfigMissing = defineError<{ directory: string }>("build.tsconfig_missing", {
  message: ({ directory }) => `There is no tsconfig.json in ${directory} or a folder above it.`,
  hint: "Write one with `strict`, `module: nodenext` and `noEmit`; `npx tsc --init` makes a beginning.",
});

/** The bundler was left out of the installation. */
export const BundlerMissing = defineError<Record<string, never>>("build.bundler_missing", {
  message: () => "The bundler rolldown, an optional dependency of Tolv, is not installed.",
  hint: "Run `npm install` without `--omit=optional` where you build; what runs a build needs none.",
});

/** The code cannot be put together. */
export const BundleFailed = defineError<{ problem: string }>("build.bundle_failed", {
  message: ({ problem }) => `The code cannot be bundled: ${problem}`,
  hint: "Correct the imports; nothing was built.",
});

/** No lock file says what is installed. */
export const LockFileMissing = defineError<{ directory: string }>("build.lock_missing", {
  message: ({ directory }) => `There is no package-lock.json in ${directory} or a folder above it.`,
  hint: "Run `npm install` and commit the file: a build is made from exact versions.",
});

/** The lock file does not say what the project needs. */
export const LockFileInvalid = defineError<{ file: string; problem: string }>("build.lock_invalid", {
  message: ({ file, problem }) => `${file} does not tell the packages of the project: ${problem}.`,
  hint: "Run `npm install` with npm 7 or newer, and commit the file.",
});

/** The finished code does not start. */
export const BuiltCodeFails = defineError<{ exitCode: number }>("build.code_fails", {
  message: ({ exitCode }) => `The built code cannot be loaded: the attempt ended with ${exitCode}, see above.`,
  hint: 'Packages that read files of their own belong into the list "tolv": { "externals": […] } of package.json.',
});
