import { accept, defineSettings, env, refuse, type SettingType } from "#rooms/config";

const staticUrlType: SettingType<string> = {
  name: "path",
  expected: "a path such as /static/",
  schema: { type: "string", pattern: "^/([\\w.-]+/)+$" },
  parse: (text) =>
    /^\/([\w.-]+\/)+$/.test(text) ? accept(text) : refuse("Begin and end it with a slash, and put a word between."),
};

/** The settings of static files, under Django's names. */
export const staticSettings = defineSettings("staticfiles", {
  STATIC_URL: env
    .of(staticUrlType)
    .default("/static/")
    .stage("build")
    .describe("The path below which static files are served."),
  STATIC_ROOT: env
    .string()
    .default("staticfiles")
    .stage("build")
    .describe("The folder that collectstatic fills and production serves; relative to the folder of project.ts."),
  STATIC_MEMORY_LIMIT: env
    .integer({ min: 0 })
    .default(16_777_216)
    .describe("Bytes of collected files that a process keeps in memory; others are read for each request."),
});
