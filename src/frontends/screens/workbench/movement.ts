import { movementKeys as arrowKeys } from '#src/frontends/ui/list-window.ts'

/** Letters for those whose hands stay where they are; the arrows do the same. */
const sameAs: Readonly<Record<string, string>> = { k: 'up', j: 'down', g: 'home', G: 'end' }

/** All keys that move up and down. */
export const movementKeys = [...arrowKeys, ...Object.keys(sameAs)]

/** The arrow that a key stands for. */
export const arrowOf = (key: string): string => sameAs[key] ?? key
