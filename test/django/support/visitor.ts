/** What came back. */
export interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
}

/** A browser without a window, whose cookies both sites get: as behind one host name that leads to either. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  get(address: string): Promise<Answer> {
    return this.#send(address);
  }

  /** Posts a form, with the token of the CSRF cookie unless the fields hold another. */
  post(address: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const token = { csrfmiddlewaretoken: this.cookies.get("csrftoken") ?? "" };
    return this.#send(address, { method: "POST", body: new URLSearchParams({ ...token, ...fields }) });
  }

  /** Fills in the login page of a site's admin. */
  async login(origin: string, username: string, password: string): Promise<Answer> {
    await this.get(`${origin}/admin/login/`);
    return this.post(`${origin}/admin/login/`, { username, password, next: "/admin/" });
  }

  /** True when this site lets the visitor into its admin. */
  async isLoggedIn(origin: string): Promise<boolean> {
    return (await this.get(`${origin}/admin/`)).status === 200;
  }

  async #send(address: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = Array.from(this.cookies, ([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(address, { ...init, redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return { status: response.status, location: response.headers.get("location"), text: await response.text() };
  }

  #keep(line: string): void {
    const [, name = "", quoted = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, quoted);
  }
}
