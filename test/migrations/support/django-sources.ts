import { adminMigrations } from "../../../src/contrib/admin/migrations/index.ts";
import { authMigrations } from "../../../src/contrib/auth/migrations/index.ts";
import { contentTypesMigrations } from "../../../src/contrib/contenttypes/migrations/index.ts";
import { sessionsMigrations } from "../../../src/contrib/sessions/migrations/index.ts";

/** Django's eighteen migrations, as the batteries write them. */
export const djangoSources = [
  { app: "admin", ...adminMigrations },
  { app: "auth", ...authMigrations },
  { app: "contenttypes", ...contentTypesMigrations },
  { app: "sessions", ...sessionsMigrations },
];
