import { readFile } from "node:fs/promises";
import { HttpResponse } from "tolv/http";

const file = new URL("../static/blog/style.css", import.meta.url);

export async function stylesheet(): Promise<HttpResponse> {
  return new HttpResponse(await readFile(file, "utf8"), {
    headers: { "Content-Type": "text/css; charset=utf-8", "Cache-Control": "max-age=60, public" },
  });
}
