const day = 24 * 60 * 60 * 1000;
const firstMorning = Date.UTC(2026, 0, 5, 9);

const subjects: readonly (readonly [title: string, body: string])[] = [
  ["One code base", "One repository, many deploys: staging and production run the same code in different releases."],
  [
    "Dependencies, declared",
    "The lock file names every package, Node itself included. Nothing is taken from the machine.",
  ],
  [
    "Configuration in the environment",
    "The same image runs everywhere; what differs between deploys is in its environment.",
  ],
  ["The database is a resource", "A URL attaches it, another URL swaps it, and no line of code knows the difference."],
  ["Build, release, run", "A build needs no secret. A release is a build with its configuration. A run only runs."],
  ["Processes share nothing", "Whatever must last lives in the database, so any process may answer any request."],
  ["Bound to a port", "The site is its own server: it exports HTTP on a port, and no other server is needed in front."],
  ["More of the same", "Scaling out is starting more processes of one kind. None of them is special."],
  ["Leaving well", "On TERM the last request is answered before the process goes. Nobody notices."],
  ["Development like production", "The same PostgreSQL, the same commands, the same server code on the laptop."],
  ["Logs are a stream", "One record a line on stdout. Where it ends up is the platform's business."],
  ["One-off commands", "Migrations and shells ship with the site and run against the same release."],
];

/** Posts enough for a first page, each a week after the one before. */
export function samplePosts() {
  return subjects.map(([title, body], index) => ({
    title,
    slug: slugOf(title),
    body,
    status: "published" as const,
    publishedAt: new Date(firstMorning + index * 7 * day),
  }));
}

function slugOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, "-");
}
