import { defineMigration } from "#rooms/migrations";

/** Makes sure that content types have their final columns before permissions are created for them. */
export default defineMigration({
  dependencies: [
    ["auth", "0005_alter_user_last_login_null"],
    ["contenttypes", "0002_remove_content_type_name"],
  ],
});
