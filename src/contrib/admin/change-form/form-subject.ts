import type { User } from "#rooms/contrib/auth";
import type { HttpRequest } from "#rooms/http";
import type { AdminPart } from "../options/admin-for.ts";

/** Whose form it is, and what it is about. */
export interface FormSubject {
  readonly request: HttpRequest;
  readonly user: User;
  readonly part: AdminPart;
  /** The row that is changed; undefined for a new one. */
  readonly row: object | undefined;
  /** False for a user who may see the row and not change it. */
  readonly isEditable: boolean;
}
