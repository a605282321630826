export { authenticate, type Credentials } from "./login/authenticate.ts";
export { isSafeRedirect } from "./login/is-safe-redirect.ts";
export { currentUser, login, logout } from "./login/login.ts";
export { loginAddress } from "./login/login-address.ts";
export { requireLogin, type UserHandler } from "./login/require-login.ts";
export { type PermissionTest, requirePermission } from "./login/require-permission.ts";
export { waitMessage } from "./login/wait-message.ts";
