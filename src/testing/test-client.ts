import { login, logout, type User } from "#rooms/contrib/auth";
import type { Site } from "#rooms/http";
import { CookieJar } from "./cookie-jar.ts";
import { type Content, type EncodedBody, encodeContent, encodeFields, encodeMultipart } from "./encode-body.ts";
import { AddressForeign, TooManyRedirects } from "./errors.ts";
import { type Filling, fillForm } from "./forms/fill-form.ts";
import { findForm } from "./forms/find-form.ts";
import { type Redirect, type TestResponse, testResponse } from "./test-response.ts";
import { visitAs } from "./visit-as.ts";

/** Who visits. */
export interface ClientOptions {
  /** The name by which the site is visited; one of ALLOWED_HOSTS. Default `localhost`. */
  readonly host?: string;
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Default 127.0.0.1. */
  readonly remoteAddress?: string;
}

/** How a request is sent. */
export interface VisitOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether redirects within the site are followed. Default false. */
  readonly follow?: boolean;
}

/** What a visitor does with a form, and which form it is where the page has several. */
export interface Submission extends Filling, VisitOptions {
  /** The id or the action of the form. */
  readonly form?: string;
}

/** One request of the client. */
interface Visit extends VisitOptions {
  readonly method: string;
  readonly address: string;
  readonly sent: EncodedBody;
}

const csrfCookie = "csrftoken";
const maxRedirects = 20;

/**
 * A visitor of a site under test: keeps cookies, follows redirects, fills in forms. Everything is as in production,
 * the CSRF check included.
 *
 * @example
 * const client = testClient(site);
 * await client.login(user);
 * const page = await client.get("/posts/add/");
 * const saved = await client.submit(page, { fields: { title: "Twelve" }, follow: true });
 */
export class TestClient {
  readonly cookies = new CookieJar();
  readonly #site: Site;
  readonly #options: ClientOptions;

  constructor(site: Site, options: ClientOptions = {}) {
    this.#site = site;
    this.#options = options;
  }

  get(address: string, options: VisitOptions = {}): Promise<TestResponse> {
    return this.request("GET", address, {}, options);
  }

  /** Posts as the site's own script would: with the token of the CSRF cookie in `X-CSRFToken`, if there is one. */
  post(address: string, content: Content = {}, options: VisitOptions = {}): Promise<TestResponse> {
    return this.request("POST", address, content, options);
  }

  /** Sends a request of any method; those that change something carry the token as `post` does. */
  async request(
    method: string,
    address: string,
    content: Content = {},
    options: VisitOptions = {},
  ): Promise<TestResponse> {
    const isReading = method === "GET" || method === "HEAD" || method === "OPTIONS";
    const sent = isReading ? { headers: {} } : await encodeContent(content);
    const token = isReading ? undefined : this.cookies.get(csrfCookie);
    const headers = { ...(token !== undefined && { "x-csrftoken": token }), ...options.headers };
    return this.#visit({ ...options, method, address, sent, headers });
  }

  /**
   * Fills in a form of a page and sends it, as a visitor would: hidden fields and what is chosen already go with it.
   *
   * @throws FormNotFound, FieldNotFound, FormCannotSendFiles, AddressForeign
   */
  async submit(page: TestResponse, submission: Submission = {}): Promise<TestResponse> {
    const { fields = {}, files = {} } = submission;
    const names = [...Object.keys(fields), ...Object.keys(files)];
    const form = findForm(page.text, { ...submission, fields: names }, page.address);
    const entries = fillForm(form, submission);
    const address = this.#resolve(form.action, page.address);
    if (form.method === "POST") {
      const sent = await (form.isMultipart ? encodeMultipart(entries) : encodeFields(entries));
      return this.#visit({ ...submission, method: "POST", address, sent });
    }
    const [path] = address.split("?");
    const sent = { headers: {} };
    return this.#visit({ ...submission, method: "GET", address: `${path}?${encodeFields(entries).body}`, sent });
  }

  /** Begins a session of this user, without a password; the cookies are those of a real login. */
  login(user: User): Promise<void> {
    return visitAs(this.#site, this.cookies, (request) => login(request, user));
  }

  /** Ends the session. */
  logout(): Promise<void> {
    return visitAs(this.#site, this.cookies, logout);
  }

  async #visit(visit: Visit): Promise<TestResponse> {
    const redirects: Redirect[] = [];
    for (let current = visit; ; ) {
      const response = await this.#send(current);
      const { location } = response.headers;
      if (visit.follow !== true || response.status < 300 || typeof location !== "string") {
        return testResponse(response, current.address, redirects);
      }
      const address = this.#resolve(location, current.address);
      redirects.push({ status: response.status, address });
      if (redirects.length > maxRedirects)
        throw new TooManyRedirects({ addresses: redirects.slice(-3).map((one) => one.address) });
      current = redirected(current, response.status, address);
    }
  }

  async #send({ method, address, sent, headers }: Visit) {
    const [path = "/"] = address.split("?");
    const cookie = this.cookies.headerFor(path);
    const response = await this.#site.inject({
      method,
      target: address,
      ...(sent.body !== undefined && { body: sent.body }),
      ...(this.#options.remoteAddress !== undefined && { remoteAddress: this.#options.remoteAddress }),
      headers: {
        host: this.#host,
        ...(cookie !== undefined && { cookie }),
        ...this.#options.headers,
        ...sent.headers,
        ...headers,
      },
    });
    this.cookies.keep(response.cookies);
    return response;
  }

  get #host(): string {
    return this.#options.host ?? "localhost";
  }

  /** Path and query of an address on a page. */
  #resolve(address: string, page: string): string {
    const base = `http://${this.#host}`;
    const url = new URL(address === "" ? page : address, new URL(page, base));
    if (url.host !== new URL(base).host) throw new AddressForeign({ address });
    return url.pathname + url.search;
  }
}

/** 307 and 308 repeat the request, the others ask for what is there. */
function redirected(visit: Visit, status: number, address: string): Visit {
  if (status === 307 || status === 308) return { ...visit, address };
  const method = visit.method === "HEAD" ? "HEAD" : "GET";
  return { ...visit, method, address, sent: { headers: {} } };
}

/**
 * Makes a visitor of a site.
 *
 * @example
 * const client = testClient(await running.createSite());
 * assert.equal((await client.get("/")).status, 200);
 */
export function testClient(site: Site, options: ClientOptions = {}): TestClient {
  return new TestClient(site, options);
}
