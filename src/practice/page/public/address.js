import { at } from './element.js'

/** The search stands in the address, so that a reload repeats it. */
export function writeAddress(text, kind) {
  const query = new URLSearchParams(Object.entries({ q: text, kind }).filter(([, value]) => value))
  history.replaceState(null, '', query.size > 0 ? `?${query}` : location.pathname)
}

export function readAddress() {
  const query = new URLSearchParams(location.search)
  at('query').value = query.get('q') ?? ''
  for (const choice of document.getElementsByName('kind')) {
    choice.checked = choice.value === (query.get('kind') ?? '')
  }
}
