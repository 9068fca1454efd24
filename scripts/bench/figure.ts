/** One row of the table. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: 'ms' | 'MB' | '%' | 'requests'
  /** Times `node -e 0`, measured in the same run: it travels better than milliseconds do. */
  readonly ratio?: number
  /** The upper limit that was aimed at: of the ratio where there is one, else of the value. */
  readonly target?: number
}

/** Whether a figure reaches its target; one without a target does. */
export const isMet = ({ value, ratio, target }: Figure): boolean =>
  target === undefined || (ratio ?? value) <= target

/** The row's cells: what, how much, its ratio, the target, and whether that was met. */
export function cells(figure: Figure): readonly string[] {
  const { what, value, unit, ratio, target } = figure
  const digits = unit === '%' ? 2 : 0
  return [
    what,
    `${value.toFixed(digits)} ${unit}`,
    ratio === undefined ? '' : `${ratio.toFixed(1)} ×`,
    target === undefined ? '' : `≤ ${target}${ratio === undefined ? ` ${unit}` : ' ×'}`,
    target === undefined ? '' : isMet(figure) ? 'met' : 'missed',
  ]
}

/** The middle one of several runs. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** The middle of so many runs, after one that warms up. */
export function median(times: number, once: () => number): number {
  once()
  return middle(Array.from({ length: times }, once))
}

/** What 95 of 100 stay below. */
export const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0
