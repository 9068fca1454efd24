/**
 * Why a keyring did not do what it was asked: there is none; it is locked; it refused; it never
 * answered; something else.
 */
export type KeyringTrouble = 'absent' | 'locked' | 'denied' | 'silent' | 'failed'

/**
 * What the keyrings of the systems say, as seen through `@napi-rs/keyring` 2.1 (Linux: tried with
 * gnome-keyring; macOS and Windows: the texts of their own interfaces). The first match counts.
 */
const sayings: readonly (readonly [RegExp, KeyringTrouble])[] = [
  // First: the bus's own text for it speaks of other causes too.
  [/did not receive a reply|no ?reply|timed? ?out/i, 'silent'],
  [/prompt (?:was )?dismissed|object locked|is locked/i, 'locked'],
  // macOS −25308, as over SSH; and what it says for a locked keychain's password (−25293).
  [/interaction is not allowed|passphrase you entered is not correct/i, 'locked'],
  [/cancell?ed|access ?denied|permission denied|not authorized/i, 'denied'],
  [/autolaunch|not provided by any|ServiceUnknown|no dbus session|no secret service/i, 'absent'],
  [/failed to connect|connection refused|no such file|unable to autolaunch/i, 'absent'],
  // Windows without an interactive session; a system that the library has no build for.
  [/logon session|cannot find (?:module|native binding)|no default store/i, 'absent'],
]

/** Tells by its message what a keyring's error means. The message itself goes no further. */
export function troubleOf(thrown: unknown): KeyringTrouble {
  const said = thrown instanceof Error ? thrown.message : ''
  return sayings.find(([saying]) => saying.test(said))?.[1] ?? 'failed'
}
