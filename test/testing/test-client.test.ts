import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { defineApp, routes } from "#rooms/apps";
import { createUser, currentUser } from "#rooms/contrib/auth";
import { sessionOf } from "#rooms/contrib/sessions";
import { html } from "#rooms/html";
import { csrfInput, type HttpRequest, HttpResponse, respond, reverse, route, type Site } from "#rooms/http";
import { type TestClient, testClient } from "#rooms/testing";
import { boot, testProject } from "../contrib/project.ts";

const postPage = (request: HttpRequest) => html`
  <form action="/search/" role="search"><input name="q" value=""><button>Search</button></form>
  <form method="post" action="?saved=1" enctype="multipart/form-data" id="post">
    ${csrfInput(request)}<input name="title" value="<Old>"><input type="file" name="photo">
    <button name="_save">Save</button>
  </form>`;

const pages = defineApp({
  name: "pages",
  contributes: [
    routes([
      route.get("/form/", { name: "form" }, postPage),
      route.post("/form/", {}, async (request) => {
        const [fields, files] = [await request.form(), await request.files()];
        const photo = files.get("photo")?.[0];
        return respond.json({ title: fields.get("title"), save: fields.get("_save"), photo: photo?.name ?? null });
      }),
      route.get("/search/", {}, ({ query }) => respond.text(query.get("q") ?? "")),
      route.get("/foreign/", {}, () => html`<form method="post" action="https://evil.example/"></form>`),
      route.get("/whoami/", {}, async (request) => {
        const user = await currentUser(request);
        return respond.text(user?.username ?? "nobody");
      }),
      route.post("/json/", {}, async (request) => respond.json(await request.json())),
      route.put("/echo/", {}, async (request) => respond.text((await request.form()).get("a") ?? "")),
      route.get("/old/", {}, () => respond.redirect("/older/?a=1")),
      route.get("/older/", {}, () => respond.redirect("/form/", { status: 301 })),
      route.get("/circle/", {}, () => respond.redirect("/circle/")),
      route.get("/away/", {}, () => respond.redirect("https://elsewhere.example/")),
      route.post("/repeat/", {}, () => respond.redirect("/json/", { status: 307 })),
      route.get("/cookies/", {}, (request) => {
        const response = new HttpResponse([...request.cookies.keys()].join());
        response.setCookie("site", "1");
        response.setCookie("part", "1", { path: "/cookies/" });
        if (request.query.has("clear")) response.deleteCookie("site");
        return response;
      }),
      route.get("/cart/", {}, async (request) => {
        const session = await sessionOf(request);
        session.set("cart", "full");
        return respond.text("kept");
      }),
      route.get("/cart/show/", {}, async (request) => respond.json((await sessionOf(request)).get("cart") ?? null)),
      route.get("/client/", {}, ({ host, remoteAddress, headers }) =>
        respond.json([host, remoteAddress, headers["accept-language"]]),
      ),
    ]),
  ],
});

const running = await testProject({ apps: [pages] });
let site: Site;
let client: TestClient;
before(async () => {
  site = await running.createSite();
  client = testClient(site);
});
after(() => site.close());

const ada = () => running.run(() => createUser({ username: `ada${Math.random()}`, password: "correct-horse-battery" }));

describe("a client for tests", () => {
  it("keeps cookies by their paths until they end", async () => {
    const fresh = testClient(site);
    assert.equal((await fresh.get("/cookies/")).text, "");
    assert.equal((await fresh.get("/cookies/")).text, "site,part");
    assert.equal(fresh.cookies.headerFor("/elsewhere/"), "site=1");
    await fresh.get("/cookies/?clear");
    assert.equal((await fresh.get("/cookies/?clear")).text, "part");
  });

  it("follows redirects if it shall, and records them", async () => {
    assert.equal((await client.get("/old/")).status, 302);
    const page = await client.get("/old/", { follow: true });
    assert.deepEqual([page.status, page.address], [200, "/form/"]);
    assert.deepEqual(page.redirects, [
      { status: 302, address: "/older/?a=1" },
      { status: 301, address: "/form/" },
    ]);
    await assert.rejects(client.get("/circle/", { follow: true }), { code: "testing.too_many_redirects" });
    await assert.rejects(client.get("/away/", { follow: true }), { code: "testing.address_foreign" });
  });

  it("posts fields, files and JSON with the token of its cookie, and is refused without one like everybody", async () => {
    const fresh = testClient(site);
    assert.equal((await fresh.post("/form/", { fields: { title: "x" } })).status, 403);
    await fresh.get("/form/");
    assert.deepEqual((await fresh.post("/form/", { fields: { title: "x" } })).json(), {
      title: "x",
      save: null,
      photo: null,
    });
    const files = { photo: new File(["bytes"], "me.png", { type: "image/png" }) };
    assert.deepEqual((await fresh.post("/form/", { fields: { title: "å" }, files })).json(), {
      title: "å",
      save: null,
      photo: "me.png",
    });
    assert.deepEqual((await fresh.post("/json/", { json: { a: [1] } })).json(), { a: [1] });
    assert.deepEqual((await fresh.post("/repeat/", { json: { b: 2 } }, { follow: true })).json(), { b: 2 });
    assert.equal((await fresh.request("PUT", "/echo/", { fields: { a: "1" } })).text, "1");
    assert.equal((await fresh.post("/json/", { json: 1 }, { headers: { "x-csrftoken": "wrong" } })).status, 403);
  });

  it("submits a form of a page with its token, what stands in it and the button", async () => {
    const fresh = testClient(site);
    const page = await fresh.get("/form/");
    assert.deepEqual((await fresh.submit(page, { form: "post" })).json(), { title: "<Old>", save: "", photo: null });
    const changed = await fresh.submit(page, {
      fields: { title: "New" },
      files: { photo: new File(["x"], "a.png") },
    });
    assert.deepEqual(changed.json(), { title: "New", save: "", photo: "a.png" });
    assert.equal(changed.address, "/form/?saved=1");
    const found = await fresh.submit(page, { form: "/search/", fields: { q: "tolv & co" } });
    assert.deepEqual([found.text, found.address], ["tolv & co", "/search/?q=tolv+%26+co"]);
  });

  it("is refused where the token of the form is not the visitor's", async () => {
    const page = await testClient(site).get("/form/");
    const other = testClient(site);
    await other.get("/form/");
    assert.equal((await other.submit(page, { form: "post" })).status, 403);
  });

  it("says which forms there are where it is not clear which one is meant", async () => {
    const page = await client.get("/form/");
    await assert.rejects(client.submit(page), { code: "testing.form_not_found", message: /\/search\/, post; wanted/ });
    await assert.rejects(client.submit(page, { fields: { nope: "" } }), { code: "testing.form_not_found" });
    await assert.rejects(client.submit(await client.get("/foreign/")), { code: "testing.address_foreign" });
  });

  it("logs in without a password through a real session, keeps what the visitor had, and logs out", async () => {
    const fresh = testClient(site);
    const user = await ada();
    await fresh.get("/cart/");
    const before = fresh.cookies.get("sessionid");
    await fresh.login(user);
    assert.equal((await fresh.get("/whoami/")).text, user.username);
    assert.equal((await fresh.get("/cart/show/")).json(), "full");
    assert.notEqual(fresh.cookies.get("sessionid"), before);
    assert.equal((await fresh.post("/json/", { json: 1 })).status, 200, "the login sets the CSRF cookie too");
    await fresh.logout();
    assert.equal((await fresh.get("/whoami/")).text, "nobody");
    assert.equal(fresh.cookies.get("sessionid"), undefined);
  });

  it("tells what keeps a user from logging in", async () => {
    const user = await ada();
    await using broken = await boot("postgres://nobody@127.0.0.1:1/none");
    const unreachable = await broken.createSite();
    await assert.rejects(testClient(unreachable).login(user), { code: /^db\./ });
    await unreachable.close();
  });

  it("comes from where and says what it is told to", async () => {
    const visitor = testClient(site, {
      host: "127.0.0.1",
      remoteAddress: "192.0.2.7",
      headers: { "accept-language": "sv" },
    });
    assert.deepEqual((await visitor.get("/client/")).json(), ["127.0.0.1", "192.0.2.7", "sv"]);
    const once = await visitor.get("/client/", { headers: { "accept-language": "fi" } });
    assert.deepEqual(once.json(), ["127.0.0.1", "192.0.2.7", "fi"]);
  });

  it("reads the database and the routes of its site", () => {
    assert.equal(
      site.run(() => reverse("form")),
      "/form/",
    );
  });
});
