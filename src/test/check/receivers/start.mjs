// Starts one receiver on a free port of the loopback interface: node start.mjs FILE. What the file says
// of itself is printed as a line of JSON once the receiver listens.
import { createServer } from "node:http";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const told = await import(pathToFileURL(resolve(process.argv[2])));
const server = createServer(told.default);
server.listen(0, "127.0.0.1", () => {
  const { provider, finds = [], mayFind = [], options = [], observes = false } = told;
  const { port } = server.address();
  console.log(JSON.stringify({ port, provider, finds, mayFind, options, observes }));
});
