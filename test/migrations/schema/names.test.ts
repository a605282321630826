import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkName,
  foreignKeyName,
  indexName,
  likeIndexName,
  uniqueName,
} from "../../../src/migrations/schema/names.ts";

test("an index of a column is named as Django names it", () => {
  assert.equal(indexName("django_session", ["expire_date"]), "django_session_expire_date_a5c62663");
  assert.equal(indexName("auth_user_groups", ["user_id"]), "auth_user_groups_user_id_6a12ed8b");
});

test("an index for LIKE is named as Django names it", () => {
  assert.equal(likeIndexName("auth_user", "username"), "auth_user_username_6821ab7c_like");
  assert.equal(likeIndexName("django_session", "session_key"), "django_session_session_key_c0390e0f_like");
});

test("a unique constraint is named as Django names it, with 62 characters too", () => {
  assert.equal(
    uniqueName("auth_permission", ["content_type_id", "codename"]),
    "auth_permission_content_type_id_codename_01ab375a_uniq",
  );
  const longest = "auth_user_user_permissions_user_id_permission_id_14a6b632_uniq";
  assert.equal(uniqueName("auth_user_user_permissions", ["user_id", "permission_id"]), longest);
});

test("a foreign key is named as Django names it", () => {
  const to = { table: "auth_user", column: "id" };
  assert.equal(
    foreignKeyName({ table: "django_admin_log", column: "user_id" }, to),
    "django_admin_log_user_id_c564eba6_fk_auth_user_id",
  );
});

test("a name of more than 63 characters is shortened as Django shortens it", () => {
  const permission = { table: "auth_permission", column: "id" };
  assert.equal(
    foreignKeyName({ table: "auth_group_permissions", column: "permission_id" }, permission),
    "auth_group_permissio_permission_id_84c5c92e_fk_auth_perm",
  );
  assert.equal(
    foreignKeyName({ table: "auth_user_user_permissions", column: "permission_id" }, permission),
    "auth_user_user_permi_permission_id_1fbb5f2c_fk_auth_perm",
  );
  const long = indexName("t".repeat(60), ["c".repeat(60)]);
  assert.match(long, /^t{26}_c{26}_[0-9a-f]{8}$/);
});

test("a shortened name never starts with an underscore or a digit", () => {
  assert.match(indexName(`_${"t".repeat(70)}`, ["c"]), /^D_t+_c_[0-9a-f]{7}$/);
});

test("a check that is added later is named by the same rule", () => {
  assert.match(checkName("django_admin_log", "action_flag"), /^django_admin_log_action_flag_[0-9a-f]{8}_check$/);
});
