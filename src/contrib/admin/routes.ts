import { User } from "#rooms/contrib/auth";
import { mount, route } from "#rooms/http";
import { runAction } from "./actions/run-action.ts";
import { serveAsset } from "./assets/serve-asset.ts";
import { autocompleteView } from "./autocomplete/autocomplete-view.ts";
import { addPage, addRow, changePage, changeRow } from "./change-form/change-view.ts";
import { confirmDeletion, deletionPage } from "./deletion/delete-view.ts";
import { historyView } from "./history/history-view.ts";
import { listView } from "./list/list-view.ts";
import { modelPage, partPage } from "./part-page.ts";
import { rowPage, rowPageOf } from "./row-page.ts";
import { relationsReadWithRow } from "./rows/relations-read-with-row.ts";
import { staffOnly } from "./staff-only.ts";
import { addUser, addUserPage } from "./users/add-user.ts";
import { changeOwnPassword, passwordChangedPage, passwordChangePage } from "./users/password-change.ts";
import { setPassword, setPasswordPage } from "./users/set-password.ts";
import { appIndex } from "./views/app-index.ts";
import { attemptLogin, showLogin } from "./views/login.ts";
import { endLogin } from "./views/logout.ts";
import { siteIndex } from "./views/site-index.ts";
import { toChangePage } from "./views/to-change-page.ts";
import { unknownPage } from "./views/unknown-page.ts";

/** A hash takes its time: no connection of the pool waits for it. */
const unhurried = { atomic: false };

/**
 * The addresses of the admin site; logging out takes a POST, so that no link or image can do it. The router prefers
 * words to parameters, so an app named `login`, `assets` or `autocomplete` could not be reached: `tolv check` says so.
 */
export const adminRoutes = mount("/admin/", { namespace: "admin" }, [
  route.get("/", { name: "index" }, staffOnly(siteIndex)),
  route.get("/login/", { name: "login" }, showLogin),
  route.post("/login/", unhurried, attemptLogin),
  route.post("/logout/", { name: "logout" }, endLogin),
  route.get("/assets/:file", { name: "asset" }, serveAsset),
  route.get("/autocomplete/", { name: "autocomplete" }, staffOnly(autocompleteView)),
  route.get("/:app/", { name: "app_list" }, staffOnly(appIndex)),
  route.get("/password_change/", { name: "password_change" }, staffOnly(passwordChangePage)),
  route.post("/password_change/", unhurried, staffOnly(changeOwnPassword)),
  route.get("/password_change/done/", { name: "password_change_done" }, staffOnly(passwordChangedPage)),
  route.get("/auth/user/add/", {}, modelPage(User, "add", addUserPage)),
  route.post("/auth/user/add/", unhurried, modelPage(User, "add", addUser)),
  route.get("/auth/user/:key/password/", {}, rowPageOf(User, "change", setPasswordPage)),
  route.post("/auth/user/:key/password/", unhurried, rowPageOf(User, "change", setPassword)),
  route.get("/:app/:model/", { name: "changelist" }, partPage("view", listView)),
  route.post("/:app/:model/", {}, partPage("view", runAction)),
  route.get("/:app/:model/add/", { name: "add" }, partPage("add", addPage)),
  route.post("/:app/:model/add/", {}, partPage("add", addRow)),
  route.get("/:app/:model/:key/change/", { name: "change" }, rowPage("view", changePage, relationsReadWithRow)),
  route.post("/:app/:model/:key/change/", {}, rowPage("change", changeRow)),
  route.get("/:app/:model/:key/", {}, partPage("view", toChangePage)),
  route.get("/:app/:model/:key/delete/", { name: "delete" }, rowPage("delete", deletionPage)),
  route.post("/:app/:model/:key/delete/", {}, rowPage("delete", confirmDeletion)),
  route.get("/:app/:model/:key/history/", { name: "history" }, rowPage("view", historyView)),
  route.get("/:rest<path>", {}, staffOnly(unknownPage)),
]);
