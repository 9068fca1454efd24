const LITTLE_SECONDS = 120

/**
 * Counts a sign-in's life down.
 *
 * @param show called each second with the seconds left and whether that is little
 * @param ended called once, at the end
 * @returns a function that stops it
 */
export function countDown(seconds, show, ended) {
  const end = Date.now() + seconds * 1000
  const timer = setInterval(tick, 1000)
  tick()
  return () => clearInterval(timer)

  function tick() {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000))
    show(left, left <= LITTLE_SECONDS)
    if (left > 0) return
    clearInterval(timer)
    ended()
  }
}

/** `14:05 left` */
export function timeLeft(seconds) {
  if (seconds === 0) return 'ended'
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`
}
