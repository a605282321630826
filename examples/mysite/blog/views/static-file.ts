import { readFile } from "node:fs/promises";
import { type Handler, HttpResponse } from "tolv/http";

const directory = new URL("../static/blog/", import.meta.url);

/** Answers with a file of the app. */
export function staticFile(name: string, type: string): Handler {
  return async () => {
    const headers = { "Content-Type": type, "Cache-Control": "max-age=60, public" };
    return new HttpResponse(await readFile(new URL(name, directory)), { headers });
  };
}
