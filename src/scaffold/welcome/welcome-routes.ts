import { createHash } from "node:crypto";
import { HttpResponse, neverCache, type Route, respond, route } from "#rooms/http";
import { welcomeIcon } from "./welcome-icon.ts";
import { type WelcomeFacts, welcomePage } from "./welcome-page.ts";
import { welcomeStyle } from "./welcome-style.ts";

const style = asset("css", "text/css; charset=utf-8", welcomeStyle);
const icon = asset("svg", "image/svg+xml", welcomeIcon);

/**
 * What a site answers at `/` as long as it has no page of its own: where one is, and how to go on.
 *
 * @param describe Called for each request.
 *
 * @example
 * const routes = welcomeRoutes(() => ({ name: "mysite", version: "0.1.0", node: "24.0.0", admin: "/admin/" }));
 */
export function welcomeRoutes(describe: () => WelcomeFacts): readonly Route[] {
  const index = route.get("/", {}, async () => {
    const addresses = { style: style.address, icon: icon.address };
    return neverCache(respond.html(await welcomePage(describe(), addresses).render()));
  });
  return [index, ...[style, icon].map(assetRoute)];
}

/** A file whose address changes with its content, so that browsers may keep it. */
interface Asset {
  readonly address: string;
  readonly type: string;
  readonly content: string;
}

function asset(extension: string, type: string, content: string): Asset {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  return { address: `/tolv-welcome.${hash}.${extension}`, type, content };
}

function assetRoute({ address, type, content }: Asset): Route {
  const headers = { "Content-Type": type, "Cache-Control": "max-age=31536000, public, immutable" };
  return route.get(address, {}, () => new HttpResponse(content, { headers }));
}
