/** What a repository does not hold: what can be made again, and what is secret. */
export const gitignore = `node_modules/
build/
.tolv/
.env
*.tsbuildinfo
`;
