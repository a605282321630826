import { ContentType } from "#rooms/contrib/contenttypes";
import { f, Model } from "#rooms/db";
import { hashPassword, verifyPassword } from "./passwords/verify-password.ts";
import { hasAppPermissions, hasPermission } from "./permissions/has-permission.ts";
import type { PermissionName } from "./permissions/permission-name.ts";
import { usernameHelp } from "./validation/username.ts";

/** Something that a user may do, such as `blog.add_post`. */
export class Permission extends Model(
  "auth.Permission",
  {
    id: f.auto(),
    name: f.char({ maxLength: 255 }),
    contentType: f.foreignKey(() => ContentType, { onDelete: "cascade" }),
    codename: f.char({ maxLength: 100 }),
  },
  { uniqueTogether: [["contentType", "codename"]], naturalKey: ["codename", "contentType"] },
) {
  override toString(): string {
    return this.name;
  }
}

/** A set of permissions under a name, given to many users at once. */
export class Group extends Model(
  "auth.Group",
  {
    id: f.auto(),
    name: f.char({ maxLength: 150, unique: true }),
    permissions: f.manyToMany(() => Permission, { blank: true }),
  },
  { naturalKey: ["name"] },
) {
  override toString(): string {
    return this.name;
  }
}

/** Somebody who can log in. */
export class User extends Model(
  "auth.User",
  {
    id: f.auto(),
    /** A hash in one of Django's formats; `hashPassword` makes it. */
    password: f.char({ maxLength: 128 }),
    lastLogin: f.datetime({ null: true, blank: true }),
    isSuperuser: f.boolean({
      default: false,
      label: "superuser status",
      helpText: "Designates that this user has all permissions without explicitly assigning them.",
    }),
    username: f.char({ maxLength: 150, unique: true, helpText: usernameHelp }),
    firstName: f.char({ maxLength: 150, blank: true }),
    lastName: f.char({ maxLength: 150, blank: true }),
    email: f.email({ blank: true, label: "email address" }),
    isStaff: f.boolean({
      default: false,
      label: "staff status",
      helpText: "Designates whether the user can log into this admin site.",
    }),
    isActive: f.boolean({
      default: true,
      label: "active",
      helpText: "Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
    }),
    dateJoined: f.datetime({ default: () => new Date() }),
    groups: f.manyToMany(() => Group, {
      blank: true,
      helpText: "The groups this user belongs to. A user will get all permissions granted to each of their groups.",
    }),
    userPermissions: f.manyToMany(() => Permission, { blank: true, helpText: "Specific permissions for this user." }),
  },
  { naturalKey: ["username"] },
) {
  /** The first and the last name with a space between them; empty if there is neither. */
  getFullName(): string {
    return `${this.firstName} ${this.lastName}`.trim();
  }

  getShortName(): string {
    return this.firstName;
  }

  /** True if this is the user's password; a hash that cost less than new ones do is then replaced in the database. */
  async checkPassword(password: string): Promise<boolean> {
    const verdict = await verifyPassword(password, this.password);
    if (verdict === "weak") {
      await this.setPassword(password);
      await this.save({ fields: ["password"] });
    }
    return verdict !== "wrong";
  }

  /** Hashes a new password into this object, which is to be saved afterwards. */
  async setPassword(password: string): Promise<void> {
    this.password = await hashPassword(password);
  }

  /**
   * True if the user may do this: superusers may do everything, inactive users nothing.
   *
   * All permissions are read at once, on the first question to this object; every further answer costs no query.
   *
   * @param permission `app.codename`, such as `blog.add_post`.
   * @param row What it is to be done to: the rules of `objectPermissions` are asked too.
   *
   * @example
   * if (await user.hasPermission("blog.change_post", post)) …
   */
  hasPermission(permission: PermissionName, row?: object): Promise<boolean> {
    return hasPermission(this, permission, row);
  }

  /** True if the user may do all of this. */
  async hasPermissions(permissions: readonly PermissionName[], row?: object): Promise<boolean> {
    for (const permission of permissions) {
      if (!(await hasPermission(this, permission, row))) return false;
    }
    return true;
  }

  /** True if the user may do anything in an app, such as `blog`. */
  hasAppPermissions(app: string): Promise<boolean> {
    return hasAppPermissions(this, app);
  }

  override toString(): string {
    return this.username;
  }
}
