export { decodeUserId, encodeUserId } from "./password-reset/encode-user-id.ts";
export {
  isPasswordResetToken,
  type PasswordResetUser,
  passwordResetToken,
} from "./password-reset/password-reset-token.ts";
export { type PasswordResetMail, type PasswordResetRequest, passwordResetMail } from "./password-reset/reset-mail.ts";
export { sendResetMails } from "./password-reset/send-reset-mails.ts";
