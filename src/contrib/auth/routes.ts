import { type Route, route } from "#rooms/http";
import { requireLogin } from "./login/require-login.ts";
import { attemptLogin, showLogin } from "./views/login.ts";
import { endLogin } from "./views/logout.ts";
import { applyPasswordChange, showPasswordChange, showPasswordChanged } from "./views/password-change.ts";
import { requestPasswordReset, showPasswordReset, showPasswordResetSent } from "./views/password-reset.ts";
import { confirmReset, showResetComplete, showResetConfirm } from "./views/password-reset-confirm.ts";

/** A hash takes its time: no connection of the pool waits for it. */
const unhurried = { atomic: false };

/**
 * Login, logout, change and reset of passwords under Django's names and paths. Mount them without a namespace.
 *
 * @example
 * defineApp({ name: "site", requires: [auth], contributes: [routes(mount("/accounts/", {}, authRoutes))] });
 */
export const authRoutes: readonly Route[] = [
  route.get("/login/", { name: "login" }, showLogin),
  route.post("/login/", unhurried, attemptLogin),
  route.post("/logout/", { name: "logout" }, endLogin),
  route.get("/password_change/", { name: "password_change" }, requireLogin(showPasswordChange)),
  route.post("/password_change/", unhurried, requireLogin(applyPasswordChange)),
  route.get("/password_change/done/", { name: "password_change_done" }, requireLogin(showPasswordChanged)),
  route.get("/password_reset/", { name: "password_reset" }, showPasswordReset),
  route.post("/password_reset/", unhurried, requestPasswordReset),
  route.get("/password_reset/done/", { name: "password_reset_done" }, showPasswordResetSent),
  route.get("/reset/:uidb64/:token/", { name: "password_reset_confirm" }, showResetConfirm),
  route.post("/reset/:uidb64/:token/", unhurried, confirmReset),
  route.get("/reset/done/", { name: "password_reset_complete" }, showResetComplete),
];
