import { writeFile } from 'node:fs/promises'

/** A program that is run by the shell, for a folder on a PATH that holds nothing else. */
export async function writeScript(path: string, ...lines: string[]): Promise<void> {
  const body = ['#!/bin/sh', 'PATH=/usr/bin:/bin', ...lines, '']
  await writeFile(path, body.join('\n'), { mode: 0o755 })
}
