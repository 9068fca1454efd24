import type { Pages } from './page.ts'

/** Tokens: found, made, changed, replaced, used. */
export const tokenPages: Pages = {
  'token list': {
    about: [
      'Lists the API tokens that the credential can see, those that end soonest first. ⚠ ends within 30 days, ✗ has ended.',
    ],
    examples: [
      { line: 'tokenbench token list', does: 'all of them' },
      {
        line: 'tokenbench token list --expiring 14',
        does: 'exits with 10 if any ends within 14 days',
      },
      { line: 'tokenbench token list --filter etl --json=lines', does: 'a document a line' },
    ],
    exits: { 10: '--expiring found some' },
    seeAlso: ['token show'],
  },
  'token show': {
    about: [
      'Shows one token. A token is meant by its id, its client id, or its exact name; where several bear the name, the candidates are listed.',
    ],
    examples: [{ line: 'tokenbench token show nightly-etl', does: 'one token' }],
    exits: { 3: 'there is no such token', 6: 'several bear that name' },
    seeAlso: ['token explain', 'access'],
  },
  'token find': {
    about: [
      'Says which token a value is of. The value is sent nowhere: Atlan’s hold their client id, Axiom’s are compared with what the vault holds.',
    ],
    examples: [
      {
        line: 'tokenbench token find --from clipboard',
        does: 'reads the value from the clipboard',
      },
    ],
    exits: { 3: 'no token is known by that value' },
    seeAlso: ['token probe'],
  },
  'token probe': {
    about: [
      'Makes one harmless read with a value and says whether the tenant still accepts it. The value goes to the tenant of the profile and nowhere else.',
    ],
    examples: [
      {
        line: 'tokenbench token probe --from env:ATLAN_API_KEY',
        does: 'reads the value from a variable',
      },
    ],
    exits: { 4: 'the tenant does not accept it' },
    seeAlso: ['token find'],
  },
  'token diff': {
    about: ['Puts two tokens side by side: what one is and may do that the other is and may not.'],
    examples: [
      { line: 'tokenbench token diff nightly-etl airflow-prod', does: 'compares two tokens' },
    ],
    exits: { 3: 'one of them is not there' },
    seeAlso: ['token explain'],
  },
  'token explain': {
    about: ['Says in words what a token may do, and through what.'],
    examples: [{ line: 'tokenbench token explain nightly-etl', does: 'one token' }],
    exits: { 3: 'there is no such token' },
    seeAlso: ['access', 'token diff'],
  },
  'token create': {
    about: [
      'Creates an API token, shows its plan first and asks. The secret exists once: it goes where --secret-to says, else into the vault of the profile. The place is opened and tried before anything is created.',
      'On Atlan it is linked to personas. On Axiom its capabilities are fixed at creation: --dataset, --view and --org, a --preset, another token with --like, or a file with --from. tokenbench capabilities lists what there is.',
      'A creation is sent once. If its answer is lost, nobody knows whether it was done, and nothing is repeated by itself.',
    ],
    examples: [
      {
        line: "tokenbench token create orders-loader --persona 'Data Assets' --dry-run",
        does: 'shows the plan',
      },
      {
        line: "tokenbench token create orders-loader --persona 'Data Assets' --expires 30d --secret-to file:orders.token",
        does: 'asks, creates it, writes the secret to a new file',
      },
      {
        line: 'tokenbench token create orders-loader --secret-to stdout --yes | pbcopy',
        does: 'for a script: the secret and nothing else on stdout',
      },
      {
        line: "tokenbench token create shipper --dataset 'http-logs:ingest=create' --profile logs",
        does: 'on Axiom: may only send events to one dataset',
      },
    ],
    exits: {
      5: 'not confirmed, or no place for the secret: nothing was created',
      7: 'the answer was lost',
      8: 'the tenant does not allow it',
    },
    seeAlso: ['token rotate', 'grant connection-admin', 'capabilities'],
  },
  'token secret': {
    takes: 'REF --secret-to DEST [OPTIONS]',
    about: [
      'Hands the secret of a token over once more, where the vault holds it. A tenant shows a secret only when it is created.',
    ],
    examples: [
      {
        line: 'tokenbench token secret orders-loader --secret-to clipboard',
        does: 'emptied after a minute',
      },
    ],
    exits: { 3: 'the vault does not hold it', 5: 'the place cannot take it' },
    seeAlso: ['exec'],
  },
  'token update': {
    about: [
      'Gives a token another name or description. Its personas, id and secret stay. It is read before and after, so that nothing that somebody else changed is lost.',
    ],
    examples: [
      {
        line: "tokenbench token update nightly-etl --description '' --dry-run",
        does: 'shows the plan',
      },
      {
        line: 'tokenbench token update nightly-etl --name nightly-elt',
        does: 'asks, then renames it',
      },
    ],
    exits: { 6: 'it was changed by somebody meanwhile' },
    seeAlso: ['persona link'],
  },
  'token rotate': {
    takes: 'REF (--overlap DURATION | --leaked) [OPTIONS]',
    about: [
      'Makes another token in place of one, delivers its secret and tries it before the old one is touched. One of the two must be said: --overlap keeps the old one for so long, --leaked kills it once the new one is in place and proves that it is dead.',
      'On Atlan the new one has the same description, personas and grants; the grants are carried over with the bearer of a person who administers the connections. On Axiom the token is regenerated, with other capabilities where the options of token create say so.',
    ],
    examples: [
      {
        line: 'tokenbench token rotate nightly-etl --overlap 7d --dry-run',
        does: 'shows the plan',
      },
      {
        line: 'tokenbench token rotate nightly-etl --leaked --yes=nightly-etl',
        does: 'kills the old one',
      },
      {
        line: 'tokenbench token rotate log-shipper --overlap 48h --profile logs --dry-run',
        does: 'on Axiom',
      },
    ],
    exits: {
      5: 'not confirmed by name, or no place for the secret',
      7: 'an answer was lost',
      8: 'the tenant does not allow it',
    },
    seeAlso: ['token create', 'token delete'],
  },
  'token delete': {
    about: [
      'Deletes tokens for good. What uses them stops working at once. It asks for the name; --yes takes the name or id of one, or the number of several.',
    ],
    examples: [
      { line: 'tokenbench token delete legacy-sync --dry-run', does: 'shows the plan' },
      { line: 'tokenbench token delete legacy-sync --yes=legacy-sync', does: 'without asking' },
      { line: 'tokenbench token delete old-exporter museum-piece --yes=2', does: 'two of them' },
    ],
    exits: {
      3: 'there is no such token',
      5: 'not confirmed',
      6: 'changed since, or several bear the name',
    },
    seeAlso: ['token rotate'],
  },
  access: {
    about: [
      'Lists everywhere a token may act and why: its personas and purposes, the connections that it administers, its collections. With --asset it says why it can or cannot reach that one. Where the credential itself cannot see everything, it says so.',
      'Connections and collections are read from the store. Of more than 400 only the search index is asked, which is some seconds behind: it says that, too (indexOnly in JSON).',
    ],
    examples: [
      { line: 'tokenbench access nightly-etl', does: 'everywhere' },
      {
        line: 'tokenbench access nightly-etl --asset default/snowflake/1671102233/DW',
        does: 'whether it reaches this database, and why',
      },
    ],
    exits: { 3: 'there is no such token or asset' },
    seeAlso: ['token explain', 'persona show'],
  },
  exec: {
    takes: '--token REF --as ENVNAME [OPTIONS] -- CMD…',
    about: [
      'Runs a command with the secret of a token in one variable of its environment, and nowhere else. The vault has to hold it. The exit code is that of the command.',
    ],
    examples: [
      {
        line: 'tokenbench exec --token orders-loader --as ATLAN_API_KEY -- ./load.sh',
        does: 'runs a program that reads ATLAN_API_KEY',
      },
    ],
    exits: { 3: 'the command or the secret is not there' },
    seeAlso: ['token secret'],
  },
}
