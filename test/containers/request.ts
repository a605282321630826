import { request } from "node:http";

// Sends one request and prints the answer as JSON: a program, since only some may reach the ports of the containers.
const [, , url = "", options = "{}", body = ""] = process.argv;

request(url, JSON.parse(options), async (response) => {
  const { statusCode: status, headers } = response;
  const text = (await response.toArray()).join("");
  console.log(JSON.stringify({ status, location: headers.location, cookies: headers["set-cookie"] ?? [], text }));
})
  .on("error", ({ message }) => console.log(JSON.stringify({ status: 0, cookies: [], text: message })))
  .end(body);
