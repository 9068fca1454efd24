import { keepCompiledCode } from '#src/local/compiled-code.ts'
import { tooOld } from './node-version.ts'
import { version } from './version.ts'

// Before anything else is loaded: what is loaded from here on is compiled once and kept, and an
// older Node would stop at the first module with a syntax or a name that it does not know.
const old = tooOld(process.versions.node)
if (old !== undefined) {
  process.stderr.write(`${old}\n`)
  process.exitCode = 1
} else {
  keepCompiledCode(process.env, version)
  // Not awaited: what is loaded shares modules with this one, and would wait for it in its turn.
  void import('./process.ts').then(async ({ runProcess }) => {
    // Where Node runs out of memory or a bug throws, the code is still one of ours.
    process.exitCode = await runProcess(process)
  })
}
