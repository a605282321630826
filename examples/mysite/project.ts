import { defineProject } from "tolv";
import { admin } from "tolv/contrib/admin";
import { auth } from "tolv/contrib/auth";
import { contenttypes } from "tolv/contrib/contenttypes";
import { messages } from "tolv/contrib/messages";
import { sessions } from "tolv/contrib/sessions";
import { staticfiles } from "tolv/contrib/staticfiles";
import { throttling } from "tolv/contrib/throttling";
import { release } from "tolv/release";
import { blog } from "./blog/app.ts";

export default defineProject({
  name: "mysite",
  apps: [staticfiles, admin, auth, contenttypes, sessions, throttling, messages, release, blog],
  processes: { web: {}, clock: {} },
  schedule: [{ command: "clearsessions", every: { hours: 1 } }],
});
