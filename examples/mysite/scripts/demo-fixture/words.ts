/** What the posts, tags and comments of the demonstration are put together from. */

export const authors = [
  ["astrid", "Astrid", "Lindqvist"],
  ["bo", "Bo", "Nyström"],
  ["chidi", "Chidi", "Okafor"],
  ["dana", "Dana", "Weiss"],
  ["elif", "Elif", "Aydın"],
] as const;

export const categories = ["Engineering", "Operations", "Design", "Writing", "People", "Tools"] as const;

export const tags = [
  ...["accessibility", "admin", "api", "backups", "caching", "configuration", "css", "databases", "deployment"],
  ...["documentation", "errors", "forms", "habits", "html", "http", "incidents", "logging", "migrations", "naming"],
  ...["performance", "postgresql", "process", "queues", "refactoring", "releases", "security", "sessions", "testing"],
  ...["typescript", "twelve-factor"],
] as const;

/** All in the plural, so that every sentence fits. */
export const subjects = [
  ...["backups", "caches", "checklists", "code reviews", "cookies", "dashboards", "deadlines", "error pages"],
  ...["feature flags", "forms", "health checks", "indexes", "log lines", "migrations", "names", "passwords"],
  ...["queues", "release notes", "retries", "sessions", "tests", "time zones", "timeouts", "transactions"],
] as const;

export const titles = [
  "On {subject}",
  "Notes on {subject}",
  "What {subject} taught us",
  "A year of {subject}",
  "In praise of boring {subject}",
  "{Subject}, quietly",
  "{Subject} without tears",
  "The case for {subject}",
  "The case against {subject}",
  "Where {subject} go wrong",
  "Fewer {subject}, please",
  "How we think about {subject}",
  "Ten minutes with {subject}",
  "{Subject} and the people around them",
  "{Subject} at three in the morning",
  "Rethinking {subject}",
] as const;

export const sequels = ["", ", revisited", ", part three"] as const;

export const sentences = [
  "Most teams meet {subject} late, usually on the day they need them.",
  "We wrote down what we expected of {subject} before we touched any code.",
  "The first version was wrong in a way that only real traffic could show.",
  "Nobody thanks you for good {subject}, and that is how you know they work.",
  "It helps to say aloud what would happen if all {subject} vanished tonight.",
  "A rule of thumb: if it needs a meeting, it is not about {subject} any more.",
  "We measured first, changed one thing, and measured again.",
  "The old arrangement had one virtue, which was that everybody knew its faults.",
  "There is no clever trick here, only a habit that is kept.",
  "Two of us disagreed, so we tried both ways for a week each.",
  "The documentation said one thing and production said another.",
  "Good {subject} are like good plumbing: you hear of them when they fail.",
  "What surprised us was how little had to change.",
  "We deleted more lines than we added, which is the best kind of week.",
  "If you can explain your {subject} to a newcomer in five minutes, keep them.",
  "Every exception we made came back within a month, and it brought friends.",
  "The database had been right all along.",
  "Start with the smallest thing that could be called done, and ship it.",
  "A name that needs a comment is a name that wants to be changed.",
  "We keep a page that says why our {subject} are as they are.",
  "It is tempting to automate this at once; do it by hand three times first.",
  "None of this needs new tools.",
  "The fix took an hour and the understanding took three days.",
  "Ask what the reader of the error message will do next, then write that.",
  "We moved the decision to the edge, and the middle became simple.",
  "Time zones were involved, as they always are.",
  "The test that would have caught it is now the first one in the file.",
  "By Friday the graphs were flat, and we went home early.",
] as const;

export const remarks = [
  "This matches what we saw last spring, down to the hour.",
  "Thank you for writing this down.",
  "How do you handle this with more than one database?",
  "We went the other way and regret it.",
  "The part about deleting lines made my week.",
  "I would add one thing: tell people before, not after.",
  "Does this hold for small teams too?",
  "Printed it and put it on the wall.",
  "There is a typo in the second paragraph, otherwise perfect.",
  "I disagree, politely: the old way had its reasons.",
  "See also https://12factor.net/ for the long version.",
  "Our numbers were worse, but the shape is the same.",
] as const;

export const readers = [
  ...["Ada", "Anouk", "Björn", "Carmen", "Daniel", "Edith", "Farid", "Grace", "Hedda", "Ines", "Jonas", "Kiran"],
  ...["Lena", "Malik", "Noor", "Oskar", "Petra", "Quentin", "Rosa", "Samir", "Tove", "Ulla", "Viktor", "Wen"],
] as const;
