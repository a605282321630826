export { loginForm } from "./forms/login-form.ts";
export { passwordChangeForm } from "./forms/password-change-form.ts";
export { passwordResetForm } from "./forms/password-reset-form.ts";
export { setPasswordForm } from "./forms/set-password-form.ts";
export { userCreationForm } from "./forms/user-creation-form.ts";
