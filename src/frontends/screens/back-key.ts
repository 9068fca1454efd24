import type { Binding } from '#src/frontends/ui/keys.ts'
import type { AskingStatus } from './status.ts'

/** Esc, where there is a question to go back to. */
export const backKey = ({ asking, goBack }: AskingStatus): readonly Binding[] =>
  asking.isFirst ? [] : [{ keys: ['esc'], label: 'back', run: goBack }]
