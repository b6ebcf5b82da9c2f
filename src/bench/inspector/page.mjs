// Opens the inspector's page in a Chromium, and prints what held it up: long tasks and frames, of the last minute.
//
//   node page.mjs DRIVER ADDRESS SECONDS
const [driver, address, seconds] = process.argv.slice(2);

async function ask(path, body) {
  const response = await fetch(driver + path, {
    method: body === undefined ? "DELETE" : "POST",
    body: body && JSON.stringify(body),
  });
  const { value } = await response.json();
  if (value?.error) {
    throw new Error(value.message);
  }
  return value;
}

const { sessionId } = await ask("/session", {
  capabilities: {
    alwaysMatch: {
      browserName: "chrome",
      "goog:chromeOptions": { args: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,860"] },
    },
  },
});
const session = `/session/${sessionId}`;
const run = (script, args = []) => ask(`${session}/execute/sync`, { script, args });
try {
  await ask(`${session}/url`, { url: address });
  // What it takes to load is not part of it.
  await new Promise(done => setTimeout(done, (seconds - 62) * 1000));
  await run(`
    window.tasks = [];
    window.frames = [];
    new PerformanceObserver(list => list.getEntries().forEach(each => tasks.push(each.duration)))
      .observe({ type: "longtask" });
    let last = performance.now();
    const frame = now => { frames.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
  `);
  await new Promise(done => setTimeout(done, 60_000));
  const { tasks, frames, rows } = await run(`
    return { tasks, frames, rows: document.querySelectorAll(".row").length };
  `);
  frames.sort((a, b) => a - b);
  const at = share => frames[Math.floor(frames.length * share)].toFixed(1);
  console.log(tasks.length, Math.round(Math.max(0, ...tasks)), at(0.5), at(0.99), rows);
} finally {
  await ask(session);
}
