/** The newest posts of the demonstration; the last of them is the newest of all. */
export const essays = [
  {
    title: "One code base",
    body: `One repository, many deploys: staging and production run the same code in different releases.

When two of them differ by more than their configuration, they are two applications that share a past. Say so, and give the second one a repository of its own; or undo the difference.

What several applications need becomes a library, with a version that each of them names.`,
  },
  {
    title: "Dependencies, declared",
    body: `The lock file names every package, Node itself included. Nothing is taken from the machine.

A newcomer clones, installs, and has what everybody has. Whoever needs a tool that happens to be on one laptop finds out on the first day of somebody else.`,
  },
  {
    title: "Configuration in the environment",
    body: `The same image runs everywhere; what differs between deploys is in its environment.

A good test: could the code be published this minute without giving away a password? If not, something is in the wrong place.

Read it once, at the start, all of it. A mistake in the evening's deploy should be told in the evening, not at the first request that needs the setting.`,
  },
  {
    title: "The database is a resource",
    body: `A URL attaches it, another URL swaps it, and no line of code knows the difference.

The one on the laptop and the one with three replicas speak the same language. When the large one is in trouble, attach the backup; that is a change of configuration, not of code.`,
  },
  {
    title: "Build, release, run",
    body: `A build needs no secret. A release is a build with its configuration. A run only runs.

Keep them apart and each is easy to trust: a build can be repeated, a release can be gone back to, and a run can be started by a machine at night with nobody watching.`,
  },
  {
    title: "Processes share nothing",
    body: `Whatever must last lives in the database, so any process may answer any request.

Memory and disk are for the length of one request. A file that was uploaded, a session, a counter: if losing it would be noticed, it belongs elsewhere.`,
  },
  {
    title: "Bound to a port",
    body: `The site is its own server: it exports HTTP on a port, and no other server is needed in front.

On the laptop the address is http://127.0.0.1:8000/ and in production a router leads to the same port. There is nothing to install beside it, and nothing to configure twice.`,
  },
  {
    title: "More of the same",
    body: `Scaling out is starting more processes of one kind. None of them is special.

The first sign of a special one is a comment that says "only on the first machine". Give that work a command of its own, and let the platform decide when to run it.`,
  },
  {
    title: "Leaving well",
    body: `On TERM the last request is answered before the process goes. Nobody notices.

Starting is the other half: a process that is ready in a second may be stopped at any moment, moved, doubled or replaced. What takes long to start is kept alive out of fear.`,
  },
  {
    title: "Development like production",
    body: `The same PostgreSQL, the same commands, the same server code on the laptop.

Every difference is a bug that waits for a Friday. Small ones count too: another time zone, another collation, a cache that is never full.`,
  },
  {
    title: "Logs are a stream",
    body: `One record a line on stdout. Where it ends up is the platform's business.

A process that opens log files has to name, rotate, ship and delete them, and will get one of the four wrong. Write to the stream, with fields rather than sentences, and let others read.`,
  },
  {
    title: "One-off commands",
    body: `Migrations and shells ship with the site and run against the same release.

They use the same code, the same configuration and the same database as the processes that serve. A script on somebody's desktop that talks to production is none of these, and nobody else can run it.

The twelve factors in full are at https://12factor.net/, and they are shorter than most summaries.`,
  },
] as const;
