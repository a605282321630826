import { checks, defineApp, migrations, models, routes } from "#rooms/apps";
import { auth } from "#rooms/contrib/auth";
import { contenttypes } from "#rooms/contrib/contenttypes";
import { messages } from "#rooms/contrib/messages";
import { sessions } from "#rooms/contrib/sessions";
import { adminSite } from "./admin-site.ts";
import { adminCheck } from "./checks/admin-checks.ts";
import { adminMigrations } from "./migrations/index.ts";
import { LogEntry } from "./models.ts";
import { adminRoutes } from "./routes.ts";
import { groupAdmin, userAdmin } from "./users/user-admin.ts";

/** The admin site. */
export const admin = defineApp({
  name: "admin",
  label: "Administration",
  requires: [auth, contenttypes, messages, sessions],
  contributes: [
    models({ LogEntry }),
    migrations(adminMigrations),
    routes(adminRoutes),
    checks([adminCheck]),
    // The admin site shows the users itself: the room of users is below it and does not know it.
    adminSite(userAdmin),
    adminSite(groupAdmin),
  ],
});
