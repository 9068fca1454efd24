declare const __TOKENBENCH_VERSION__: string | undefined

/** From package.json, put in by the build; unbuilt sources (unit tests) have none. */
export const version =
  typeof __TOKENBENCH_VERSION__ === 'undefined' ? '0.0.0-source' : __TOKENBENCH_VERSION__
