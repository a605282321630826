import { defineError } from "#rooms/errors";

/** A project or an app cannot have this name. */
export const NameInvalid = defineError<{ problem: string }>("scaffold.name_invalid", {
  message: ({ problem }) => problem,
  hint: "Use lower-case letters, digits and underscores, a letter first, such as my_site.",
});

/** Where something new is to be made, something is already. */
export const AlreadyExists = defineError<{ path: string }>("scaffold.already_exists", {
  message: ({ path }) => `'${path}' already exists`,
  hint: "Nothing was changed. Take another name, or name a folder of yours behind it.",
});

/** The folder that was named is not there. */
export const FolderMissing = defineError<{ folder: string }>("scaffold.folder_missing", {
  message: ({ folder }) => `Destination directory '${folder}' does not exist, please create it first.`,
});

/** A folder has files of the names that are to be written. */
export const FilesInTheWay = defineError<{ folder: string; paths: readonly string[] }>("scaffold.files_in_the_way", {
  message: ({ folder, paths }) =>
    `${paths.map((path) => `'${path}'`).join(", ")} already ${paths.length === 1 ? "exists" : "exist"} in '${folder}'. ` +
    "Overlaying a project into an existing directory won't replace conflicting files.",
  hint: "Nothing was changed. Move them away, or name another folder.",
});

/** The `package.json` of a folder cannot be completed. */
export const PackageFileInvalid = defineError<{ path: string }>("scaffold.package_file_invalid", {
  message: ({ path }) => `'${path}' is not a JSON object.`,
  hint: "Nothing was changed. Correct the file, or name another folder.",
});

/** The system refuses to write. */
export const NotWritable = defineError<{ folder: string; reason: string }>("scaffold.not_writable", {
  message: ({ folder, reason }) => `Cannot write into '${folder}': ${reason}.`,
  hint: "What had been written was removed again. Look at the permissions and the space of the disk.",
});

/** The files are there, the packages are not. */
export const PackagesMissing = defineError<{ folder: string; reason: string }>("scaffold.packages_missing", {
  message: ({ folder, reason }) => `The project is in '${folder}', but its packages could not be installed: ${reason}`,
  hint: ({ folder }) => `Nothing is lost: run \`npm install\` in ${folder} when that is mended.`,
});
