import { type HttpRequest, HttpResponse, respond, reverse } from "#rooms/http";
import type { Asset } from "./asset.ts";
import { script } from "./script.ts";
import { stylesheet } from "./stylesheet.ts";

const assets = new Map([stylesheet, script].map((asset) => [asset.fileName, asset]));

/** The address of an asset's present content. */
export function assetAddress({ fileName }: Asset): string {
  return reverse("admin:asset", { file: fileName });
}

/** Serves an asset under its present name; former names are gone. */
export function serveAsset(request: HttpRequest<{ readonly file: string }>): HttpResponse {
  const asset = assets.get(request.params.file);
  if (asset === undefined) throw respond.notFound("The file");
  const headers = { ETag: asset.entityTag, "Cache-Control": "max-age=31536000, public, immutable" };
  if (request.header("if-none-match") === asset.entityTag) return new HttpResponse(undefined, { status: 304, headers });
  return new HttpResponse(asset.content, { headers: { ...headers, "Content-Type": asset.type } });
}
