# config.json, compact or indented, to lines of ID, separator, and what the ID is of. It stands "wanted" objects
# deep in as many lists but one: 2 for organizations, 3 for integrations, 4 for repositories.
{
  rest = $0
  while (match(rest, /"([^"\\]|\\.)*"|[][{}:,]/)) {
    token = substr(rest, RSTART, RLENGTH)
    rest = substr(rest, RSTART + RLENGTH)
    if (token == "{") {
      id[++objects] = about[objects] = ""
    } else if (token == "}") {
      if (objects == wanted && lists == wanted - 1 && id[objects] ~ /^[A-Za-z0-9][A-Za-z0-9._-]*$/)
        print id[objects] separator about[objects]
      objects--
    } else if (token == "[") {
      lists++
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
