import { capture } from '/work/main/src/capture/capture.ts'
import { recognise } from '/work/main/src/capture/progress.ts'
import { read } from '/work/main/src/capture/read.ts'
import { randomBytes } from 'node:crypto'
const M = 1024*1024
const fill = (s: string, n = M) => s.repeat(Math.ceil(n / s.length)).slice(0, n)
const rnd = () => randomBytes(30).toString('base64url')
const texts: Record<string,string> = {}
for (const p of ['^', '^"', "'\\''", '\\', '"', "'", '`', 'curl ', 'curl "', "curl '", 'curl -H ', "curl 'https://a.b' ;\n", 'fetch("', 'fetch("a",{', 'Invoke-WebRequest ', 'Invoke-WebRequest "$', '{', '[', '{"a":', '[[],', 'a', 'a ', '\n', ' ', '\n\n', '> ', '>', '> a\n', '```\n', '```', '$ ', '&quot;', ' &quot;', 'a: b\n', 'A=b\n', 'Bearer ', 'authorization', 'authorization: Bearer ', 'ey.', 'eyA.eyA.', 'ey-', 'Bearer aaaaaaaaaaaaaaaaaaaaaaaaa ', '$\'', '$\'\\x80', '$[', '-H ', '-', '--', '\u00a0', '“', '‘', '/', '//', '/*', '(', '…', '.', 'curl https://a.b -H \'authorization: Bearer ' , "curl 'a' -d '", '\\\n', '^\n', '\r', '@{', 'Invoke-WebRequest -Headers @{a="b";', ' ', '=', '"a"=', '#', '-a', '*'])
  for (const pre of ['', "curl '", 'curl ', 'curl ^"', 'fetch("https://a.b", {', 'Invoke-WebRequest -Uri ', '{"log":{"entries":['])
  texts[JSON.stringify(pre + p)] = pre + fill(p)
const slow: [number,string][] = []
for (const [name, text] of Object.entries(texts)) {
  if (process.argv[2]) console.log(name); const t = performance.now(); read(text); const d = performance.now() - t
  const t2 = performance.now(); recognise(text.slice(0,256*1024)); const d2 = performance.now() - t2
  const t3 = performance.now(); capture(text.slice(0,256*1024)); const d3 = performance.now() - t3
  slow.push([Math.max(d, d2*4,d3*4), name + ` read1M ${d.toFixed(0)} recog256K ${d2.toFixed(0)} capture256K ${d3.toFixed(0)}`])
  if (d > 5000) { console.log('SLOW', name, d) }
}
slow.sort((a,b)=>b[0]-a[0]); console.log(slow.slice(0,40).map(x=>x[1]).join('\n'))
