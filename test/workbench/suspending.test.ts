import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Home } from '../harness/home.ts'
import { mainFile } from '../harness/program.ts'
import { Tenant } from '../harness/tenant.ts'
import { Terminal } from '../harness/terminal.ts'

const restored = { cursorVisible: true, alternateScreen: false, bracketedPaste: false }
const taken = { cursorVisible: false, alternateScreen: true, bracketedPaste: true }

it('stops at Ctrl-Z with the terminal given back, and comes back with its frame in the window’s new size', async () => {
  await using tenant = await Tenant.start()
  const env = { ...tenant.signedIn, PS1: '$ ' }
  await using terminal = Terminal.start('bash', ['--norc', '--noediting', '-i'], { env })
  await terminal.waitFor('$ ')
  terminal.type(`'${process.execPath}' '${mainFile}'\r`)
  await terminal.waitFor('r refresh')
  expect(terminal.modes()).toEqual(taken)
  terminal.press('ctrl-z')
  await terminal.waitFor('Stopped')
  expect(terminal.modes()).toEqual(restored)
  terminal.type('stty -a\r')
  await terminal.waitFor(/[^-]icanon[\s\S]*[^-]echo /)
  terminal.resize(100, 30)
  terminal.type('fg\r')
  // The rule under the header is as wide as the window is now.
  await terminal.waitFor(/─{90,} Home ─/)
  await terminal.waitFor(/What needs attention[\s\S]*q quit/)
  expect(terminal.modes()).toEqual(taken)
  terminal.press('down')
  await terminal.waitFor('❯ n  new token')
  terminal.type('q')
  await terminal.waitFor(/\$ $/m)
  expect(terminal.modes()).toEqual(restored)
})

it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  'gives the terminal back when it is told to end with %s in the middle of work',
  async (signal) => {
    await using tenant = await Tenant.start({ faults: ['slow=60000:GET /api/service/apikeys:*'] })
    using home = new Home()
    const pidFile = join(home.makeFolder('.'), 'pid')
    // Behind it, the shell says whether the terminal gathers lines again (icanon) or is still raw.
    const line = `sh -c 'echo $$ > "$PID_FILE"; exec "$0" "$1"' "$0" "$1"; echo "code=$?"; stty -a`
    const env = { ...tenant.signedIn, PID_FILE: pidFile }
    const words = ['-c', line, process.execPath, mainFile]
    await using terminal = Terminal.start('sh', words, { home, env, rows: 40 })
    await terminal.waitFor('ctrl-c stop')
    process.kill(Number(readFileSync(pidFile, 'utf8')), signal)
    await terminal.waitFor('code=130')
    await terminal.waitFor(/[^-]icanon/)
    expect(terminal.modes()).toEqual(restored)
  },
)
