import assert from "node:assert/strict";
import { test } from "node:test";
import { loginAddress } from "../../../../src/contrib/auth/login/login-address.ts";

test("quotes where to go afterwards as Django does", () => {
  assert.equal(loginAddress("/admin/login/", "/admin/"), "/admin/login/?next=/admin/");
  assert.equal(
    loginAddress("/admin/login/", "/admin/blog/post/?q=a&status__exact=draft"),
    "/admin/login/?next=/admin/blog/post/%3Fq%3Da%26status__exact%3Ddraft",
  );
});
