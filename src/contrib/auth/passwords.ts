export { changePassword } from "./passwords/change-password.ts";
export { isPasswordUsable, unusablePassword } from "./passwords/unusable-password.ts";
export { hashPassword, type PasswordVerdict, verifyPassword } from "./passwords/verify-password.ts";
export { passwordHelp, passwordProblems } from "./validation/password-problems.ts";
export { type PasswordOwner, type PasswordValidator, passwordValidators } from "./validation/password-validator.ts";
