import { migrationsFrom } from "#rooms/migrations";
import initial from "./0001_initial.ts";
import alterPermissionNameMaxLength from "./0002_alter_permission_name_max_length.ts";
import alterUserEmailMaxLength from "./0003_alter_user_email_max_length.ts";
import alterUserUsernameOpts from "./0004_alter_user_username_opts.ts";
import alterUserLastLoginNull from "./0005_alter_user_last_login_null.ts";
import requireContenttypes0002 from "./0006_require_contenttypes_0002.ts";
import alterValidatorsAddErrorMessages from "./0007_alter_validators_add_error_messages.ts";
import alterUserUsernameMaxLength from "./0008_alter_user_username_max_length.ts";
import alterUserLastNameMaxLength from "./0009_alter_user_last_name_max_length.ts";
import alterGroupNameMaxLength from "./0010_alter_group_name_max_length.ts";
import updateProxyPermissions from "./0011_update_proxy_permissions.ts";
import alterUserFirstNameMaxLength from "./0012_alter_user_first_name_max_length.ts";

/** The migrations under the names that Django gave them, so that both read one ledger. */
export const authMigrations = migrationsFrom({
  "0001_initial": initial,
  "0002_alter_permission_name_max_length": alterPermissionNameMaxLength,
  "0003_alter_user_email_max_length": alterUserEmailMaxLength,
  "0004_alter_user_username_opts": alterUserUsernameOpts,
  "0005_alter_user_last_login_null": alterUserLastLoginNull,
  "0006_require_contenttypes_0002": requireContenttypes0002,
  "0007_alter_validators_add_error_messages": alterValidatorsAddErrorMessages,
  "0008_alter_user_username_max_length": alterUserUsernameMaxLength,
  "0009_alter_user_last_name_max_length": alterUserLastNameMaxLength,
  "0010_alter_group_name_max_length": alterGroupNameMaxLength,
  "0011_update_proxy_permissions": updateProxyPermissions,
  "0012_alter_user_first_name_max_length": alterUserFirstNameMaxLength,
});
