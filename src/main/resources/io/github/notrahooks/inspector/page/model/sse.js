/** Reads server-sent events from text that comes in pieces, cut anywhere. */

/**
 * A parser of one stream.
 *
 * @param {(event: {event: string, data: string, id: string|null}) => void} take what to do with each event
 * @returns {(text: string) => void} to be given the pieces in their order
 */
export function eventParser(take) {
  let rest = "";
  let begun = false;
  let fields = blank();

  function blank() {
    return { event: "message", data: null, id: null };
  }

  function readLine(line) {
    if (line === "") {
      if (fields.data !== null) {
        take({ event: fields.event, data: fields.data, id: fields.id });
      }
      fields = blank();
      return;
    }
    const colon = line.indexOf(":");
    if (colon === 0) {
      return; // a comment
    }
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + (line[colon + 1] === " " ? 2 : 1));
    if (name === "data") {
      fields.data = fields.data === null ? value : `${fields.data}\n${value}`;
    } else if (name === "event") {
      fields.event = value || "message";
    } else if (name === "id" && !value.includes("\0")) {
      fields.id = value;
    }
  }

  return (text) => {
    rest += text;
    if (!begun && rest.length > 0) {
      begun = true;
      rest = rest.replace(/^\ufeff/, "");
    }
    let from = 0;
    for (;;) {
      const end = lineEnd(rest, from);
      // A carriage return at the very end may be half of a line end.
      if (end < 0 || (rest[end] === "\r" && end + 1 === rest.length)) {
        break;
      }
      readLine(rest.slice(from, end));
      from = end + (rest[end] === "\r" && rest[end + 1] === "\n" ? 2 : 1);
    }
    rest = rest.slice(from);
  };
}

function lineEnd(text, from) {
  const feed = text.indexOf("\n", from);
  const end = feed < 0 ? text.length : feed;
  const carriage = text.slice(from, end).indexOf("\r");
  return carriage >= 0 ? from + carriage : feed;
}
