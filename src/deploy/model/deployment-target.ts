/** What files can be written for. */
export const targets = ["docker", "compose", "procfile", "kubernetes", "systemd", "heroku"] as const;

export type DeploymentTarget = (typeof targets)[number];
