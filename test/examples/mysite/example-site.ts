import type { App } from "#rooms/apps";
import { User } from "#rooms/contrib/auth";
import { queryExecuted } from "#rooms/db";
import type { Command } from "#rooms/management";
import { runCommandLine } from "#rooms/management";
import type { RunningProject } from "#rooms/project";
import { blog } from "../../../examples/mysite/blog/app.ts";
import { Post } from "../../../examples/mysite/blog/models.ts";
import { migrate, testProject } from "../../contrib/project.ts";
import { pipedInput, recordingOutput } from "../../management/recording.ts";

/** The example as a running project, perhaps with apps of a test, on a migrated database of this test file. */
export async function exampleProject(apps: readonly App[] = []): Promise<RunningProject> {
  const environment = { DEBUG: "false", ALLOWED_HOSTS: "localhost,127.0.0.1" };
  const project = await testProject({ apps: [blog, ...apps], environment });
  await project.run(() => migrate());
  return project;
}

/** An author who cannot log in. */
export function createAuthor(username = "astrid"): Promise<User> {
  return User.create({ username, password: "!", firstName: "Astrid", lastName: "Lindqvist" });
}

type PostValues = Parameters<typeof Post.create>[0];

/** A post that everybody may read, unless the values say otherwise. */
export function createPost(values: Partial<PostValues> & Pick<PostValues, "author" | "slug">): Promise<Post> {
  const publishedAt = new Date("2026-01-05T09:00:00Z");
  return Post.create({ title: values.slug, body: "Text.", status: "published", publishedAt, ...values });
}

/** The statements that read or write rows, control of transactions apart. */
export async function dataStatements(work: () => Promise<unknown>): Promise<readonly string[]> {
  const statements: string[] = [];
  const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql));
  await work().finally(stop);
  return statements.filter((sql) => /^(select|insert|update|delete|with)\b/i.test(sql));
}

/** Runs a command as `tolv` would. */
export async function runCommand(project: RunningProject, command: Command, ...argv: readonly string[]) {
  const { output, printed } = recordingOutput();
  const exitCode = await runCommandLine({
    commands: [{ app: "blog", commands: [command] }],
    argv: [command.name, ...argv],
    output,
    input: pipedInput(),
    version: "0",
    run: (_, work) => project.run(work),
  });
  return { exitCode, ...printed };
}
