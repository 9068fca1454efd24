import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { Secret } from '#src/domain/secret.ts'
import {
  sendToTerminalClipboard,
  terminalClipboardRisk,
  terminalClipboardSent,
} from './terminal-clipboard.ts'

function terminal(isTTY = true) {
  const written: string[] = []
  const stdout = new Writable({
    write(chunk, _, done) {
      written.push(String(chunk))
      done()
    },
  })
  return { written, stdout: Object.assign(stdout, { isTTY }) }
}

describe('the clipboard of the terminal', () => {
  it('is asked with one sequence that holds nothing but base64', async () => {
    const { written, stdout } = terminal()
    await sendToTerminalClipboard(new Secret('se\x07cret\x1b]0;x é'), stdout)
    const [, encoded = ''] = /^\x1b\]52;c;([A-Za-z0-9+/=]+)\x07$/.exec(written.join('')) ?? []
    expect(Buffer.from(encoded, 'base64').toString()).toBe('se\x07cret\x1b]0;x é')
  })

  it('is not asked where there is no terminal', async () => {
    const { written, stdout } = terminal(false)
    await expect(sendToTerminalClipboard(new Secret('x'), stdout)).rejects.toMatchObject({
      problem: { kind: 'refused', code: 'terminal-clipboard-no-terminal' },
    })
    expect(written).toEqual([])
  })

  it('is not asked for more than terminals take, of which part would be kept', async () => {
    const { written, stdout } = terminal()
    await sendToTerminalClipboard(new Secret('x'.repeat(56_000)), stdout)
    await expect(
      sendToTerminalClipboard(new Secret('x'.repeat(57_000)), stdout),
    ).rejects.toMatchObject({ problem: { kind: 'refused', code: 'terminal-clipboard-too-long' } })
    expect(written).toHaveLength(1)
  })

  it('is never said to hold the secret', () => {
    expect(terminalClipboardRisk).toContain('nobody can tell whether it arrives')
    expect(terminalClipboardSent).toMatch(/^Sent to your terminal/)
    expect(terminalClipboardSent).not.toMatch(/copied|arrived/i)
  })
})
