import { expect, it } from 'vitest'
import { colourTheme } from './theme.ts'

it('uses only colours that can be read on dark and on light backgrounds alike', () => {
  for (const look of Object.values(colourTheme)) {
    expect(['green', 'yellow', 'red', 'cyan', undefined]).toContain(look.color)
    expect(look).not.toHaveProperty('backgroundColor')
    expect(look).not.toHaveProperty('inverse')
  }
})
