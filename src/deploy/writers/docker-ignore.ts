import { heading } from "./heading.ts";

/** Writes the .dockerignore: what an image does not need, secrets first of all, is not even sent to the engine. */
export function writeDockerIgnore(): string {
  return `${heading}
.env
.env.*
!.env.example
*.pem
*.key
.git
.github
.tolv
**/node_modules
build
staticfiles
deploy
Dockerfile
.dockerignore
compose*.yaml
npm-debug.log
`;
}
