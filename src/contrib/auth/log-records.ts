import { defineLogRecord } from "#rooms/logging";
import { loggedIn, loginFailed, passwordChanged, passwordResetFailed, passwordUnverifiable } from "./events.ts";

/** How the events of this room read in the log; what was typed as a user name is left out, it may be a password. */
export const authLogRecords = [
  defineLogRecord(loggedIn, ({ userId, remoteAddress }) => ({
    room: "auth",
    level: "info",
    message: "Logged in",
    fields: { userId, remoteAddress },
  })),
  defineLogRecord(loginFailed, ({ remoteAddress }) => ({
    room: "auth",
    level: "warn",
    message: "Login failed",
    fields: { remoteAddress },
  })),
  defineLogRecord(passwordChanged, ({ userId }) => ({
    room: "auth",
    level: "info",
    message: "Password changed",
    fields: { userId },
  })),
  defineLogRecord(passwordResetFailed, ({ userId, error }) => ({
    room: "auth",
    level: "error",
    message: "The mail for a password reset was not sent",
    fields: { userId, error },
  })),
  defineLogRecord(passwordUnverifiable, ({ algorithm }) => ({
    room: "auth",
    level: "warn",
    message: "A stored password has a format that cannot be verified here; its owner needs a new password",
    fields: { algorithm },
  })),
];
