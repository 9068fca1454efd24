import type { Argument, Command, Option } from 'commander'
import { pageOf } from './pages/all-pages.ts'
import type { Page } from './pages/page.ts'

/** A word or an option, and what it is. */
export interface Term {
  readonly term: string
  readonly about: string
}

/** Everything that there is to say of a command, from its declaration and its page. */
export interface Manual {
  /** `token create`; empty for the program itself. */
  readonly path: readonly string[]
  readonly summary: string
  readonly synopsis: string
  readonly commands: readonly Term[]
  readonly parameters: readonly Term[]
  readonly options: readonly Term[]
  /** Options of every command. */
  readonly globals: readonly Term[]
  readonly page: Page | undefined
  /** Of the program as a prompt has it, with words that a shell does not know. */
  readonly atPrompt: boolean
}

/** The manual of a command, from its declaration and its page. */
export function manualOf(command: Command): Manual {
  const path = pathOf(command)
  const isProgram = path.length === 0
  const options = command.options.filter(({ hidden }) => !hidden).map(termOfOption)
  return {
    path,
    summary: command.description(),
    synopsis: synopsisOf(command, path),
    commands: visibleCommands(command).map((child) => ({
      term: [child.name(), ...child.registeredArguments.map(signOf)].join(' '),
      about: child.description(),
    })),
    parameters: command.registeredArguments
      .filter(({ description }) => description !== '')
      .map((argument) => ({ term: signOf(argument), about: withChoices(argument) })),
    options: isProgram ? [] : options,
    globals: isProgram ? options : programOf(command).options.filter(isShown).map(termOfOption),
    page: pageOf(path),
    atPrompt: programOf(command).commands.some((one) => one.name() === 'exit'),
  }
}

/** The program, then each command behind its group, but for hidden ones. */
export function allManuals(program: Command): Manual[] {
  const below = (command: Command): Manual[] => [
    manualOf(command),
    ...visibleCommands(command)
      .filter((child) => child.name() !== 'help')
      .flatMap(below),
  ]
  return below(program)
}

const visibleCommands = (command: Command): Command[] =>
  command
    .createHelp()
    .visibleCommands(command)
    .filter((child) => child.name() !== 'help' || command.parent === null)

function synopsisOf(command: Command, path: readonly string[]): string {
  const takes = pageOf(path)?.takes
  if (takes !== undefined) return ['tokenbench', ...path, takes].join(' ')
  const own = command.options.some(isShown) && path.length > 0 ? ['[OPTIONS]'] : []
  const words = command.registeredArguments.map(signOf)
  const next = command.commands.length > 0 ? ['COMMAND'] : []
  return ['tokenbench', ...path, ...next, ...words, ...own].join(' ')
}

function signOf(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}…` : argument.name()
  return argument.required ? name : `[${name}]`
}

const termOfOption = (option: Option): Term => {
  const standard = option.defaultValue
  const isWorthSaying = typeof standard === 'string' && standard !== ''
  return {
    term: option.flags.replace(/[<>]/g, ''),
    about: withChoices(option) + (isWorthSaying ? ` (${standard} if not said)` : ''),
  }
}

const withChoices = ({ description, argChoices }: Option | Argument): string =>
  argChoices === undefined ? description : `${description}: ${argChoices.join(', ')}`

const isShown = ({ hidden }: Option): boolean => !hidden

const programOf = (command: Command): Command =>
  command.parent === null ? command : programOf(command.parent)

function pathOf(command: Command): string[] {
  return command.parent === null ? [] : [...pathOf(command.parent), command.name()]
}
