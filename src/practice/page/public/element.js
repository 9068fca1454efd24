/** The element with this id. */
export const at = (id) => document.getElementById(id)

/** A new element with these properties; strings among the children become text. */
export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}
