import { describe, expect, it } from 'vitest'
import { findPowerShell, readPowerShell } from './powershell.ts'

const read = (text: string) => readPowerShell(text, findPowerShell(text))
const first = (text: string) => {
  const request = read(text)?.requests[0]
  return [request?.url, ...(request?.authorization ?? [])]
}
const expected = ['https://a.example', 'Bearer T']

describe('a PowerShell request', () => {
  it.each([
    [
      'parameters in any order',
      'Invoke-WebRequest -Headers @{"a"="b";"Authorization"="Bearer T"} -Uri "https://a.example"',
    ],
    [
      'without the backticks at line ends',
      'Invoke-WebRequest -Uri "https://a.example"\n-Headers @{\n"Authorization"="Bearer T"\n}',
    ],
    ['a plain address', 'Invoke-RestMethod https://a.example -Headers @{Authorization="Bearer T"}'],
    [
      'a switch before the address',
      "Invoke-WebRequest -UseBasicParsing 'https://a.example' -Headers @{Authorization='Bearer T'}",
    ],
    [
      'headers in a variable',
      '$h = @{\n  Authorization = "Bearer T" # mine\n}\n$r = Invoke-WebRequest -Uri "https://a.example" -Headers $h',
    ],
    [
      'a nested block',
      'Invoke-WebRequest -Uri "https://a.example" -Headers @{"a"=(@{"Authorization"="Bearer X"}); "Authorization"="Bearer T"}',
    ],
    [
      'a body with a block',
      'Invoke-WebRequest -Uri "https://a.example" -Body @{"Authorization"="Bearer X"} -Headers @{"Authorization"="Bearer T"}',
    ],
    [
      'units of UTF-16',
      'Invoke-WebRequest -Uri "https://a.example" -Headers @{"Authorization"="B$([char]101)arer T"}',
    ],
  ])('%s', (_, text) => {
    expect(first(text)).toEqual(expected)
  })

  it('has a session of its own', () => {
    const text =
      '$session.UserAgent = "Chrome/1"\n$session.Cookies.Add((New-Object System.Net.Cookie("a", "b")))\nInvoke-WebRequest -Uri "https://a.example";\nInvoke-WebRequest -Uri "https://b.example"'
    expect(
      read(text)?.requests.map(({ url, browser, cookies }) => [url, browser, cookies]),
    ).toEqual([
      ['https://a.example', 'Chrome', true],
      ['https://b.example', undefined, false],
    ])
  })

  it('evaluates nothing', () => {
    const text =
      'Invoke-WebRequest -Uri "https://a.example/$env:USER" -Headers @{"Authorization"="Bearer $(Get-Secret) `$x ""y"""}'
    expect(first(text)).toEqual(['https://a.example/$env:USER', 'Bearer $(Get-Secret) $x "y"'])
  })

  it('is left to the search when its headers are not written out', () => {
    expect(read('Invoke-WebRequest -Uri "https://a.example" -Headers $headers')).toBeUndefined()
  })

  it.each([
    ['Invoke-WebRequest -Uri "https://a.exam', 'a quote is open'],
    [
      'Invoke-WebRequest -Uri "https://a.example" `\n',
      'the last line says that another one follows',
    ],
    ['Invoke-WebRequest -Headers @{\n"a"="b"', 'a bracket is open'],
    [
      '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession',
      'the request itself is still to come',
    ],
  ])('is unfinished: %s', (text, open) => {
    expect(read(text)?.open).toBe(open)
  })
})
