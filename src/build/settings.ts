import { defineSettings, env, releaseNameType } from "#rooms/config";

/** What a build may be told of its source where there is no git repository, as in an image. */
export const buildSettings = defineSettings("build", {
  SOURCE_COMMIT: env
    .of(releaseNameType)
    .optional()
    .alias("SOURCE_VERSION")
    .stage("build")
    .describe("The commit that is built, for the stamp; git is asked unless it is given."),
  SOURCE_DATE_EPOCH: env
    .integer({ min: 0 })
    .optional()
    .stage("build")
    .describe("When the commit was made, in seconds since 1970, for the stamp; git is asked unless it is given."),
});
