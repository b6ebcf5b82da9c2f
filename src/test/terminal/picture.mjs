// Draws what `tmux capture-pane -e -p` printed as SVG: standard input to standard output.
//
//   node picture.mjs TITLE DESCRIPTION COLUMNS < pane > picture.svg

const [title, description, columns] = process.argv.slice(2)
const cell = 8.4, line = 19, size = 14, left = 18, top = 58
const palette = ['#484f58', '#ff7b72', '#56d364', '#e3b341', '#79c0ff', '#d2a8ff', '#56d4dd', '#e6edf3']
const ground = '#0d1117', ink = '#e6edf3', faint = '#8b949e'

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const rows = Buffer.concat(chunks).toString('utf8').replace(/\n$/, '').split('\n')

const plain = { bold: false, dim: false, reverse: false, colour: null }
let style = { ...plain } // tmux says what changes, also from one line to the next

function change(codes) {
  for (const code of codes.split(';').map(Number)) {
    if (code === 0) style = { ...plain }
    else if (code === 1) style = { ...style, bold: true }
    else if (code === 2) style = { ...style, dim: true }
    else if (code === 7) style = { ...style, reverse: true }
    else if (code === 39) style = { ...style, colour: null }
    else if (code >= 30 && code <= 37) style = { ...style, colour: palette[code - 30] }
    else if (code >= 90 && code <= 97) style = { ...style, colour: palette[code - 90] }
    else if (code !== 49) throw new Error(`no such style is known: ${code}`)
  }
}

// A row as runs of one style: { column, text, style }.
function runs(row) {
  const found = []
  let column = 0
  for (const part of row.split(/(\x1b\[[0-9;]*m)/)) {
    const codes = /^\x1b\[([0-9;]*)m$/.exec(part)
    if (codes) {
      change(codes[1] || '0')
    } else if (part !== '') {
      found.push({ column, text: part, style })
      column += [...part].length
    }
  }
  return found
}

const escape = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const number = value => String(Math.round(value * 100) / 100)
const drawn = []

rows.forEach((row, index) => {
  const y = top + index * line
  for (const { column, text, style } of runs(row)) {
    const fill = style.reverse ? ground : style.dim ? faint : style.colour ?? ink
    if (style.reverse) {
      const background = style.dim ? faint : style.colour ?? '#c9d1d9'
      drawn.push(`<rect x="${number(left + column * cell)}" y="${y - 14}" width="${number([...text].length * cell)}" ` +
        `height="${line}" fill="${background}"/>`)
    }
    // Each word stands at its own column, whatever font there is; what separates panes is a line without gaps.
    for (const word of text.matchAll(/│|[^\s│]+(?: [^\s│]+)*/g)) {
      const start = column + [...text.slice(0, word.index)].length
      const x = number(left + start * cell)
      if (word[0] === '│') {
        drawn.push(`<rect x="${number(left + (start + 0.5) * cell)}" y="${y - 14}" width="1" height="${line}" fill="#484f58"/>`)
      } else {
        drawn.push(`<text x="${x}" y="${y}" textLength="${number([...word[0]].length * cell)}" fill="${fill}"` +
          `${style.bold ? ' font-weight="bold"' : ''}>${escape(word[0])}</text>`)
      }
    }
  }
})

const width = Math.ceil(2 * left + columns * cell), height = top + rows.length * line
console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"
  aria-labelledby="title description" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${size}">
<title id="title">${escape(title)}</title>
<desc id="description">${escape(description)}</desc>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="${ground}" stroke="#30363d"/>
<circle cx="22" cy="20" r="6" fill="#ff5f57"/><circle cx="42" cy="20" r="6" fill="#febc2e"/><circle cx="62" cy="20" r="6" fill="#28c840"/>
<text x="${width / 2}" y="25" text-anchor="middle" fill="${faint}">${escape(title)}</text>
${drawn.join('\n')}
</svg>`)
