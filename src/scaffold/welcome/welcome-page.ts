import { type Html, html } from "#rooms/html";
import { dial } from "./dial.ts";

/** What the page says of the site. */
export interface WelcomeFacts {
  /** The project's name. */
  readonly name: string;
  /** Tolv's version. */
  readonly version: string;
  /** Node's version. */
  readonly node: string;
  /** The address of the admin site, if the project has one. */
  readonly admin: string | undefined;
}

/** Where the files of the page are. */
interface WelcomeAddresses {
  readonly style: string;
  readonly icon: string;
}

/** The first page of a new project. */
export function welcomePage(facts: WelcomeFacts, { style, icon }: WelcomeAddresses): Html {
  const { name, version, node, admin } = facts;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${name} is running</title>
<link rel="icon" type="image/svg+xml" href="${icon}">
<link rel="stylesheet" href="${style}">
</head>
<body>
<main>
<header>
${dial()}
<div>
<p class="mark">Tolv</p>
<h1>${name} is running.</h1>
<p class="lead">Everything works. You see this page because <code>DEBUG</code> is on and no app has a route yet.</p>
</div>
</header>
<h2>Next</h2>
<ol>
${step("Make an app", html`A folder with models, migrations, routes, admin and a test.`, "npx tolv startapp blog")}
${admin && step("Open the admin site", html`Make a user for it, then log in at <a href="${admin}">${admin}</a>.`, "npx tolv createsuperuser")}
${step("Test it", html`Format, types, checks, and every test on a database of its own.`, "npm test")}
${step("Build it", html`One artefact for every environment, made without a secret.`, "npm run build")}
</ol>
<footer>
<p>Commands of <code>tolv</code> want <code>export TOLV_ENV=development</code> in their shell.</p>
<p>Tolv ${version} · Node ${node} · <a href="/healthz">alive</a> · <a href="/readyz">ready</a></p>
</footer>
</main>
</body>
</html>
`;
}

function step(title: string, text: Html, command: string): Html {
  return html`<li>
<h3>${title}</h3>
<p>${text}</p>
<pre tabindex="0"><code>${command}</code></pre>
</li>`;
}
