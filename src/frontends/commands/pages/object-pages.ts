import type { Page, Pages } from './page.ts'

/** What tokens are given: personas, connections, collections, datasets. */
export const objectPages: Pages = {
  'persona list': {
    about: ['Lists personas and what each reaches. Atlan’s lists may lag a moment behind.'],
    examples: [{ line: 'tokenbench persona list', does: 'all of them' }],
    seeAlso: ['persona show'],
  },
  'persona show': {
    about: [
      'Says in plain words what the policies of a persona allow and deny, and who is in it: people, groups, tokens.',
    ],
    examples: [{ line: "tokenbench persona show 'Data Assets'", does: 'one persona' }],
    exits: { 3: 'there is no such persona' },
    seeAlso: ['persona link', 'access'],
  },
  'persona link': {
    takes: '--token REF… --persona REF… [OPTIONS]',
    about: [
      'Links personas to tokens. What is linked already stays; nothing else of the token changes.',
    ],
    examples: [
      {
        line: "tokenbench persona link --token nightly-etl --persona 'Data Stewards' --dry-run",
        does: 'shows the plan',
      },
      {
        line: "tokenbench persona link --token nightly-etl --persona 'Data Stewards' --yes",
        does: 'without asking',
      },
    ],
    exits: { 6: 'the token was changed by somebody meanwhile' },
    seeAlso: ['persona unlink'],
  },
  'persona unlink': {
    takes: '--token REF… --persona REF… [OPTIONS]',
    about: ['Takes personas from tokens. All others stay.'],
    examples: [
      {
        line: "tokenbench persona unlink --token nightly-etl --persona 'Data Assets' --dry-run",
        does: 'shows the plan',
      },
    ],
    exits: { 6: 'the token was changed by somebody meanwhile' },
    seeAlso: ['persona link'],
  },
  'connection list': {
    about: ['Lists connections and who administers them. Atlan’s lists may lag a moment behind.'],
    examples: [
      { line: 'tokenbench connection list', does: 'all of them' },
      { line: 'tokenbench connection list --connector snowflake', does: 'of one connector' },
    ],
    seeAlso: ['grant connection-admin'],
  },
  'connection show': {
    about: [
      'Shows one connection as it is now. It is meant by its GUID, its qualified name or its exact name; --connector tells apart those that bear the same.',
    ],
    examples: [
      {
        line: 'tokenbench connection show development --connector snowflake',
        does: 'one connection',
      },
    ],
    exits: { 3: 'there is no such connection', 6: 'several bear that name' },
    seeAlso: ['grant connection-admin'],
  },
  'collection list': {
    about: ['Lists collections of queries, who edits and who views them.'],
    examples: [{ line: 'tokenbench collection list', does: 'all of them' }],
    seeAlso: ['grant collection-editor'],
  },
  'collection show': {
    about: ['Shows one collection as it is now.'],
    examples: [
      { line: "tokenbench collection show 'My query collection'", does: 'one collection' },
    ],
    exits: { 3: 'there is no such collection', 6: 'several bear that name' },
    seeAlso: ['grant collection-editor'],
  },
  'dataset list': {
    about: ['Lists the datasets of the Axiom organisation that the credential sees.'],
    examples: [{ line: 'tokenbench dataset list --profile logs', does: 'all of them' }],
    seeAlso: ['token create', 'capabilities'],
  },
  'view list': {
    about: ['Lists the views of the Axiom organisation and the datasets that they read.'],
    examples: [{ line: 'tokenbench view list --profile logs', does: 'all of them' }],
    seeAlso: ['dataset list'],
  },
  capabilities: {
    about: [
      'Prints all that an Axiom token can be given: per dataset, per view, and for the organisation, with the actions of each.',
    ],
    examples: [{ line: 'tokenbench capabilities', does: 'the whole matrix' }],
    seeAlso: ['token create'],
  },
  'grant connection-admin': membership('connection', 'admin', 'grant'),
  'grant collection-editor': membership('collection', 'editor', 'grant'),
  'grant collection-viewer': membership('collection', 'viewer', 'grant'),
  'revoke connection-admin': membership('connection', 'admin', 'revoke'),
  'revoke collection-editor': membership('collection', 'editor', 'revoke'),
  'revoke collection-viewer': membership('collection', 'viewer', 'revoke'),
}

function membership(
  object: 'connection' | 'collection',
  role: string,
  way: 'grant' | 'revoke',
): Page {
  const command = `${way} ${object}-${role}`
  const on = object === 'connection' ? 'development --connector snowflake' : "'My query collection'"
  const line = `tokenbench ${command} --token nightly-etl --on ${on} --bearer-from clipboard`
  const who = object === 'connection' ? 'a connection admin' : 'one of its editors'
  const other = way === 'grant' ? 'revoke' : 'grant'
  return {
    takes: '--token REF… --on REF… --bearer-from SRC [OPTIONS]',
    about: [
      way === 'grant'
        ? `Makes tokens ${role}s of ${object}s. Everybody who is one stays: the list is read right before and after it is written, and never written when it changed meanwhile.`
        : `Takes tokens from the ${role}s of ${object}s. Everybody else stays: the list is read right before and after it is written.`,
      `Only ${who} may do this, which an API token is not. So it takes the bearer of such a person: copy any request of theirs as cURL in the developer tools of the browser. The bearer is kept in memory and dropped at the end.`,
      `Hundreds at once: name them in files. Twenty ${object}s go with a call, each is told by itself, Ctrl-C ends after what is on its way, and resume carries on.`,
    ],
    examples: [
      { line: `${line} --dry-run`, does: 'shows the plan' },
      { line: `${line} --yes`, does: 'without asking' },
      {
        line: `tokenbench ${command} --token nightly-etl --on-from file:${object}s.txt --bearer-from clipboard --yes`,
        does: 'all that stand in a file, one REF a line',
      },
    ],
    exits: {
      4: 'the bearer has expired or is not accepted',
      6: 'the list was changed meanwhile, or several bear the name',
      7: 'an answer was lost',
      8: `the person is not ${who}`,
    },
    seeAlso: [`${other} ${object}-${role}`, `${object} show`, 'capture'],
  }
}
