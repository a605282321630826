// The `tolv` program of a build: `node build/server/tolv.js serve` needs nothing else of Tolv.
const { load } = require("./load.js");

// A server loads no other command.
load(process.argv[2] === "serve" ? "serve.js" : "program.js").main();
