import { defineError } from "#rooms/errors";

/** The chosen kind of password hash needs a newer Node; raised when a password is hashed. */
export const PasswordHasherUnavailable = defineError<{ algorithm: string }>("auth.password_hasher_unavailable", {
  message: ({ algorithm }) => `PASSWORD_HASHER is "${algorithm}", which Node ${process.versions.node} cannot compute.`,
  hint: "Run Node 24.7 or newer, or choose pbkdf2_sha256 or scrypt.",
});

/** Fields of a new user break their rules; `details.problems` lists them by field. */
export const UserInvalid = defineError<{ problems: Readonly<Record<string, readonly string[]>> }>("auth.user_invalid", {
  status: 400,
  message: ({ problems }) => `The user was refused: ${Object.values(problems).flat().join(" ")}`,
});

/** A rule of `objectPermissions` is about something that the model has no permission for. */
export const ObjectPermissionUnknown = defineError<{ model: string; action: string; known: readonly string[] }>(
  "auth.object_permission_unknown",
  {
    message: ({ model, action }) => `${model} has no permission for "${action}", so no rule can narrow it.`,
    hint: ({ known }) => `Write one of ${known.join(", ")}, or declare it among the model's permissions.`,
  },
);
