import type { DeploymentModel } from "../model/deployment-model.ts";
import { images } from "../model/versions.ts";
import { heading } from "./heading.ts";

/** Asks the process in the container whether it lives, without a shell and without another program. */
const probe =
  "fetch('http://127.0.0.1:' + (process.env.PORT || 8000) + '/healthz')" +
  ".then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))";

/** Writes the Dockerfile: one image, which every process type and every one-off command runs from. */
export function writeDockerfile({ name }: DeploymentModel): string {
  return `${heading}
# docker build --build-arg SOURCE_COMMIT="$(git rev-parse HEAD)" --build-arg SOURCE_DATE_EPOCH="$(git log -1 --format=%ct)" --tag ${name} .

FROM ${images.node} AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc* ./

FROM manifests AS build
RUN npm ci
COPY . .
# Git is not asked: its folder stays out of images.
ARG SOURCE_COMMIT
ARG SOURCE_DATE_EPOCH
# Compiled code is kept for the Node of the image, which may be another one than that of the lock file.
RUN npx tolv build && rm -r build/cache && node build/server/prime.js

# The locked Node and the development database are optional packages: an image has its own Node and no database.
FROM manifests AS modules
RUN npm ci --omit=dev --omit=optional

FROM ${images.node}
ENV NODE_ENV=production PATH=/app/node_modules/.bin:$PATH
WORKDIR /app
COPY --from=modules /app ./
COPY --from=build /app/build build
ARG SOURCE_COMMIT
LABEL org.opencontainers.image.title="${name}" org.opencontainers.image.revision="\${SOURCE_COMMIT}"
# Nothing under /app belongs to the user: the site runs on a read-only file system.
USER node
EXPOSE 8000
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s CMD ["node", "--eval", "${probe}"]
ENTRYPOINT ["tolv"]
CMD ["serve"]
`;
}
