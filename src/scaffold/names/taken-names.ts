/** Words that cannot name a constant of a module. */
const reservedWords = `
  arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof var void while with yield undefined`;

/** What generated files import: a second constant of the name would not compile. */
const importedNames = "assert html migrations models route routes test";

/** Packages and folders of every project. */
const packageNames = "tolv typescript biome node npm";
const folderNames = "build deploy node_modules staticfiles";

/** Names that nothing new may have, with what has them. */
export const takenNames: ReadonlyMap<string, string> = new Map([
  ...named("reserved word", reservedWords),
  ...named("import of every app", importedNames),
  ...named("package", packageNames),
  ...named("folder of every project", folderNames),
]);

function named(owner: string, names: string): [name: string, owner: string][] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => [name, owner]);
}
