// What `tolv runserver` forks, so under the right Node already: loads the framework, then serves when it is told to.
import { enableCompileCache } from "./compile-cache.js";

enableCompileCache();
const { developmentMain } = await import("#rooms/bin");
await developmentMain();
