/** A tag on an entity, and how far it spreads. */
export interface Tag {
  /** Internal name. */
  readonly typeName: string
  readonly propagate: boolean
  readonly removePropagationsOnEntityDelete: boolean
  readonly restrictPropagationThroughLineage: boolean
  readonly restrictPropagationThroughHierarchy: boolean
}

/** A tag as a client sends it. Ours: what is not said is off. */
export function tagFrom(typeName: string, sent: Readonly<Record<string, unknown>>): Tag {
  const isOn = (option: string) => sent[option] === true
  return {
    typeName,
    propagate: isOn('propagate'),
    removePropagationsOnEntityDelete: isOn('removePropagationsOnEntityDelete'),
    restrictPropagationThroughLineage: isOn('restrictPropagationThroughLineage'),
    restrictPropagationThroughHierarchy: isOn('restrictPropagationThroughHierarchy'),
  }
}
