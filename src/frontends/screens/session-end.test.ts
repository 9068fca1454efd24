import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Secret } from '#src/domain/secret.ts'
import type { Session } from './session.ts'
import { ending, newSession, shown } from './testing/session.ts'

describe('the secret at the end', () => {
  const isShown = (session: Session) => shown(session, 'ended').secret?.isShown

  it('is shown only on request, and hidden again after 30 seconds', () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const session = newSession()
    void session.end({ ...ending, secret: new Secret('x') })
    expect(isShown(session)).toBe(false)
    shown(session, 'ended').secret?.toggle()
    vi.advanceTimersByTime(29_999)
    expect(isShown(session)).toBe(true)
    vi.advanceTimersByTime(1)
    expect(isShown(session)).toBe(false)
  })

  it('is shown for 30 seconds from the last time it was asked for', () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const session = newSession()
    void session.end({ ...ending, secret: new Secret('x') })
    shown(session, 'ended').secret?.toggle()
    vi.advanceTimersByTime(20_000)
    shown(session, 'ended').secret?.toggle()
    shown(session, 'ended').secret?.toggle()
    vi.advanceTimersByTime(20_000)
    expect(isShown(session)).toBe(true)
  })

  it('cannot be shown where somebody else sees the screen', () => {
    const session = newSession({ isSharing: () => true })
    void session.end({ ...ending, secret: new Secret('x') })
    expect(shown(session, 'ended').secret).toBeUndefined()
  })
})

describe('the commands at the end', () => {
  const ended = { ...ending, commands: ['tokenbench token list', 'tokenbench doctor'] }

  it('are copied together, and it is said where they went', async () => {
    const copied = Promise.withResolvers<string>()
    const session = newSession({
      copy: async (text) => {
        copied.resolve(text)
        return 'Copied.'
      },
    })
    void session.end(ended)
    shown(session, 'ended').copyCommands?.()
    expect(await copied.promise).toBe('tokenbench token list\ntokenbench doctor')
    await vi.waitFor(() => expect(shown(session, 'ended').copied).toBe('Copied.'))
  })

  it('do not go to the terminal’s clipboard while the screen is shared', async () => {
    const terminal = Promise.withResolvers<boolean>()
    const copy = async (_: string, viaTerminal: boolean) => {
      terminal.resolve(viaTerminal)
      return ''
    }
    const session = newSession({ copy, isSharing: () => true })
    void session.end(ended)
    shown(session, 'ended').copyCommands?.()
    expect(await terminal.promise).toBe(false)
  })

  it('cannot be copied where there are none', () => {
    const session = newSession({ copy: async () => '' })
    void session.end(ending)
    expect(shown(session, 'ended').copyCommands).toBeUndefined()
  })
})
