/** Imported as a module, `node:http` would load Node's `fetch` too, for its `WebSocket`: 30 ms at start. */
export const { createServer, STATUS_CODES } = process.getBuiltinModule("node:http");
