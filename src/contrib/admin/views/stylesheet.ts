import { createHash } from "node:crypto";
import { type HttpRequest, HttpResponse, respond, reverse } from "#rooms/http";
import { components } from "../stylesheet/components.ts";
import { layout } from "../stylesheet/layout.ts";
import { theme } from "../stylesheet/theme.ts";

const css = [theme, layout, components].join("\n");
const hash = createHash("sha256").update(css).digest("hex").slice(0, 12);
const fileName = `admin.${hash}.css`;
const entityTag = `"${hash}"`;

/** The address of the admin's style sheet; it changes with the content, so that browsers may keep it for ever. */
export function stylesheetAddress(): string {
  return reverse("admin:asset", { file: fileName });
}

/** Serves the style sheet under its present name; former names are gone. */
export function stylesheet(request: HttpRequest<{ readonly file: string }>): HttpResponse {
  if (request.params.file !== fileName) throw respond.notFound("The file");
  const headers = { ETag: entityTag, "Cache-Control": "max-age=31536000, public, immutable" };
  if (request.header("if-none-match") === entityTag) return new HttpResponse(undefined, { status: 304, headers });
  return new HttpResponse(css, { headers: { ...headers, "Content-Type": "text/css; charset=utf-8" } });
}
