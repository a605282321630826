import { admin } from "#rooms/contrib/admin";
import { auth } from "#rooms/contrib/auth";
import { contenttypes } from "#rooms/contrib/contenttypes";
import { messages } from "#rooms/contrib/messages";
import { sessions } from "#rooms/contrib/sessions";
import { staticfiles } from "#rooms/contrib/staticfiles";
import { throttling } from "#rooms/contrib/throttling";
import { release } from "#rooms/release";
import { freshProcesses } from "#rooms/scaffold";
import { defineProject, type Project } from "./define-project.ts";

/** A project as `tolv startproject` writes it, for what follows from its batteries: settings and deployment. */
export function freshProject(name: string): Project {
  const apps = [admin, auth, contenttypes, messages, release, sessions, staticfiles, throttling];
  return defineProject({ name, apps, ...freshProcesses });
}
