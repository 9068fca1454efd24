import { readAddress, writeAddress } from './address.js'
import { countDown, timeLeft } from './countdown.js'
import { at } from './element.js'
import { choiceOf } from './people.js'
import { problemOf, signInEnded } from './problems.js'
import { rowOf } from './results.js'
import { hush, say, tell } from './telling.js'
import { indexSearch, listPeople, PAGE_SIZE, signIn } from './tenant.js'

/** Who was signed in survives a reload of this tab; the bearer does not, as in the real thing. */
const remembered = {
  get username() {
    return sessionStorage.getItem('username')
  },
  set username(username) {
    if (username) sessionStorage.setItem('username', username)
    else sessionStorage.removeItem('username')
  },
}

/** `{ username, bearer, expiresInSeconds, groups, roleIds }` while somebody is signed in. */
let session
let stopCountdown = () => {}
/** Counts the searches, so that only the newest one's answer is shown. */
let searches = 0

start()

function start() {
  readAddress()
  at('sign-in').addEventListener('submit', onSignIn)
  at('search').addEventListener('submit', onSearch)
  at('search').addEventListener('change', ({ target }) => target.name === 'kind' && search())
  at('sign-out').addEventListener('click', signOut)
  if (remembered.username) enter(remembered.username)
  else showPeople()
}

// ── signing in and out

async function showPeople() {
  at('sign-in').hidden = false
  const answer = await listPeople()
  if (!answer.ok) return tell(problemOf(answer), { again: showPeople })
  hush()
  const chosen = answer.body[0]?.username
  at('people').replaceChildren(...answer.body.map((person) => choiceOf(person, chosen)))
}

async function onSignIn(event) {
  event.preventDefault()
  const username = new FormData(event.target).get('username')
  if (username && (await enter(username))) at('query').focus()
}

/** Signs in and searches. @returns whether that person is signed in now */
async function enter(username) {
  const answer = await signIn(username)
  if (!answer.ok) {
    tell(problemOf(answer, username), { again: () => enter(username), switch: signOut })
    return false
  }
  session = answer.body
  remembered.username = session.username
  stopCountdown()
  stopCountdown = countDown(session.expiresInSeconds, showTimeLeft, () => tell(signInEnded()))
  at('username').textContent = session.username
  at('session').hidden = false
  at('sign-in').hidden = true
  at('assets').hidden = false
  say(`Signed in as ${session.username}.`)
  await search()
  return true
}

function signOut() {
  session = undefined
  remembered.username = undefined
  stopCountdown()
  hush()
  at('session').hidden = true
  at('assets').hidden = true
  at('results').replaceChildren()
  showPeople()
  at('sign-in-title').focus()
  say('Signed out.')
}

function showTimeLeft(seconds, little) {
  const timer = at('countdown')
  const hurry = little && seconds > 0
  timer.textContent = timeLeft(seconds) + (hurry ? ', reload before you copy' : '')
  if (hurry && !timer.classList.contains('little')) {
    say('Your sign-in ends within two minutes. Reload the page before you copy.')
  }
  timer.classList.toggle('little', little)
}

// ── searching

function onSearch(event) {
  event.preventDefault()
  search()
}

function wanted() {
  const form = new FormData(at('search'))
  return { text: form.get('q').trim(), kind: form.get('kind') }
}

async function search() {
  const { text, kind } = wanted()
  writeAddress(text, kind)
  searches += 1
  const turn = searches
  at('results').setAttribute('aria-busy', 'true')
  at('summary').textContent = 'Searching …'
  const answer = await indexSearch(session.bearer, { text, kind })
  if (turn !== searches || !session) return
  at('results').removeAttribute('aria-busy')
  if (!answer.ok) {
    at('results').replaceChildren()
    at('summary').textContent = ''
    return tell(problemOf(answer, session.username), { again: search, switch: signOut })
  }
  hush()
  // Without a hit there are no `entities` at all.
  const { entities = [], approximateCount } = answer.body
  at('results').replaceChildren(...entities.map((entity) => rowOf(entity, session)))
  at('summary').textContent = summaryOf(approximateCount, text)
}

function summaryOf(count, text) {
  const who = session.username
  if (count === 0 && text) return `Nothing that ${who} may see contains “${text}” in its name.`
  if (count === 0) return `${who} may see nothing of this kind.`
  const assets = count === 1 ? '1 asset' : `${count.toLocaleString()} assets`
  if (count <= PAGE_SIZE) return `${assets} that ${who} may see`
  return `${assets} that ${who} may see; the first ${PAGE_SIZE} are here. Search by name for the others.`
}
