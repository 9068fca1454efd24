import { open } from 'node:fs/promises'

/**
 * Puts the names in a folder on the disk. Without it a power cut may take a file's new name away
 * although its content is there.
 */
export async function syncFolder(path: string): Promise<void> {
  // Windows opens no folder for this, nor does any system one that may be written but not read.
  const folder = await open(path).catch(() => undefined)
  try {
    await folder?.sync()
  } finally {
    await folder?.close()
  }
}
