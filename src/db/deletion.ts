export type { Deletion } from "./deletion/collector.ts";
export type { DoomedPairs } from "./deletion/doomed-pairs.ts";
export type { DeletionPreview, DoomedRow, PreviewOptions, ProtectingRow } from "./deletion/preview.ts";
