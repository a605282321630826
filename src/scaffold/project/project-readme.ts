/** `README.md`: the two commands, and what is where. */
export function projectReadme(name: string): string {
  return `# ${name}

\`\`\`sh
npm install && npm start
\`\`\`

serves <http://127.0.0.1:8000/> on a PostgreSQL of its own, which keeps its data in \`.tolv\`. A user for the admin site,
<http://127.0.0.1:8000/admin/>, is made by \`TOLV_ENV=development npx tolv createsuperuser\`.

\`\`\`sh
npm install && npm test
\`\`\`

checks formatting, types and configuration, and runs every \`*.test.ts\` on a database of its own.

| | |
| --- | --- |
| \`project.ts\` | the list of apps; \`npx tolv startapp blog\` adds one |
| \`.env.example\` | every setting; copy it to \`.env\` for development |
| \`npm run build\` | makes what production runs: \`build/\` |
| \`Dockerfile\`, \`compose.yaml\`, \`Procfile\`, \`deploy/\`, … | the ways into production; \`npx tolv deployment\` keeps them up to date |
| \`npx biome check --write .\` | formats the code |
| \`npx tolv help\` | all commands |

In production \`DATABASE_URL\`, \`SECRET_KEY\` and \`ALLOWED_HOSTS\` stand in the environment. \`npx tolv release\` looks for what
is wrong and migrates; then \`npx tolv serve\` serves.
`;
}
