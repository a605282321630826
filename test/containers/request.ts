import { get } from "node:http";

// Asks one address and prints the answer as JSON: a program, since only some may reach the ports of the containers.
const [, , url = "", host] = process.argv;

get(url, { headers: host === undefined ? {} : { host } }, async (response) => {
  const body = (await response.toArray()).join("");
  console.log(JSON.stringify({ status: response.statusCode, location: response.headers.location, body }));
});
