import { currentRegistry, hooks } from "#rooms/apps";
import { kernelSettings } from "#rooms/config";
import { createSite, type HttpRequest, httpSettings, respond, route, type Site } from "#rooms/http";
import type { CookieJar } from "./cookie-jar.ts";

/**
 * Runs work as the handler of a request: inside the hooks of the site's project, with the visitor's cookies before and
 * after. So sessions are begun and stored as in every other request.
 */
export async function visitAs(
  site: Site,
  cookies: CookieJar,
  work: (request: HttpRequest) => Promise<void>,
): Promise<void> {
  await site.run(async () => {
    const { DEBUG, ALLOWED_HOSTS } = kernelSettings.values();
    let failure: unknown;
    const handler = route.post("/", { csrf: "exempt" }, async (request) => {
      await work(request).catch((error) => {
        failure = error;
      });
      return respond.noContent();
    });
    const settings = { ...httpSettings.values(), DEBUG, ALLOWED_HOSTS: [...ALLOWED_HOSTS, "testing"] };
    const visited = await createSite({
      settings: { ...settings, SECURE_SSL_REDIRECT: false },
      hooks: currentRegistry.get().values(hooks).flat(),
      routes: [handler],
    });
    const headers = { host: "testing", cookie: cookies.headerFor("/") ?? "" };
    const response = await visited.inject({ method: "POST", target: "/", headers });
    await visited.close();
    if (failure !== undefined) throw failure;
    cookies.keep(response.cookies);
  });
}
