// Runs write.rb on Ruby 4, which Debian has not yet: there is a build of it for WebAssembly. It
// gets a file system in memory, whose printed/ is then copied here. The argument is the folder
// where the packages are installed.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const packages = createRequire(pathToFileURL(path.join(process.argv[2], "from-here.js")));
const shim = await import(pathToFileURL(packages.resolve("@bjorn3/browser_wasi_shim")));
const { RubyVM } = packages("@ruby/wasm-wasi");
const ruby = packages.resolve("@ruby/4.0-wasm-wasi/dist/ruby+stdlib.wasm");
const here = path.dirname(fileURLToPath(import.meta.url));

const file = (name) => [path.basename(name), new shim.File(fs.readFileSync(path.join(here, name)))];
const names = fs.readdirSync(path.join(here, "documents")).map((name) => `documents/${name}`);
const documents = new shim.Directory(new Map(names.map(file)));
const files = new Map([file("write.rb"), ["documents", documents]]);
const root = new shim.PreopenDirectory("/json", files);

const standard = () => new shim.OpenFile(new shim.File([]));
const errors = shim.ConsoleStdout.lineBuffered((line) => console.error(line));
const wasip1 = new shim.WASI([], [], [standard(), standard(), errors, root], { debug: false });
const module = await WebAssembly.compile(fs.readFileSync(ruby));
const { vm } = await RubyVM.instantiateModule({ module, wasip1 });
vm.eval('ARGV.replace(["ruby4"]); load "/json/write.rb"');

for (const [variant, printed] of root.dir.contents.get("printed").contents) {
  const folder = path.join(here, "printed", variant);
  fs.mkdirSync(folder, { recursive: true });
  for (const [name, { data }] of printed.contents) {
    fs.writeFileSync(path.join(folder, name), data);
  }
}
console.log(vm.eval('"Ruby #{RUBY_VERSION}, json #{JSON::VERSION}"').toString());
