// Prints every document the ways Go does.
package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
)

func main() {
	here := os.Args[1]
	documents, err := filepath.Glob(filepath.Join(here, "documents", "*.json"))
	check(err)
	for _, document := range documents {
		raw, err := os.ReadFile(document)
		check(err)
		var value any
		check(json.Unmarshal(raw, &value))
		write := func(variant string, printed []byte) {
			folder := filepath.Join(here, "printed", "go-"+variant)
			check(os.MkdirAll(folder, 0o777))
			check(os.WriteFile(filepath.Join(folder, filepath.Base(document)), printed, 0o666))
		}

		marshalled, err := json.Marshal(value)
		check(err)
		write("marshal", marshalled)

		var encoded bytes.Buffer
		encoder := json.NewEncoder(&encoded)
		encoder.SetEscapeHTML(false)
		check(encoder.Encode(value))
		write("encoder-no-html", encoded.Bytes())

		var indented bytes.Buffer
		check(json.Indent(&indented, marshalled, "", "  "))
		write("indent", indented.Bytes())

		var escaped bytes.Buffer
		json.HTMLEscape(&escaped, raw)
		write("html-escape", escaped.Bytes())

		var compact bytes.Buffer
		check(json.Compact(&compact, raw))
		write("compact", compact.Bytes())
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
