import { type Command, Option } from 'commander'
import { sayDate, sayDistance } from '#src/domain/duration.ts'
import { outcomeJson, planJson } from '#src/domain/plan.ts'
import { type AtlanToken, expiryOf, tokenJson, usernameOf } from '#src/domain/token.ts'
import { createTokenFlow } from '#src/jobs/flows/create-token.ts'
import { refuseOtherIdentity } from '#src/jobs/queries/same-identity.ts'
import { holdCredential, targetOf } from '#src/jobs/queries/target.ts'
import { findToken, listTokens, type TokenSelection } from '#src/jobs/queries/tokens.ts'
import type { CommandContext, Output, Run } from './command.ts'
import { collect, wholeNumber } from './option-values.ts'
import { given, runUnattended } from './run-unattended.ts'
import { refuseStdoutTwice } from './secret-to-stdout.ts'
import { targetOfWrite } from './target-of-write.ts'
import { textFacts, textTable } from './text-table.ts'
import { tokenDeleteCommand } from './token-delete.ts'
import { tokenSecret } from './token-secret.ts'
import { tokenUpdateCommand } from './token-update.ts'

/** `token list · show · create · secret`. */
export function tokenCommands(program: Command, run: Run): void {
  const token = program.command('token').description('API tokens')
  token
    .command('list')
    .description('tokens, by expiry unless sorted otherwise')
    .option('--filter <TEXT>', 'only names, descriptions or creators that contain it')
    .option(
      '--expiring <DAYS>',
      'only those that expire within so many days, or have; exit 10 if any',
      wholeNumber,
    )
    .option('--created-by <REF>', 'only those made by this account')
    .addOption(
      new Option('--sort <FIELD>', 'order')
        .choices(['name', 'created', 'expires'])
        .default('expires'),
    )
    .option('--limit <N>', 'at most so many', wholeNumber)
    .action(run(list))
  token
    .command('show')
    .description('one token')
    .argument('<REF>', 'id, client id or exact name')
    .action(run(show))
  token
    .command('create')
    .description('a new token; its secret is handed over once')
    .argument('<NAME>')
    .option('--description <TEXT>', 'what it is for')
    .option('--expires <WHEN>', '90d, 2027-03-01 or max', '90d')
    .option('--persona <REF>', 'link a persona; may be repeated', collect)
    .option('--secret-to <DEST>', destinations)
    .action(run(create))
  token
    .command('secret')
    .description('hand a secret that the vault holds over once more')
    .argument('<REF>', 'id, client id or exact name')
    .option('--secret-to <DEST>', 'file:PATH, command:CMD, clipboard or stdout')
    .action(run(tokenSecret))
  tokenUpdateCommand(token, run)
  tokenDeleteCommand(token, run)
}

const destinations =
  'vault (where the profile has one), file:PATH, command:CMD, clipboard or stdout'

async function list(context: CommandContext, selection: TokenSelection): Promise<Output> {
  const { workbench, globals, signal } = context
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const now = workbench.clock.now()
  const client = workbench.client(handle)
  const { tokens, total, known } = await listTokens(client, selection, now, signal)
  const expiring = selection.expiring !== undefined && total > 0
  return {
    json: { tokens: tokens.map((token) => tokenJson(token, now)), total },
    text: listText(tokens, known, now),
    ...(expiring ? { exitCode: 10 } : {}),
  }
}

function listText(tokens: readonly AtlanToken[], known: number, now: Date): string {
  if (tokens.length === 0)
    return known === 0
      ? 'This tenant has no API token yet. tokenbench token create NAME makes one.'
      : `None of the ${known} tokens that this credential can see is asked for.`
  const rows = tokens.map((token) => [
    marks[expiryOf(token, now).status],
    token.name,
    sayExpiry(token, now),
    sayPersonas(token),
    token.createdBy,
    token.id,
  ])
  return textTable(['', 'name', 'expires', 'personas', 'created by', 'id'], rows)
}

const marks = { active: '', expiring: '⚠', expired: '✗', 'never-expires': '' }

function sayExpiry(token: AtlanToken, now: Date): string {
  const { expiresAt, status, reason } = expiryOf(token, now)
  if (reason === 'lifetime-overflow') return 'dead since creation'
  if (expiresAt === null) return 'never'
  if (status === 'expired') return `expired ${sayDistance(expiresAt, now)}`
  return `${sayDistance(expiresAt, now)}, ${sayDate(expiresAt)}`
}

function sayPersonas({ personas }: AtlanToken): string {
  const [first, ...others] = personas
  if (first === undefined) return '—'
  return others.length === 0 ? first.name : `${first.name} +${others.length}`
}

async function show(context: CommandContext, ref: string): Promise<Output> {
  const { workbench, globals, signal } = context
  const { handle } = await holdCredential(workbench, await targetOf(workbench, globals), signal)
  const token = await findToken(workbench.client(handle), ref, signal)
  const now = workbench.clock.now()
  return {
    json: tokenJson(token, now),
    text: textFacts([
      ['name', token.name],
      ['description', token.description || '—'],
      ['id', token.id],
      ['account', usernameOf(token)],
      ['expires', sayExpiry(token, now)],
      ['personas', token.personas.map(({ name }) => name).join(', ') || '—'],
      ['created', `${sayDate(token.createdAt)} by ${token.createdBy}`],
    ]),
  }
}

interface CreateOptions {
  readonly description?: string
  readonly expires: string
  readonly persona?: readonly string[]
  readonly secretTo?: string
}

async function create(
  context: CommandContext,
  name: string,
  options: CreateOptions,
): Promise<Output> {
  const { workbench, globals, signal, stderr } = context
  const secretOnStdout = options.secretTo === 'stdout'
  refuseStdoutTwice(globals, options.secretTo)
  const target = await targetOfWrite(context)
  const credential = await holdCredential(workbench, target, signal)
  await refuseOtherIdentity(workbench, target, credential, signal)
  const vaultKey = target.kept?.vaultKey
  const flow = createTokenFlow(workbench, credential, vaultKey)
  const intoVault = workbench.vault.isWanted(vaultKey) ? 'vault' : undefined
  const inputs = given({
    name,
    description: options.description,
    expires: options.expires,
    personas: options.persona,
    destination: options.secretTo ?? intoVault,
  })
  const output = await runUnattended(context, target, flow, inputs, ({ plan, result: applied }) => {
    const { created, outcomes } = applied
    return {
      ...(created === undefined
        ? {}
        : {
            token: tokenJson(created.token, workbench.clock.now()),
            secret: { deliveredTo: created.deliveredTo, fingerprint: created.fingerprint },
          }),
      plan: planJson(plan),
      outcomes: outcomes.map(outcomeJson),
    }
  })
  if (!secretOnStdout || globals.dryRun) return output
  // The secret and a newline, nothing else: what there is to say goes beside it.
  stderr.write(`${output.text}\n`)
  return { ...output, silent: true }
}
