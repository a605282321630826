import { afterMigrate, commands, defineApp, logRecords, migrations, models, settings } from "#rooms/apps";
import { contenttypes } from "#rooms/contrib/contenttypes";
import { sessions } from "#rooms/contrib/sessions";
import { throttling } from "#rooms/contrib/throttling";
import { changepasswordCommand } from "./commands/changepassword.ts";
import { createsuperuserCommand } from "./commands/createsuperuser.ts";
import { authLogRecords } from "./log-records.ts";
import { authMigrations } from "./migrations/index.ts";
import { Group, Permission, User } from "./models.ts";
import { createPermissions } from "./permissions/create-permissions.ts";
import { authSettings } from "./settings.ts";

/** Users, groups and permissions, on Django's tables. */
export const auth = defineApp({
  name: "auth",
  label: "Authentication and Authorization",
  requires: [contenttypes, sessions, throttling],
  contributes: [
    models({ Permission, Group, User }),
    migrations(authMigrations),
    afterMigrate(createPermissions),
    commands([createsuperuserCommand, changepasswordCommand]),
    settings(authSettings),
    logRecords(authLogRecords),
  ],
});
