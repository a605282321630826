import { defineMigration, runCode } from "#rooms/migrations";

/** Django's file moves permissions of proxy models; Tolv has no proxy models, so that there is nothing to move. */
export default defineMigration({
  dependencies: [
    ["auth", "0010_alter_group_name_max_length"],
    ["contenttypes", "0002_remove_content_type_name"],
  ],
  operations: [
    runCode(
      async () => {},
      async () => {},
    ),
  ],
});
