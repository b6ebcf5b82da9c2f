-- The same signed payload in every request, each with a delivery ID of its own. Arguments: payload, signature, and for how
-- many milliseconds a connection pauses before each request, on average; without it, or with 0, none does.
function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  wrk.body = file:read("*a")
  file:close()
  wrk.method = "POST"
  wrk.headers["User-Agent"] = "GitHub-Hookshot/044aadd"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["X-GitHub-Event"] = "push"
  wrk.headers["X-Hub-Signature-256"] = "sha256=" .. arguments[2]
  math.randomseed(os.time())
  run = math.random(1000000000)
  count = 0
  local pause = tonumber(arguments[3] or 0)
  if pause > 0 then
    delay = function()
      return math.random(0, 2 * pause)
    end
  end
end

function request()
  count = count + 1
  wrk.headers["X-GitHub-Delivery"] = run .. "-" .. count
  return wrk.format()
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("figures %.0f %.2f %.2f %d\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
