export { staticfiles } from "./app.ts";
export {
  ManifestInvalid,
  StaticFileCut,
  StaticFileUnknown,
  StaticReferencesMissing,
  StaticRootForeign,
  StaticRootOverlaps,
} from "./errors.ts";
export { staticFileLost, staticFilesUncollected } from "./events.ts";
export type { StaticReference } from "./library/static-library.ts";
export { staticSettings } from "./settings.ts";
export { staticFile, staticUrl } from "./static-file.ts";
export { staticFolder } from "./static-folder.ts";
