import type { Clock } from '#src/domain/clock.ts'
import { inVaultOnly } from '#src/domain/in-vault-only.ts'
import { type Problem, ProblemError, problemOf } from '#src/domain/problem.ts'
import type { Secret } from '#src/domain/secret.ts'
import { shellCommand } from '#src/domain/shell-quote.ts'
import { clearClipboardLater } from '#src/local/secrets/clear-clipboard-later.ts'
import {
  type DestinationIo,
  type OpenDestination,
  openDestination,
} from '#src/local/secrets/destination.ts'
import {
  sendToTerminalClipboard,
  terminalClipboardRisk,
  terminalClipboardSent,
} from '#src/local/secrets/terminal-clipboard.ts'
import type { NewVaultEntry } from '#src/local/secrets/vault/vault-entry.ts'
import type { VaultKey } from '#src/local/secrets/vault/vault-key.ts'
import type { VaultAccess } from './vault-access.ts'

export interface HandOverIo extends Omit<DestinationIo, 'vault'> {
  readonly clock: Clock
  /** Aborted when the run ends: nothing is waited for then. */
  readonly closing: AbortSignal
}

/**
 * Opens a destination of this run: through the vault where there is one, and with what a clipboard
 * needs besides.
 * @param kept see `Workbench.openDestination`
 */
export async function handOver(
  text: string,
  io: HandOverIo,
  access: VaultAccess,
  kept?: VaultKey | 'nowhere',
): Promise<OpenDestination> {
  const wanted = kept !== 'nowhere' && (text === 'vault' || access.isWanted(kept))
  const vault = wanted ? () => access.open(kept === undefined ? {} : { kept }) : undefined
  const place = text.startsWith(terminal)
    ? await openTerminal(text, io, vault, kept === 'nowhere')
    : await openDestination(text, { ...io, vault })
  return sayingWhatIsKept(text === 'clipboard' ? emptiedLater(place, io) : place, access)
}

/** Where the vault took the secret and the place did not, the problem says so. */
function sayingWhatIsKept(place: OpenDestination, access: VaultAccess): OpenDestination {
  return {
    ...place,
    async deliver(secret, signal, whose) {
      try {
        await place.deliver(secret, signal, whose)
      } catch (thrown) {
        if (whose === undefined || !(await holds(access, whose, secret))) throw thrown
        throw new ProblemError(keptOnly(problemOf(thrown), whose))
      }
    },
  }
}

async function holds(access: VaultAccess, whose: NewVaultEntry, secret: Secret): Promise<boolean> {
  try {
    return (await access.opened?.get(whose))?.sha256 === secret.sha256
  } catch {
    return false
  }
}

/** A clipboard is read by every program; a minute is enough to paste. */
function emptiedLater(place: OpenDestination, io: HandOverIo): OpenDestination {
  return {
    ...place,
    say: `${place.say}; it is emptied after 60 seconds if it still holds the secret and tokenbench still runs`,
    async deliver(secret, signal, whose) {
      await place.deliver(secret, signal, whose)
      const { environment, clock, closing } = io
      void clearClipboardLater(secret, { environment, signal: closing }, clock)
    },
  }
}

/**
 * The clipboard of the terminal, which nobody can see into: only where it was agreed to by name,
 * and where the vault has the secret as well.
 */
async function openTerminal(
  text: string,
  io: HandOverIo,
  vault: DestinationIo['vault'],
  isKept: boolean,
): Promise<OpenDestination> {
  if (text !== `${terminal}:yes`) throw new ProblemError(notAgreed)
  if (!io.stdout.isTTY) throw new ProblemError(noTerminal)
  if (vault === undefined && !isKept) throw new ProblemError(needsVault)
  const first = vault && (await openDestination('vault', { ...io, vault }))
  const kept = first === undefined ? '' : ', and into the vault'
  return {
    text,
    say: `to this terminal for its clipboard, which may not take it${kept}. ${terminalClipboardSent}`,
    async deliver(secret, signal, whose) {
      await first?.deliver(secret, signal, whose)
      await sendToTerminalClipboard(secret, io.stdout)
    },
    abandon: async () => first?.abandon(),
  }
}

const terminal = 'terminal-clipboard'

const keptOnly = ({ title }: Problem, { identity }: NewVaultEntry): Problem => ({
  kind: 'failed',
  code: inVaultOnly,
  title: `${title} The secret is in the vault.`,
  nextSteps: [
    {
      text: 'Hand it over once more.',
      command: shellCommand([
        'tokenbench',
        'token',
        'secret',
        identity,
        '--secret-to',
        'file:PATH',
      ]),
    },
  ],
})

const notAgreed: Problem = {
  kind: 'refused',
  code: 'terminal-clipboard-not-agreed',
  title: 'Sending a secret through the terminal has to be agreed to.',
  detail: terminalClipboardRisk,
  nextSteps: [
    { text: `To agree, say  ${terminal}:yes.` },
    { text: 'Else use vault, file:PATH or command:CMD.' },
  ],
}

const noTerminal: Problem = {
  kind: 'refused',
  code: 'terminal-clipboard-no-terminal',
  title: 'Standard output is no terminal that could take it.',
  nextSteps: [{ text: 'Use file:PATH or command:CMD.' }],
}

const needsVault: Problem = {
  kind: 'refused',
  code: 'terminal-clipboard-alone',
  title: 'Nobody can tell whether a terminal took a secret, so the vault has to keep it as well.',
  nextSteps: [
    { text: 'Give it a vault.', command: 'tokenbench profile set --help' },
    { text: 'Or use file:PATH or command:CMD.' },
  ],
}
