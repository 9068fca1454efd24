import type { Term } from '#src/frontends/commands/manual.ts'

/** What the words in capitals of synopses stand for. */
export const placeholders: readonly Term[] = [
  {
    term: 'REF',
    about:
      'a token by its id, client id, service-account-… or exact name; a persona, connection or collection by GUID, qualified name or exact name',
  },
  {
    term: 'SRC',
    about:
      'where a secret or a text is read: clipboard, stdin, file:PATH, env:NAME, command:CMD (its stdout; no shell) or vault:NAME',
  },
  {
    term: 'DEST',
    about:
      'where a secret goes: vault, file:PATH (a new file, for you only), command:CMD (on its stdin), clipboard or stdout',
  },
  { term: 'DURATION', about: '90d, 12h, 30m or 45s' },
  {
    term: 'CAP=ACTIONS',
    about:
      'a capability and what may be done: ingest=create, query=read, monitors=crud; several with commas',
  },
]

/** Variables that are read; `TOKENBENCH_TOKEN` never reaches a program that is started. */
export const environmentVariables: readonly Term[] = [
  { term: 'TOKENBENCH_PROFILE', about: 'the profile of this run' },
  { term: 'TOKENBENCH_TOKEN', about: 'its credential, for this run only' },
  { term: 'TOKENBENCH_URL', about: 'a tenant without a profile, by its address' },
  { term: 'TOKENBENCH_PROVIDER', about: 'atlan or axiom, for TOKENBENCH_URL' },
  { term: 'TOKENBENCH_ORG_ID', about: 'the Axiom organisation, for TOKENBENCH_URL' },
  { term: 'TOKENBENCH_VAULT_KEY', about: 'as --vault-key, where nobody can be asked' },
  { term: 'TOKENBENCH_HOME', about: 'the folder of everything that is kept' },
  { term: 'ACCESSIBLE', about: '1: as --accessible, also INK_SCREEN_READER=true and TERM=dumb' },
  { term: 'NO_COLOR, FORCE_COLOR', about: 'colour, unless --color says' },
  {
    term: 'HTTPS_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS',
    about: 'the road to the tenant; loopback never goes through a proxy',
  },
]
