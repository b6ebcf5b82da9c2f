# config.json, compact or indented, to lines of ID, separator, and what the ID is of. It stands "wanted" objects
# deep in as many lists but one: 2 for organizations, 3 for integrations, 4 for repositories; 5 is for triggers.
function is_wanted() {
  if (wanted == 5) return section == "\"triggers\"" && objects == 2 && lists == 1
  return section == "\"organizations\"" && objects == wanted && lists == wanted - 1
}
{
  rest = $0
  while (match(rest, /"([^"\\]|\\.)*"|[][{}:,]/)) {
    token = substr(rest, RSTART, RLENGTH)
    rest = substr(rest, RSTART + RLENGTH)
    if (token == "{") {
      id[++objects] = about[objects] = ""
    } else if (token == "}") {
      if (is_wanted() && id[objects] ~ /^[A-Za-z0-9][A-Za-z0-9._-]*$/)
        print id[objects] separator about[objects]
      objects--
    } else if (token == "[") {
      if (++lists == 1) section = key
    } else if (token == "]") {
      lists--
    } else if (token == ":") {
      value = 1
      continue
    } else if (token != "," && !value) {
      key = token
    } else if (token != ",") {
      text = substr(token, 2, length(token) - 2)
      if (key == "\"id\"") id[objects] = text
      gsub(/[^A-Za-z0-9 \/._-]/, "?", text)
      if (key == "\"name\"" || key == "\"provider\"") about[objects] = text
    }
    value = 0
  }
}
