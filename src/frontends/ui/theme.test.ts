import { describe, expect, it } from 'vitest'
import { colourTheme, lookOf, plainTheme } from './theme.ts'

it('uses only colours that can be read on dark and on light backgrounds alike', () => {
  for (const look of Object.values(colourTheme)) {
    expect(['green', 'yellow', 'red', 'cyan', undefined]).toContain(look.color)
    expect(look).not.toHaveProperty('backgroundColor')
    expect(look).not.toHaveProperty('inverse')
  }
})

describe('a colour that somebody chose', () => {
  it('is drawn above what a part means', () => {
    expect(lookOf(colourTheme, 'subdued', 'red')).toMatchObject({ color: 'red', dimColor: false })
    expect(lookOf(colourTheme, undefined, 'red')).toMatchObject({ color: 'red' })
  })

  it('is not drawn where there are no colours', () => {
    expect(lookOf(plainTheme, 'subdued', 'red')).toEqual({})
    expect(lookOf(plainTheme, undefined, 'red')).toBeUndefined()
  })
})
