import { f } from "#rooms/db";
import { createModel, defineMigration } from "#rooms/migrations";

export default defineMigration({
  initial: true,
  dependencies: [["contenttypes", "__first__"]],
  operations: [
    createModel(
      "Permission",
      {
        id: f.auto(),
        name: f.char({ maxLength: 50 }),
        contentType: f.foreignKey("contenttypes.ContentType", { onDelete: "cascade" }),
        codename: f.char({ maxLength: 100 }),
      },
      {
        uniqueTogether: [["contentType", "codename"]],
        verboseName: "permission",
        verboseNamePlural: "permissions",
      },
    ),
    createModel(
      "Group",
      {
        id: f.auto(),
        name: f.char({ maxLength: 80, unique: true }),
        permissions: f.manyToMany("auth.Permission", { blank: true }),
      },
      { verboseName: "group", verboseNamePlural: "groups" },
    ),
    createModel(
      "User",
      {
        id: f.auto(),
        password: f.char({ maxLength: 128 }),
        lastLogin: f.datetime({ default: () => new Date() }),
        isSuperuser: f.boolean({ default: false, label: "superuser status" }),
        username: f.char({ maxLength: 30, unique: true }),
        firstName: f.char({ maxLength: 30, blank: true }),
        lastName: f.char({ maxLength: 30, blank: true }),
        email: f.email({ maxLength: 75, blank: true, label: "email address" }),
        isStaff: f.boolean({ default: false, label: "staff status" }),
        isActive: f.boolean({ default: true, label: "active" }),
        dateJoined: f.datetime({ default: () => new Date() }),
        groups: f.manyToMany("auth.Group", { blank: true }),
        userPermissions: f.manyToMany("auth.Permission", { blank: true }),
      },
      { verboseName: "user", verboseNamePlural: "users" },
    ),
  ],
});
