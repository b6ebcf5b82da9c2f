# Prints every document the ways Ruby does, into the folders of the first argument. The second, if
# there, is "activesupport": the way Rails does. Loading that changes to_json for everything, so it
# has a process of its own.
require "fileutils"
require "json"

family, way = ARGV
variants =
  if way == "activesupport"
    require "active_support"
    require "active_support/json"
    { "activesupport" => ->(value) { value.to_json } }
  else
    # Before version 2.7 of the json library, script_safe was called escape_slash, and did less.
    safe = JSON::State.method_defined?(:script_safe?) ? :script_safe : :escape_slash
    {
      "generate" => ->(value) { JSON.generate(value) },
      "pretty" => ->(value) { JSON.pretty_generate(value) },
      "ascii" => ->(value) { JSON.generate(value, ascii_only: true) },
      "script-safe" => ->(value) { JSON.generate(value, safe => true) }
    }
  end

variants.each do |variant, print|
  folder = File.join(__dir__, "printed", "#{family}-#{variant}")
  FileUtils.mkdir_p(folder)
  Dir[File.join(__dir__, "documents", "*.json")].each do |document|
    value = JSON.parse(File.read(document, encoding: "UTF-8"))
    File.binwrite(File.join(folder, File.basename(document)), print.call(value))
  end
end
