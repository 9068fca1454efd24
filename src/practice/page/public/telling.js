import { at } from './element.js'

/** Says to a screen reader what eyes see elsewhere on the page. */
export function say(text) {
  at('announcement').textContent = text
}

const ACTIONS = { reload: 'Reload the page', again: 'Try again', switch: 'Switch user' }

/** Shows a problem with its next step. @param ways what `again` and `switch` do here */
export function tell({ title, advice, action }, ways = {}) {
  at('notice-title').textContent = title
  at('notice-advice').textContent = advice
  at('notice-action').textContent = ACTIONS[action]
  at('notice-action').onclick = ways[action] ?? (() => location.reload())
  at('notice').hidden = false
  say('')
}

export function hush() {
  at('notice').hidden = true
}
