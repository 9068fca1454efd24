import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const workbench = fileURLToPath(new URL('../../src/frontends/screens/workbench', import.meta.url))

/** Every place that the source describes, by the function that makes it. */
export function describedPlaces(): string[] {
  const files = readdirSync(workbench, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /^(?!.*\.test\.).*\.tsx?$/.test(file))
    .flatMap((file) => placesIn(readFileSync(join(workbench, file), 'utf8')))
}

/** A place is an object of one of two kinds; what makes it begins on the nearest line at the margin. */
function placesIn(source: string): string[] {
  let maker = ''
  return source.split('\n').flatMap((line) => {
    maker = /^(?:export )?(?:const|(?:async )?function) (\w+)/.exec(line)?.[1] ?? maker
    return /^ +kind: '(?:list|page)',$/.test(line) ? [maker] : []
  })
}
