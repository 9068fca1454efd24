import { runProcess } from './process.ts'

// Where Node runs out of memory or a bug throws, the code is still one of ours.
process.exitCode = await runProcess(process)
