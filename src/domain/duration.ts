const secondsOf = { d: 86_400, h: 3_600, m: 60, s: 1 } as const

/** Seconds of `90d`, `12h`, `30m` or `45s`; undefined when the text is none of these. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d{1,9})([dhms])$/.exec(text.trim())
  if (!match) return undefined
  const [, amount, unit] = match
  return Number(amount) * secondsOf[unit as keyof typeof secondsOf]
}

/** A length of time as a flag takes it: `90d` where it is whole days, else `5400s`. */
export const writeDuration = (seconds: number): string =>
  seconds % secondsOf.d === 0 ? `${seconds / secondsOf.d}d` : `${seconds}s`

/** `11 min 52 s`, `3 h 5 min`, `2 days`: no more of it than a person would say. */
export function sayDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return joinUnits(`${minutes} min`, seconds % 60, 's')
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return joinUnits(`${hours} h`, minutes % 60, 'min')
  return `${Math.floor(hours / 24)} days`
}

const joinUnits = (large: string, rest: number, unit: string): string =>
  rest === 0 ? large : `${large} ${rest} ${unit}`

/** `19 Feb 2027`, in UTC, as tenants count. */
export function sayDate(date: Date): string {
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** `in 90 days`, `4 days ago`, `in 3 h 5 min`. */
export function sayDistance(date: Date, now: Date): string {
  const milliseconds = date.getTime() - now.getTime()
  // Rounded, not floored: a token made a second ago for 90 days ends “in 90 days”.
  const days = Math.round(Math.abs(milliseconds) / 86_400_000)
  const said = days >= 2 ? `${days} days` : sayDuration(Math.abs(milliseconds))
  return milliseconds < 0 ? `${said} ago` : `in ${said}`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
