import { type Command, Option } from 'commander'
import { allOrOne } from '#src/frontends/commands/all-or-one.ts'
import { byProvider } from '#src/frontends/commands/by-provider.ts'
import type { Run } from '#src/frontends/commands/command.ts'
import { collect, wholeNumber } from '#src/frontends/commands/option-values.ts'

/** `token list · show · find · probe · diff · explain · create · secret · update · rotate · delete`. */
export function tokenCommands(program: Command, run: Run): void {
  const token = program.command('token').description('API tokens')
  token
    .command('list')
    .description('tokens, by expiry unless sorted otherwise')
    .option('--all', 'of all profiles; those that cannot be read are named')
    .option('--filter <TEXT>', 'only names, descriptions or creators that contain it')
    .option(
      '--expiring <DAYS>',
      'only those that expire within so many days, or have; exit 10 if any',
      wholeNumber,
    )
    .option('--created-by <REF>', 'only those made by this account')
    .addOption(
      new Option('--sort <FIELD>', 'by expiry unless said; --json=lines come by creation').choices([
        'name',
        'created',
        'expires',
      ]),
    )
    .option('--limit <N>', 'at most so many', wholeNumber)
    .action(
      run(
        allOrOne({
          all: () =>
            import('#src/frontends/commands/token-list-all.ts').then((m) => m.listTokensOfAll),
          one: byProvider({
            atlan: () =>
              import('#src/frontends/commands/token-list.ts').then((m) => m.listAllTokens),
            axiom: () =>
              import('#src/frontends/commands/axiom/token-list.ts').then((m) => m.listAxiom),
          }),
        }),
      ),
    )
  token
    .command('show')
    .description('one token')
    .argument('<REF>', 'id, client id or exact name')
    .action(
      run(
        byProvider({
          atlan: () => import('#src/frontends/commands/token-show.ts').then((m) => m.showToken),
          axiom: () =>
            import('#src/frontends/commands/axiom/token-show.ts').then((m) => m.showAxiom),
        }),
      ),
    )
  token
    .command('find')
    .description('which token a value is of; the value is sent nowhere')
    .option('--from <SRC>', 'where it is read: stdin, clipboard, file:PATH, env:NAME, …')
    .action(
      run(
        byProvider({
          atlan: () =>
            import('#src/frontends/commands/token-find.ts').then((m) => m.findTokenOfValue),
          axiom: () =>
            import('#src/frontends/commands/axiom/token-find.ts').then((m) => m.findAxiomOfValue),
        }),
      ),
    )
  token
    .command('probe')
    .description('whether a value is alive, by one harmless read; exit 4 when it is not')
    .option('--from <SRC>', 'where it is read: stdin, clipboard, file:PATH, env:NAME, …')
    .action(
      run(
        byProvider({
          atlan: () => import('#src/frontends/commands/token-probe.ts').then((m) => m.probeValue),
          axiom: () =>
            import('#src/frontends/commands/axiom/token-probe.ts').then((m) => m.probeAxiomValue),
        }),
      ),
    )
  token
    .command('diff')
    .description('what one token is and may do that the other is and may not')
    .argument('<REF>', 'id, client id or exact name')
    .argument('<REF>', 'the other one')
    .action(
      run(
        byProvider({
          atlan: () => import('#src/frontends/commands/token-diff.ts').then((m) => m.compareTokens),
          axiom: () =>
            import('#src/frontends/commands/axiom/token-diff.ts').then((m) => m.compareAxiom),
        }),
      ),
    )
  token
    .command('explain')
    .description('what a token may do, in words')
    .argument('<REF>', 'id, client id or exact name')
    .action(
      run(
        byProvider({
          atlan: () =>
            import('#src/frontends/commands/token-explain.ts').then((m) => m.explainToken),
          axiom: () =>
            import('#src/frontends/commands/axiom/token-explain.ts').then((m) => m.explainAxiom),
        }),
      ),
    )
  const create = token
    .command('create')
    .description('a new token; its secret is handed over once')
    .argument('<NAME>')
    .option('--description <TEXT>', 'what it is for')
    .option('--expires <WHEN>', '90d unless said: 12h, 2027-03-01, max (Atlan) or never (Axiom)')
    .option('--persona <REF>', 'link a persona (Atlan); may be repeated', collect)
    .option('--secret-to <DEST>', destinations)
  withCapabilities(create).action(
    run(
      byProvider({
        atlan: () => import('#src/frontends/commands/token-create.ts').then((m) => m.makeToken),
        axiom: () =>
          import('#src/frontends/commands/axiom/token-create.ts').then((m) => m.createAxiom),
      }),
    ),
  )
  token
    .command('secret')
    .description('hand a secret that the vault holds over once more')
    .argument('<REF>', 'id, client id or exact name')
    .option('--secret-to <DEST>', 'file:PATH, command:CMD, clipboard or stdout')
    .action(run(() => import('#src/frontends/commands/token-secret.ts').then((m) => m.tokenSecret)))
  token
    .command('update')
    .description('another name or description; personas, id and secret stay')
    .argument('<REF>', 'id, client id or exact name')
    .option('--name <TEXT>', 'the new name')
    .option('--description <TEXT>', "the new description; '' empties it")
    .action(run(() => import('#src/frontends/commands/token-update.ts').then((m) => m.changeToken)))
  const rotate = token
    .command('rotate')
    .description('another token in place of one, tried before the old one is touched')
    .argument('<REF>', 'id, client id or exact name')
    .option('--overlap <DURATION>', 'how long both work: 48h, 7d; 0d deletes the old one at once')
    .option('--leaked', 'delete the old one as soon as the new one is in place, and prove it dead')
    .option('--name <TEXT>', 'of the new one; else the old name and a number')
    .option('--expires <WHEN>', '90d, 2027-03-01 or max; else as long as the old one')
    .option('--bearer-from <SRC>', 'the bearer of somebody who may give what the old one was given')
    .option('--without-grants', 'leave out what only a person can give; the plan names it')
    .option('--secret-to <DEST>', destinations)
  withCapabilities(rotate).action(
    run(
      byProvider({
        atlan: () => import('#src/frontends/commands/token-rotate.ts').then((m) => m.rotateToken),
        axiom: () =>
          import('#src/frontends/commands/axiom/token-rotate.ts').then((m) => m.rotateAxiom),
      }),
    ),
  )
  token
    .command('delete')
    .description('delete tokens for good; --yes=NAME, --yes=ID, or --yes=COUNT for several')
    .argument('<REF...>', 'id, client id or exact name')
    .action(
      run(
        byProvider({
          atlan: () =>
            import('#src/frontends/commands/token-delete.ts').then((m) => m.removeTokens),
          axiom: () =>
            import('#src/frontends/commands/axiom/token-delete.ts').then((m) => m.deleteAxiom),
        }),
      ),
    )
}

/** What a token on Axiom may do; `tokenbench capabilities` lists all there is. */
const withCapabilities = (command: Command): Command =>
  command
    .option(
      '--dataset <NAME:CAP=ACTIONS>',
      "what it may do with a dataset, e.g. 'http-logs:ingest=create,query=read' (Axiom); may be repeated",
      collect,
    )
    .option('--view <NAME:CAP=ACTIONS>', 'the same for a view (Axiom); may be repeated', collect)
    .option(
      '--org <CAP=ACTIONS>',
      'the same for the organisation, e.g. monitors=crud (Axiom); may be repeated',
      collect,
    )
    .option('--preset <NAME>', 'what a usual job needs, for the datasets and views named (Axiom)')
    .option('--like <REF>', 'what another token has; on Atlan also its lifetime, where not said')
    .option('--from <FILE>', 'capabilities out of a JSON file (Axiom)')

const destinations =
  'vault (where the profile has one), file:PATH, command:CMD, clipboard or stdout'
