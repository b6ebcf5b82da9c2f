# The beginnings of log lines to lines of ID, separator and title, the newest first: both IDs of 20 deliveries.
# What came from outside may be anything; only IDs that no shell could take for something else are offered.
$1 == "{" && $2 == "id" && $4 ~ /^log_[0-9A-Za-z]+$/ && $6 == "referenceId" {
  record[++count] = $4
  delivery[count] = $7 == ":" && $8 ~ /^[A-Za-z0-9][A-Za-z0-9._-]*$/ ? $8 : ""
  title[count] = $7 == ":" ? $12 : $10
  gsub(/[^A-Za-z0-9 ._-]/, "?", title[count])
}
END {
  for (i = count; i > 0 && i > count - 20; i--) {
    print record[i] separator title[i]
    if (delivery[i] != "" && !(delivery[i] in seen)) print delivery[i] separator title[i]
    seen[delivery[i]] = 1
  }
}
