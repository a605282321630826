import assert from "node:assert/strict";
import { test } from "node:test";
import { createUser, User } from "#rooms/contrib/auth";
import { type TestClient, testClient } from "#rooms/testing";
import { script } from "../../../src/contrib/admin/assets/script.ts";
import { adminRoutes } from "../../../src/contrib/admin/routes.ts";
import { openNewsroom, password, Tag } from "./newsroom.ts";

const newsroom = await openNewsroom();
const { hire, run, site } = newsroom;

type Right = "add" | "change" | "delete" | "view";

/** Who asks, and what they may do with tags and users; undefined for those who are kept outside. */
const roles: Readonly<Record<string, readonly Right[] | undefined>> = {
  anonymous: undefined,
  user: undefined,
  staff: [],
  viewer: ["view"],
  changer: ["view", "change"],
  chief: ["add", "change", "delete", "view"],
};

await run(() => createUser({ username: "user", password }));
await hire("staff");
await hire("viewer", "blog.view_tag", "auth.view_user");
await hire("changer", "blog.change_tag", "auth.change_user");

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** What a page asks of its visitors, and how it answers those who may open it. */
interface Page {
  /** The rights for GET and POST; a page without them is open to all staff. */
  readonly needs?: Readonly<Partial<Record<string, readonly Right[]>>>;
  /** The status for those who may; 200 unless said otherwise. */
  readonly answers?: Readonly<Partial<Record<string, number>>>;
  /** The status for each role, of a page that is open to everybody. */
  open?(role: string, method: string): number;
}

const row = { needs: { GET: ["view"], POST: ["change"] } } as const;

/** Every address of the admin site. An empty form that is sent is shown again, with its errors. */
const pages: Readonly<Record<string, Page>> = {
  "/admin/": {},
  "/admin/login/": { open: (role, method) => (method === "POST" || roles[role] === undefined ? 200 : 302) },
  "/admin/logout/": { open: (role) => (role === "anonymous" ? 302 : 200) },
  "/admin/assets/:file": { open: () => 200 },
  "/admin/password_change/": {},
  "/admin/password_change/done/": {},
  // The question names no field, and nobody may choose anything then.
  "/admin/autocomplete/": { answers: { GET: 403 } },
  "/admin/auth/user/add/": { needs: { GET: ["add", "change"], POST: ["add", "change"] } },
  "/admin/auth/user/:key/password/": { needs: { GET: ["change"], POST: ["change"] } },
  "/admin/:app/": { needs: { GET: ["view"] } },
  // No action is chosen: back to the list with a message.
  "/admin/:app/:model/": { needs: { GET: ["view"], POST: ["view"] }, answers: { POST: 302 } },
  "/admin/:app/:model/add/": { needs: { GET: ["add"], POST: ["add"] } },
  "/admin/:app/:model/:key/": { needs: { GET: ["view"] }, answers: { GET: 302 } },
  "/admin/:app/:model/:key/change/": row,
  "/admin/:app/:model/:key/delete/": { needs: { GET: ["delete"], POST: ["delete"] }, answers: { POST: 302 } },
  "/admin/:app/:model/:key/history/": { needs: { GET: ["view"] } },
  "/admin/:rest<path>": { answers: { GET: 404 } },
};

/** The status that the rules of the admin site ask for. */
function expectedStatus(path: string, role: string, method: string): number {
  const page = pages[path] ?? {};
  const allowed = adminRoutes.filter((route) => route.path === path).map((route) => route.method as string);
  const asked = method === "HEAD" ? "GET" : method;
  if (method === "OPTIONS") return 204;
  if (!allowed.includes(asked)) return 405;
  if (page.open !== undefined) return page.open(role, asked);
  const rights = roles[role];
  if (rights === undefined) return 302;
  if (!(page.needs?.[asked] ?? []).every((right) => rights.includes(right))) return path === "/admin/:app/" ? 404 : 403;
  return page.answers?.[asked] ?? 200;
}

async function addressOf(path: string): Promise<string> {
  const isUser = path.startsWith("/admin/auth/user/");
  const key = isUser ? guest.id : (await makeTag()).id;
  const filled = {
    ":app": "blog",
    ":model": "tag",
    ":key": String(key),
    ":file": script.fileName,
    ":rest<path>": "no/such/page/at/all/",
  };
  return Object.entries(filled).reduce((address, [name, value]) => address.replace(name, value), path);
}

function makeTag(): Promise<Tag> {
  return run(() => Tag.create({ name: crypto.randomUUID(), slug: crypto.randomUUID() }));
}

const guest: User = await run(() => createUser({ username: "guest", password }));

/** A visitor with the token of the forms, for a request that may end the session. */
async function clientOf(role: string): Promise<TestClient> {
  const client = testClient(site);
  await client.get("/admin/login/");
  if (role !== "anonymous") await client.login(await run(() => User.get({ username: role })));
  return client;
}

test("every route of the admin site has its rule here", () => {
  assert.deepEqual(new Set(adminRoutes.map(({ path }) => path)), new Set(Object.keys(pages)));
});

for (const role of Object.keys(roles)) {
  test(`${role}: every address answers each method as its rights say`, async () => {
    const wrong: string[] = [];
    for (const path of Object.keys(pages)) {
      for (const method of methods) {
        const client = await clientOf(role);
        const { status } = await client.request(method, await addressOf(path));
        const expected = expectedStatus(path, role, method);
        if (status !== expected) wrong.push(`${method} ${path}: ${status} instead of ${expected}`);
      }
    }
    assert.deepEqual(wrong, []);
  });
}

test("nothing that is sent without a token is done", async () => {
  for (const path of new Set(adminRoutes.filter(({ method }) => method === "POST").map((route) => route.path))) {
    const client = await clientOf("chief");
    const { status } = await client.post(await addressOf(path), {}, { headers: { "x-csrftoken": "x".repeat(64) } });
    assert.equal(status, 403, path);
  }
});
