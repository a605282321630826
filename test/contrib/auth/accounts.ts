import { defineApp, routes } from "#rooms/apps";
import { auth, authRoutes, requireLogin } from "#rooms/contrib/auth";
import { sessionOf } from "#rooms/contrib/sessions";
import { type InjectResponse, mount, respond, route } from "#rooms/http";
import type { Visitor } from "../visitor.ts";

/** A site with accounts, as most sites have them. */
export const accounts = defineApp({
  name: "accounts",
  requires: [auth],
  contributes: [
    routes(mount("/accounts/", {}, authRoutes)),
    routes([
      route.get("/", {}, () => respond.text("home")),
      route.get("/cart/", {}, async (request) => {
        (await sessionOf(request)).set("cart", 7);
        return respond.text("kept");
      }),
      route.get(
        "/me/",
        {},
        requireLogin((_request, user) => respond.text(user.username)),
      ),
    ]),
  ],
});

/** A password that every rule lets pass. */
export const goodPassword = "correct horse battery staple";

/** Logs in by the page of `authRoutes`. */
export async function logIn(visitor: Visitor, username: string, password = goodPassword): Promise<InjectResponse> {
  await visitor.get("/accounts/login/");
  return visitor.post("/accounts/login/", { username, password });
}

/** Changes the password by the page of `authRoutes`. */
export function changeTo(visitor: Visitor, password: string, old = goodPassword): Promise<InjectResponse> {
  const fields = { old_password: old, new_password1: password, new_password2: password };
  return visitor.post("/accounts/password_change/", fields);
}
