export { auth } from "./app.ts";
export { ObjectPermissionUnknown, PasswordHasherUnavailable, UserInvalid } from "./errors.ts";
export { loggedIn, loginFailed, passwordUnverifiable } from "./events.ts";
export { authenticate, type Credentials } from "./login/authenticate.ts";
export { isSafeRedirect } from "./login/is-safe-redirect.ts";
export { currentUser, login, logout } from "./login/login.ts";
export { loginAddress } from "./login/login-address.ts";
export { requireLogin, type UserHandler } from "./login/require-login.ts";
export { type PermissionTest, requirePermission } from "./login/require-permission.ts";
export { Group, Permission, User } from "./models.ts";
export { decodeUserId, encodeUserId } from "./password-reset/encode-user-id.ts";
export {
  isPasswordResetToken,
  type PasswordResetUser,
  passwordResetToken,
} from "./password-reset/password-reset-token.ts";
export { isPasswordUsable, unusablePassword } from "./passwords/unusable-password.ts";
export { hashPassword, type PasswordVerdict, verifyPassword } from "./passwords/verify-password.ts";
export { type ObjectRule, objectPermissions } from "./permissions/object-permissions.ts";
export { type ModelAction, type PermissionName, permissionName } from "./permissions/permission-name.ts";
export { permissionsOf } from "./permissions/permissions-of.ts";
export { authSettings } from "./settings.ts";
export {
  createSuperuser,
  createSuperuserWithAnyPassword,
  createUser,
  type NewUser,
} from "./users/new-user.ts";
export { passwordHelp, passwordProblems } from "./validation/password-problems.ts";
export { type PasswordOwner, type PasswordValidator, passwordValidators } from "./validation/password-validator.ts";
