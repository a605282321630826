import { defineHook, type HttpResponse } from "#rooms/http";
import { whenThere } from "#rooms/util";
import { isStaticName } from "./find/static-name.ts";
import { currentLibrary } from "./library/current-library.ts";
import { serveFile } from "./serve/serve-file.ts";
import { staticSettings } from "./settings.ts";

/** Answers what lies below STATIC_URL, and reads the list of it before the first request. */
export const staticHook = defineHook({
  name: "staticfiles.files",
  start: () => void currentLibrary(),
  handle(request, next) {
    const { STATIC_URL } = staticSettings.values();
    if (!request.path.startsWith(STATIC_URL)) return next();
    const name = request.path.slice(STATIC_URL.length);
    const file = isStaticName(name) ? currentLibrary().find(name) : undefined;
    const served = whenThere(file, (found) => found && serveFile(request, found));
    return whenThere(served, (response) => response ?? whenThere(next(), forgetMissing));
  },
});

/** Another process of a deployment may have the file already: nobody shall remember that this one has not. */
function forgetMissing(response: HttpResponse): HttpResponse {
  if (response.status === 404) response.headers.set("Cache-Control", "no-store");
  return response;
}
