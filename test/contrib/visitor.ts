import type { InjectResponse, Site } from "#rooms/http";

/** How a visitor sends a request. */
interface Visit {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A browser without a window: keeps cookies, fills in forms. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #site: Site;
  readonly #headers: Readonly<Record<string, string>>;

  /** @param headers Sent with every request, such as those of a proxy. */
  constructor(site: Site, headers: Readonly<Record<string, string>> = {}) {
    this.#site = site;
    this.#headers = headers;
  }

  get(target: string, headers: Readonly<Record<string, string>> = {}): Promise<InjectResponse> {
    return this.#send(target, { headers });
  }

  head(target: string): Promise<InjectResponse> {
    return this.#send(target, { method: "HEAD" });
  }

  /** Posts a form, with the token of the CSRF cookie unless the fields hold another; a list is sent value by value. */
  post(target: string, fields: Readonly<Record<string, string | readonly string[]>> = {}): Promise<InjectResponse> {
    const token = { csrfmiddlewaretoken: this.cookies.get("csrftoken") ?? "" };
    const pairs = Object.entries({ ...token, ...fields }).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, each]),
    );
    const body = new URLSearchParams(pairs).toString();
    return this.#send(target, {
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  }

  /** Opens the login page and fills it in. */
  async login(username: string, password: string, next = "/admin/"): Promise<InjectResponse> {
    await this.get("/admin/login/");
    return this.post("/admin/login/", { username, password, next });
  }

  async #send(target: string, visit: Visit): Promise<InjectResponse> {
    const cookie = Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...this.#headers, ...visit.headers, ...(cookie !== "" && { cookie }) };
    const response = await this.#site.inject({ ...visit, target, headers });
    for (const line of response.cookies) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (line.includes("Max-Age=0")) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
