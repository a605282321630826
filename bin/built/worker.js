// What `tolv serve` forks for each worker of a build.
const { load } = require("./load.js");

load("crew.js").main();
