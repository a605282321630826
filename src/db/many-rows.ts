export { fetchBatches } from "./connections/cursor.ts";
export { bulkCreate } from "./rows/bulk.ts";
export { loadedRows } from "./rows/loaded-rows.ts";
