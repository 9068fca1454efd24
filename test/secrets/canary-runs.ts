import { join } from 'node:path'
import type { Finished } from '../harness/program.ts'
import type { Canary } from './canary.ts'

/** One command line, as a shell would read it; the exit code expected; what stands on stdin. */
export interface Run {
  readonly words: string | (() => Promise<string>)
  readonly code: number
  readonly stdin?: string
  /** Children or the environment of the process take part. */
  readonly isProcess?: true
}

const ends = (code: number, ...lines: readonly Run['words'][]): Run[] =>
  lines.map((words) => ({ words, code }))
const startsOthers = (code: number, ...lines: readonly string[]): Run[] =>
  lines.map((words) => ({ words, code, isProcess: true }))
const hears = (stdin: string, code: number, words: string): Run => ({ words, code, stdin })

/** Every command on Atlan, in an order in which each finds what it needs. */
export function atlanRuns(canary: Canary): readonly Run[] {
  const { tenant } = canary
  const [token, bearer] = [canary.from('the API token'), canary.from('the bearer')]
  const url = `--url ${tenant.url}`
  const { secret } = tenant.practice.atlan.apiToken
  const connection = tenant.development().qualifiedName
  const admin = `--on ${connection} --bearer-from ${bearer} --yes`
  const to = (name: string) => `--secret-to ${canary.to(name)}`
  const lastPlan = async () => firstOf(await canary.run(['history', '--json']), 'history')
  const lastDoubt = async () => firstOf(await canary.run(['doubts', '--json']), 'doubts')
  const loseAnswers = async () =>
    void (await tenant.control({ faults: ['drop-after:POST /api/service/apikeys'] }))
  return [
    ...ends(2, 'practice --port none', 'setup', 'workbench', 'nonsense'),
    ...ends(0, 'help', 'help token create', 'completion bash', 'completion zsh', 'completion fish'),
    ...ends(0, 'tour --json'),
    ...ends(0, `profile add acme ${url} --credential-from ${token}`),
    ...ends(6, `profile add acme ${url} --credential-from ${token}`),
    ...ends(4, `profile add no ${url} --credential-from ${canary.from('the passphrase')}`),
    ...ends(2, `profile add no ${url} --credential-from ${secret}`),
    ...ends(0, `profile add person ${url} --credential-from ${bearer}`),
    ...ends(0, `profile set acme --credential-from ${token} --label x`),
    ...ends(0, 'profile use acme', 'profile import env', 'profile list', 'profile show acme'),
    ...ends(3, 'profile import axiom-cli'),
    ...ends(0, 'status', 'status --json', 'doctor', 'doctor --json'),
    ...ends(0, `doctor --bundle ${join(canary.home.folder, 'bundle.json')} --with-names`),
    ...ends(5, 'token create kept'),
    ...ends(0, 'token create kept --dry-run', 'token create kept --yes'),
    ...ends(0, `token create filed --yes ${to('filed')}`),
    ...startsOthers(0, 'token create piped --yes --secret-to command:record'),
    ...ends(1, 'token create lost --yes --secret-to command:false'),
    ...startsOthers(0, 'token create copied --yes --secret-to clipboard'),
    ...startsOthers(0, 'exec --token kept --as THE_ONE -- true'),
    ...startsOthers(0, `token secret kept --secret-to command:record`),
    ...ends(0, `token secret kept ${to('kept')}`, `token secret lost ${to('lost')}`),
    ...ends(0, `token secret copied ${to('copied')}`),
    ...ends(2, 'token secret kept --secret-to vault'),
    ...ends(3, `token secret nobody ${to('nobody')}`),
    ...ends(0, 'token list', 'token list --json', 'token list --json=lines'),
    ...ends(0, 'token show kept', 'token show kept --json'),
    ...ends(3, 'token show nobody', 'access nobody', 'token explain nobody'),
    ...ends(0, `token find --from ${canary.to('kept')}`, `token probe --from ${canary.to('kept')}`),
    ...ends(0, `token find --from ${token} --json`, `token probe --from ${token} --json`),
    ...ends(0, 'token diff kept filed', 'token diff kept filed --json'),
    ...ends(0, 'token explain kept', 'token explain kept --json'),
    ...ends(0, 'access kept', 'access kept --json', `access kept --asset ${connection}`),
    ...ends(0, 'token update kept --description new --yes', 'token rotate kept --overlap 1h --yes'),
    ...ends(0, `token secret piped ${to('piped')}`, `token secret "kept (2)" ${to('kept-2')}`),
    ...ends(5, 'token rotate filed --leaked --yes'),
    ...ends(0, `token rotate filed --leaked --yes=filed ${to('rotated')}`),
    ...ends(0, 'persona list', 'persona list --json', 'connection list', 'collection list --json'),
    ...ends(0, `connection show ${connection}`, `connection show ${connection} --json`),
    ...ends(0, 'collection show Onboarding', 'collection list'),
    ...ends(3, 'persona show nobody'),
    ...ends(0, 'persona link --token lost --persona "Data Assets" --yes'),
    ...ends(0, 'persona unlink --token lost --persona "Data Assets" --yes'),
    ...ends(0, `grant connection-admin --token lost ${admin}`),
    ...ends(
      8,
      `grant connection-admin --token lost --on ${connection} --bearer-from ${token} --yes`,
    ),
    ...ends(0, async () => `undo ${await lastPlan()} --dry-run --bearer-from ${bearer}`),
    ...ends(0, async () => `undo ${await lastPlan()} --yes --bearer-from ${bearer}`),
    ...ends(0, `revoke connection-admin --token lost ${admin}`),
    ...['collection-editor', 'collection-viewer'].flatMap((role) =>
      ends(
        0,
        `grant ${role} --token lost --on Onboarding --bearer-from ${bearer} --yes`,
        `revoke ${role} --token lost --on Onboarding --bearer-from ${bearer} --yes`,
      ),
    ),
    ...ends(3, 'resume nothing', 'undo nothing'),
    ...ends(0, async () => `resume ${await lastPlan()} --yes`),
    ...ends(7, async () => {
      await loseAnswers()
      return `token create doubted --yes ${to('doubted')}`
    }),
    ...ends(0, 'doubts', 'history', 'history --json'),
    ...ends(0, async () => `doubts adopt ${await lastDoubt()}`),
    ...ends(0, `capture --from ${bearer}`, `capture --from ${bearer} --json`),
    ...ends(0, `explain --from ${bearer}`, `explain --from ${token} --json`),
    hears(`curl ${tenant.url}/x -H 'authorization: Bearer ${secret}'`, 0, 'explain --from stdin'),
    hears('status\ntoken list\npersona list --json\n', 0, 'repl'),
    hears(`token show ${secret}\nstatus\n`, 2, 'repl --keep-going'),
    hears(
      `token create traced --yes ${to('traced')}\ntrace\ntrace 1\ntrace 2\ntrace 3\ntrace 3 --json\n`,
      0,
      'repl',
    ),
    ...ends(5, 'token delete lost copied --yes'),
    ...ends(0, 'token delete lost copied --yes=2'),
    ...ends(
      0,
      'profile remove person --yes',
      'status --all',
      'token list --all',
      'forget --dry-run',
    ),
  ]
}

/** What is Axiom's, or is something else there. */
export function axiomRuns(canary: Canary): readonly Run[] {
  const { baseUrl, orgId } = canary.tenant.practice.axiom
  const [person, token] = ['the personal access token', 'the token of Axiom'].map((name) =>
    canary.from(name),
  )
  const add = `profile add logs --provider axiom --url ${baseUrl}`
  const to = (name: string) => `--secret-to ${canary.to(name)}`
  const given = '--dataset http-logs:ingest=create --org monitors=r'
  return [
    ...ends(6, `${add} --credential-from ${person}`),
    ...ends(0, `${add} --org-id ${orgId} --credential-from ${person}`, 'profile use logs'),
    ...ends(0, 'status', 'status --json', 'doctor', 'status --all --json'),
    ...ends(2, 'token create bare --yes', 'persona list'),
    ...ends(0, `token create ax ${given} --dry-run --json`, `token create ax ${given} --yes`),
    ...ends(0, `token create ay ${given} --yes ${to('ay')}`),
    ...ends(1, `token create az ${given} --yes --secret-to command:false`),
    ...ends(0, `token secret ax ${to('ax')}`, `token secret az ${to('az')}`),
    ...ends(0, 'token list', 'token list --json', 'token show ax', 'token show ax --json'),
    ...ends(0, `token find --from ${canary.to('ax')}`),
    ...ends(3, `token find --from ${person}`),
    ...ends(0, `token probe --from ${canary.to('ax')}`, `token probe --from ${token} --json`),
    ...ends(0, 'token diff ax ay', 'token explain ax', 'token explain ax --json'),
    ...ends(
      0,
      `token rotate ax --overlap 1h --yes ${to('ax-2')}`,
      `token rotate ay --leaked --yes=ay ${to('ay2')}`,
    ),
    ...ends(0, 'dataset list', 'dataset list --json', 'view list', 'capabilities'),
    ...startsOthers(0, 'exec --token az --as AXIOM_TOKEN -- true'),
    ...ends(0, 'token delete az --yes=az', 'history', 'doubts'),
    ...ends(0, 'profile remove logs --yes'),
  ]
}

function firstOf(listed: Finished, name: string): string {
  const [first] = listed.json()[name]
  return first?.id ?? 'none'
}
