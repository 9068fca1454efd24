/** True for what belongs to the user who runs this. Windows has no such numbers. */
export const isOurs = (uid: number): boolean =>
  process.getuid === undefined || uid === process.getuid()
