import { useEffect, useState } from 'react'

/** The time, anew every second while `ticking`; a screen that shows no time costs nothing. */
export function useNow(now: () => Date, ticking: boolean): Date {
  const [, setTick] = useState(0)
  useEffect(() => {
    if (!ticking) return
    const timer = setInterval(() => setTick((tick) => tick + 1), 1000)
    return () => clearInterval(timer)
  }, [ticking])
  return now()
}

/**
 * False at first, true once so many milliseconds have gone by.
 * @param since begins anew when this is another
 */
export function useLater(milliseconds: number, since?: unknown): boolean {
  const [past, setPast] = useState<{ readonly since: unknown }>()
  useEffect(() => {
    const timer = setTimeout(() => setPast({ since }), milliseconds)
    return () => clearTimeout(timer)
  }, [milliseconds, since])
  return past !== undefined && past.since === since
}
