import type { Argument, Command, Option } from 'commander'

/** What may come next behind some words. */
export interface Place {
  /** The command so far, without `tokenbench`. */
  readonly path: readonly string[]
  /** The option whose value comes next. */
  readonly valueFor?: Option
  /** Commands that may come next. */
  readonly commands: readonly { readonly word: string; readonly about: string }[]
  readonly argument?: Argument
  /** All options by their long names. */
  readonly options: ReadonlyMap<string, Option>
  /** Those that may still be said. */
  readonly free: readonly Option[]
  /** `--` was said. */
  readonly onlyArguments: boolean
}

/** Reads words as the parser would, as far as they are there. */
export function placeOf(program: Command, words: readonly string[]): Place {
  const asksHelp = words[0] === 'help'
  let command = program
  let valueFor: Option | undefined
  let given = 0
  let onlyArguments = false
  const said = new Set<string>()
  const options = () => optionsOf(program, command)
  for (const word of asksHelp ? words.slice(1) : words) {
    if (valueFor !== undefined) valueFor = undefined
    else if (onlyArguments) given += 1
    else if (word === '--') onlyArguments = true
    else if (word.startsWith('-')) {
      const [flag = ''] = word.split('=')
      said.add(flag)
      const option = options().get(flag)
      if (option?.required && !word.includes('=')) valueFor = option
    } else {
      const child = given === 0 ? childOf(command, word) : undefined
      if (child === undefined) given += 1
      else command = child
    }
  }
  const path = pathOf(command)
  const known = options()
  const registered = command.registeredArguments
  const last = registered.at(-1)
  const argument = asksHelp ? undefined : (registered[given] ?? (last?.variadic ? last : undefined))
  return {
    path,
    commands: given > 0 ? [] : commandsIn(command, program, asksHelp),
    options: known,
    free: [...known.values()].filter(
      (option) => !option.hidden && (isRepeatable(option) || !said.has(option.long ?? '')),
    ),
    onlyArguments,
    ...(valueFor === undefined ? {} : { valueFor }),
    ...(argument === undefined ? {} : { argument }),
  }
}

function optionsOf(program: Command, command: Command): ReadonlyMap<string, Option> {
  const own = command === program ? [] : command.options
  const isOwn = ({ long }: Option) => own.some((option) => option.long === long)
  const common = program.options.filter((option) => !isOwn(option))
  const all = [...own, ...common, program.createOption('--help', 'what it does and takes')]
  return new Map(all.flatMap((option) => (option.long ? [[option.long, option] as const] : [])))
}

const childOf = (command: Command, word: string): Command | undefined =>
  command.commands.find((child) => child.name() === word || child.aliases().includes(word))

function commandsIn(command: Command, program: Command, asksHelp: boolean) {
  const visible = command.createHelp().visibleCommands(command)
  return visible
    .filter((child) => child.name() !== 'help' || (command === program && !asksHelp))
    .map((child) => ({ word: child.name(), about: child.description() }))
}

const isRepeatable = ({ description }: Option): boolean => /may be repeated/.test(description)

function pathOf(command: Command): string[] {
  const { parent } = command
  return parent === null ? [] : [...pathOf(parent), command.name()]
}
