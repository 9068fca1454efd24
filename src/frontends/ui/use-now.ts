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

/** False at first, true once so many milliseconds have gone by. */
export function useLater(milliseconds: number): boolean {
  const [later, setLater] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLater(true), milliseconds)
    return () => clearTimeout(timer)
  }, [milliseconds])
  return later
}
