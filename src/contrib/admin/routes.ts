import { mount, route } from "#rooms/http";
import { staffOnly } from "./staff-only.ts";
import { index } from "./views/index.ts";
import { attemptLogin, showLogin } from "./views/login.ts";
import { endLogin } from "./views/logout.ts";
import { stylesheet } from "./views/stylesheet.ts";
import { unknownPage } from "./views/unknown-page.ts";

/** The addresses of the admin site; logging out takes a POST, so that no link or image can do it. */
export const adminRoutes = mount("/admin/", { namespace: "admin" }, [
  route.get("/", { name: "index" }, staffOnly(index)),
  route.get("/login/", { name: "login" }, showLogin),
  route.post("/login/", {}, attemptLogin),
  route.post("/logout/", { name: "logout" }, endLogin),
  route.get("/assets/:file", { name: "asset" }, stylesheet),
  route.get("/:rest<path>", {}, staffOnly(unknownPage)),
]);
