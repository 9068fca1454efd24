import { shellCommand } from '#src/domain/shell-quote.ts'
import { judgeAsset } from '#src/jobs/queries/asset-verdict.ts'
import { findAsset } from '#src/jobs/queries/assets.ts'
import { refuseProduct, targetOf } from '#src/jobs/queries/target.ts'
import { accessJson } from './access-json.ts'
import { accessLines } from './access-text.ts'
import type { CommandContext, Output } from './command.ts'
import { readAccessOf } from './read-access.ts'

/** `access`: everywhere a token may act, and why (not) at one asset. */
export async function showAccess(
  context: CommandContext,
  ref: string,
  { asset: assetRef }: { readonly asset?: string },
): Promise<Output> {
  const { workbench, globals, signal } = context
  refuseProduct(await targetOf(workbench, globals), 'atlan', {
    text: 'What a token of Axiom may do is all in itself.',
    command: shellCommand(['tokenbench', 'token', 'explain', ref]),
  })
  const { client, accesses } = await readAccessOf(context, [ref])
  const [access] = accesses
  if (access === undefined) throw new Error('one token has one access')
  const now = workbench.clock.now()
  const json = accessJson(access, now)
  if (assetRef === undefined) return { json, text: accessLines(access, now).join('\n') }
  const asset = await findAsset(client, assetRef, signal)
  const { reaches, may, text, nextSteps } = await judgeAsset(client, access, asset, now, signal)
  return {
    json: { ...json, asset, verdict: { reaches, may, text, nextSteps } },
    text: [text, ...nextSteps.flatMap(sayStep)].join('\n'),
  }
}

const sayStep = ({ text, command }: { readonly text: string; readonly command?: string }) => [
  `→ ${text}`,
  ...(command === undefined ? [] : [`    ${command}`]),
]
