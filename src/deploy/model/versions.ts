import { developmentPostgresMajor } from "#rooms/devdb";

/** The major versions that development, images and platforms agree on. */
export const versions = { node: "24", postgres: developmentPostgresMajor };

/** The images that the files name. */
export const images = {
  node: `node:${versions.node}-slim`,
  postgres: `postgres:${versions.postgres}`,
  proxy: "haproxy:3.2",
};
