import type { Pages } from './page.ts'

/** How to begin, and what is about tokenbench itself. */
export const startPages: Pages = {
  workbench: {
    about: [
      'The full screen: find, look, decide and act without leaving it. tokenbench alone opens it too. ? shows the keys of a screen, / filters a list, : takes any command of this manual, Esc goes one step back.',
    ],
    examples: [
      { line: 'tokenbench workbench', does: 'opens it on the default profile' },
      { line: 'tokenbench workbench --practice', does: 'opens it on a built-in practice tenant' },
    ],
    exits: { 2: 'there is no terminal' },
    seeAlso: ['setup', 'repl'],
  },
  setup: {
    about: [
      'Asks step by step: which tenant (with --profile, that of the profile), how to sign in, the name and life of a new token, its personas, the connections that it shall administer, and where its secret goes. Before anything is written it shows the whole plan. Esc goes back a step and keeps the answers.',
      'For the connections it needs the bearer of a person who is admin there, copied from the browser. It stays in memory only.',
    ],
    examples: [
      { line: 'tokenbench setup', does: 'begins' },
      { line: 'tokenbench setup --practice', does: 'tries it on a built-in practice tenant' },
      { line: 'tokenbench setup --accessible', does: 'asks in plain lines, for a screen reader' },
    ],
    exits: { 7: 'an answer was lost: it is not known whether a write was done' },
    seeAlso: ['token create', 'grant connection-admin', 'tour'],
  },
  tour: {
    about: [
      'Starts a practice tenant in this process and does the main job on it from end to end: a token, its personas, a connection that it then administers. Nobody is asked and nothing of yours is touched.',
    ],
    examples: [
      { line: 'tokenbench tour', does: 'tells each step as it happens' },
      { line: 'tokenbench tour --json', does: 'prints the result as one document' },
    ],
    seeAlso: ['setup', 'practice'],
  },
  repl: {
    about: [
      'Lines of the same commands, without tokenbench in front. All lines share one sign-in and one profile: the one that is the default when the prompt starts. use NAME takes another one for this prompt only; profile use NAME changes the default for later. exit or Ctrl-D leaves.',
      'trace lists what was asked of tenants since the prompt started, and what they answered; trace NUMBER tells all of one request, with cURL that names $TOKEN instead of the token, and --copy puts that on the clipboard.',
      'Tab completes commands, options and the names of tokens, personas, connections and datasets. The arrows bring back earlier lines; a line that holds a token is not kept. Several lines that are pasted at once are shown and confirmed before they run. Ctrl-C cancels a command; twice on an empty line it leaves.',
      'Piped in, lines run as a script: words are split as a shell splits them, nothing is expanded, empty lines and # comments are skipped. It stops at the first line that fails. With --json each line gives one document.',
    ],
    examples: [
      { line: 'tokenbench repl', does: 'a prompt' },
      { line: 'tokenbench repl --json < lines.txt', does: 'a script, a document a line' },
      {
        line: 'tokenbench repl --keep-going --dry-run < lines.txt',
        does: 'shows the plans of all its lines',
      },
    ],
    exits: { 0: 'all lines worked', 130: 'interrupted' },
    seeAlso: ['completion'],
  },
  completion: {
    about: [
      'Prints a script for your shell. Tab then completes commands, options, their values, and names from the tenant. It waits for names a second at most, is silent when there are none, and never asks for a passphrase: with a sign-in in a vault that would need one, or in the keyring, only commands and options are completed.',
    ],
    examples: [
      { line: 'eval "$(tokenbench completion bash)"', does: 'in ~/.bashrc' },
      { line: 'source <(tokenbench completion zsh)', does: 'in ~/.zshrc, behind compinit' },
      {
        line: 'tokenbench completion fish > ~/.config/fish/completions/tokenbench.fish',
        does: 'once',
      },
    ],
    seeAlso: ['repl'],
  },
  practice: {
    about: [
      'Serves an Atlan tenant and an Axiom organisation on this machine, with users, personas, connections and datasets, until Ctrl-C. They speak the real interfaces over HTTP, so that the vendors’ own tools work against them, and have their traps: a search index that lags, grants that take a moment, lists that are written as a whole. --fault adds more.',
      'A fault is WHAT:METHOD PATH-PREFIX[:TIMES]. METHOD may be *; TIMES is 1, or * for always. WHAT is drop-before (cut the connection, nothing is done), drop-after (do it, then cut), status=503 (or 401, 403, 419, 429, 500; nothing is done), busy (429 that does not say when to come back), slow=MS (do it so much later), garbage (a web page with status 200), truncate (do it, then send half of the answer).',
    ],
    examples: [
      { line: 'tokenbench practice', does: 'serves both on free ports' },
      { line: 'tokenbench practice --json', does: 'prints addresses, users and tokens' },
      {
        line: "tokenbench practice --fault 'drop-after:POST /api/service/apikeys'",
        does: 'loses the answer to the first token that is created',
      },
      {
        line: 'tokenbench practice --objects 1000 --random-seed 7',
        does: 'has much, always the same',
      },
    ],
    exits: { 2: 'a fault or a number that cannot be served' },
    seeAlso: ['tour', 'setup'],
  },
  doctor: {
    about: [
      'Checks the road to the tenant step by step: address, proxy, certificate, clock, credential, rights, vault. With --bundle it writes what it saw to a file that support may read: without secrets, and without names unless --with-names.',
    ],
    examples: [
      { line: 'tokenbench doctor', does: 'checks the default profile' },
      { line: 'tokenbench doctor --bundle support.md', does: 'and writes what support may read' },
    ],
    exits: { 1: 'a check failed' },
    seeAlso: ['status', 'explain'],
  },
  capture: {
    about: [
      'Reads a copied request in any form that a browser, a proxy or a person gives it (cURL, fetch, PowerShell, HAR, a header, a bare token) and says whose bearer it holds, of which tenant, and for how long still. The bearer itself is never printed and nothing is sent anywhere.',
    ],
    examples: [
      { line: 'tokenbench capture', does: 'reads the clipboard' },
      { line: 'tokenbench capture --from stdin < request.txt', does: 'reads a file' },
      {
        line: 'tokenbench capture --from clipboard --origin https://acme.atlan.com',
        does: 'takes only a bearer for that tenant',
      },
    ],
    exits: {
      3: 'no usable bearer in it',
      4: 'the only one has expired',
      5: 'what it holds must not be used',
      6: 'several to choose from',
    },
    seeAlso: ['grant connection-admin', 'explain'],
  },
  explain: {
    about: [
      'Takes a failing request as you have it, pasted from wherever: a cURL command, an answer, an error text of an SDK, a line of a log, a token. Says what is wrong, how sure that is, and what to do. Works without a profile.',
      'Of a HAR file, a log or several commands it says how many requests failed and in how many ways, explains the most telling one, and names the others; --failure picks one of them.',
      'With a profile of the same tenant it looks up who was refused and what would let them in, and writes nothing. A pasted credential is sent nowhere, unless its host is the profile’s and you say yes (unattended: --yes).',
    ],
    examples: [
      { line: 'tokenbench explain', does: 'reads the clipboard' },
      { line: 'tokenbench explain --from file:error.log', does: 'reads a file' },
      {
        line: 'tokenbench explain --from file:error.log --asset default/snowflake/1671102233/DW',
        does: 'says what was asked for, where the text does not',
      },
    ],
    exits: { 0: 'at least one cause is known', 3: 'it tells of no failure, or of none known here' },
    seeAlso: ['doctor', 'access'],
  },
  history: {
    about: [
      'Lists what was planned and written from this machine, the newest first: when, on which tenant, and what became of it. It holds no secret.',
    ],
    examples: [{ line: 'tokenbench history', does: 'lists it' }],
    seeAlso: ['undo', 'resume', 'doubts'],
  },
  undo: {
    about: [
      'Takes back what one entry of the history did, where that can be taken back, by a plan of its own: what was linked, given or changed is put back where it still stands as it was written. A deletion cannot be undone. history shows the ids.',
    ],
    examples: [
      { line: 'tokenbench history', does: 'shows the ids to undo' },
      { line: 'tokenbench undo d347c5km --dry-run', does: 'shows what would be taken back' },
    ],
    exits: {
      3: 'there is no such entry',
      5: 'it cannot be taken back, or was not confirmed',
      6: 'taken back already, or changed since',
    },
    seeAlso: ['history'],
  },
  resume: {
    about: [
      'Carries on a plan that was interrupted, behind what was done already: what is there is read again, and what is left is planned, shown and confirmed like any other. history shows the ids.',
    ],
    examples: [
      { line: 'tokenbench history', does: 'shows the ids to resume' },
      { line: 'tokenbench resume d347c5km --dry-run', does: 'shows what is left of it' },
    ],
    exits: {
      3: 'there is no such entry',
      5: 'it cannot be carried on from here',
      6: 'carried on already, or changed since',
    },
    seeAlso: ['history', 'doubts'],
  },
  doubts: {
    about: [
      'Lists writes whose answer was lost. What is on the tenant now is read; doubts adopt ID leaves it as it is, doubts delete ID removes what was made, doubts repeat ID sends the write again. Nothing is ever repeated by itself.',
    ],
    examples: [{ line: 'tokenbench doubts', does: 'lists them' }],
    exits: { 7: 'something is in doubt still' },
    seeAlso: ['history'],
  },
}
