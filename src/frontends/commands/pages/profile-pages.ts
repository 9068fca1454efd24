import type { Pages } from './page.ts'

/** The tenants that a person works with, and what is kept of them. */
export const profilePages: Pages = {
  status: {
    about: [
      'Asks the tenant who you are, and says on which tenant, with what credential from where, and for how long it still works. It is always a real call.',
    ],
    examples: [
      { line: 'tokenbench status', does: 'the default profile' },
      { line: 'tokenbench status --profile acme', does: 'another one' },
      { line: 'tokenbench status --json', does: 'for a script' },
    ],
    exits: { 4: 'the credential is missing, wrong or expired', 9: 'the tenant cannot be reached' },
    seeAlso: ['profile show', 'doctor'],
  },
  'profile list': {
    about: [
      'Lists profiles with their product, address and what is kept of their credential. ❯ marks the default.',
    ],
    examples: [{ line: 'tokenbench profile list', does: 'lists them' }],
    seeAlso: ['profile use', 'profile add'],
  },
  'profile show': {
    about: [
      'Shows one profile; without a name, the default. No secret is shown, nor where it could be read.',
    ],
    examples: [{ line: 'tokenbench profile show', does: 'the default' }],
    exits: { 3: 'there is no such profile' },
    seeAlso: ['status'],
  },
  'profile add': {
    takes: 'NAME --url URL [--credential-from SRC] [OPTIONS]',
    about: [
      'Adds a tenant under a name of yours, and checks its credential by a real call before anything is kept. The first profile becomes the default.',
      'What is kept of the credential is up to --store: vault keeps it sealed on this machine (the default), reference keeps only where to read it each time, session keeps nothing. A person’s bearer is never kept.',
    ],
    examples: [
      {
        line: 'tokenbench profile add acme --url acme.atlan.com --credential-from clipboard',
        does: 'keeps an Atlan API token in the vault',
      },
      {
        line: 'tokenbench profile add logs --provider axiom --credential-from env:AXIOM_TOKEN --store reference',
        does: 'reads an Axiom token from a variable each time',
      },
      {
        line: 'tokenbench profile add prod --url prod.atlan.com --credential-from file:prod.token --label production --read-only',
        does: 'refuses writes through it',
      },
    ],
    exits: {
      4: 'the tenant does not accept the credential',
      5: 'no usable vault',
      6: 'the name is taken',
    },
    seeAlso: ['profile set', 'profile import', 'setup'],
  },
  'profile set': {
    about: [
      'Changes what is said and leaves the rest. With --credential-from a new credential is checked and takes the place of the old one.',
    ],
    examples: [
      {
        line: 'tokenbench profile set acme --label production',
        does: 'confirms every write by name',
      },
      {
        line: 'tokenbench profile set acme --credential-from clipboard',
        does: 'renews its credential',
      },
      { line: 'tokenbench profile set acme --no-read-only', does: 'allows writes again' },
    ],
    exits: { 3: 'there is no such profile', 4: 'the tenant does not accept the credential' },
    seeAlso: ['profile add'],
  },
  'profile use': {
    about: [
      'Makes a profile the default of later processes. A process that runs keeps its own; --profile and TOKENBENCH_PROFILE go before the default.',
    ],
    examples: [{ line: 'tokenbench profile use acme', does: 'makes it the default' }],
    exits: { 3: 'there is no such profile' },
    seeAlso: ['profile list', 'repl'],
  },
  'profile remove': {
    about: [
      'Removes a profile and the credential that the vault keeps for it. Nothing changes on the tenant. It asks first.',
    ],
    examples: [{ line: 'tokenbench profile remove acme', does: 'asks, then removes it' }],
    exits: { 3: 'there is no such profile', 5: 'it was not confirmed' },
    seeAlso: ['forget'],
  },
  'profile import': {
    about: [
      'Makes profiles of what the vendors’ own tools know: the deployments of Axiom’s command line, or the variables of Atlan’s and Axiom’s SDKs. What it finds is checked like any other credential; the other tool keeps its own.',
    ],
    examples: [
      { line: 'tokenbench profile import axiom-cli', does: 'reads ~/.axiom.toml' },
      {
        line: 'tokenbench profile import env',
        does: 'reads ATLAN_BASE_URL, ATLAN_API_KEY, AXIOM_TOKEN',
      },
    ],
    exits: { 3: 'there is nothing to import' },
    seeAlso: ['profile add'],
  },
  forget: {
    about: [
      'Removes what tokenbench keeps on this machine: profiles, vault, journal, history. With --profile only what belongs to that one. Then it lists what is left and cannot be reached from here, such as copies of secrets elsewhere. Tokens on the tenants stay.',
    ],
    examples: [
      { line: 'tokenbench forget --dry-run', does: 'says what would go' },
      { line: 'tokenbench forget --profile acme', does: 'asks, then forgets one profile' },
    ],
    exits: { 5: 'it was not confirmed' },
    seeAlso: ['profile remove'],
  },
}
