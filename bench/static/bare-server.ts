import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

/** The least that Node can do: both files in memory, the headers that Tolv sends, no log. */
const [, , root = "", port = ""] = process.argv;
const files = new Map<string, Buffer>();

createServer((request, response) => {
  const url = request.url ?? "";
  const packed = url.endsWith(".css");
  const bytes = files.get(url) ?? readFileSync(join(root, url.replace("/static/", "") + (packed ? ".gz" : "")));
  files.set(url, bytes);
  response.writeHead(200, {
    "Content-Type": packed ? "text/css; charset=utf-8" : "application/octet-stream",
    ...(packed ? { "Content-Encoding": "gzip", Vary: "Accept-Encoding" } : {}),
    "Content-Length": bytes.length,
    "Cache-Control": "max-age=31536000, public, immutable",
    ETag: '"0123456789abcdef"',
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy":
      "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  });
  response.end(bytes);
}).listen(Number(port), "127.0.0.1");
