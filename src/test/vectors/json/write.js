// Prints every document the ways JavaScript does.
const fs = require("fs");
const path = require("path");

const variants = {
  stringify: (value) => JSON.stringify(value),
  indent2: (value) => JSON.stringify(value, null, 2),
};

const documents = path.join(__dirname, "documents");
for (const [variant, print] of Object.entries(variants)) {
  const folder = path.join(__dirname, "printed", `javascript-${variant}`);
  fs.mkdirSync(folder, { recursive: true });
  for (const name of fs.readdirSync(documents).filter((each) => each.endsWith(".json"))) {
    const text = fs.readFileSync(path.join(documents, name), "utf8");
    fs.writeFileSync(path.join(folder, name), print(JSON.parse(text)));
  }
}
