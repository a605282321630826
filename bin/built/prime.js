// What `tolv build` runs in the end: loads the code once, and keeps what V8 has made of it.
const { keepCompiled, load } = require("./load.js");

for (const entry of ["program.js", "serve.js", "crew.js"]) load(entry);
load("warm.js").main().then(keepCompiled);
