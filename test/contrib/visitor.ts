import type { Site } from "#rooms/http";
import { type CookieJar, type TestClient, type TestResponse, testClient } from "#rooms/testing";

/** A visitor who posts forms by their fields alone, without asking for their page first. */
export class Visitor {
  readonly #client: TestClient;

  /** @param headers Sent with every request, such as those of a proxy. */
  constructor(site: Site, headers: Readonly<Record<string, string>> = {}) {
    this.#client = testClient(site, { headers });
  }

  get cookies(): CookieJar {
    return this.#client.cookies;
  }

  get(target: string, headers: Readonly<Record<string, string>> = {}): Promise<TestResponse> {
    return this.#client.get(target, { headers });
  }

  head(target: string): Promise<TestResponse> {
    return this.#client.request("HEAD", target);
  }

  /** Posts a form, with the token of the CSRF cookie unless the fields hold another; a list is sent value by value. */
  post(target: string, fields: Readonly<Record<string, string | readonly string[]>> = {}): Promise<TestResponse> {
    const token = { csrfmiddlewaretoken: this.cookies.get("csrftoken") ?? "" };
    // The token of the form is what counts, as for a browser without JavaScript.
    return this.#client.post(target, { fields: { ...token, ...fields } }, { headers: { "x-csrftoken": "" } });
  }

  /** Opens the login page and fills it in. */
  async login(username: string, password: string, next = "/admin/"): Promise<TestResponse> {
    await this.get("/admin/login/");
    return this.post("/admin/login/", { username, password, next });
  }
}
