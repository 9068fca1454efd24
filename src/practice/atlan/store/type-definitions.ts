/** The lists in which the types API groups its definitions. */
export const DEFINITION_LISTS = {
  CLASSIFICATION: 'classificationDefs',
  STRUCT: 'structDefs',
  ENUM: 'enumDefs',
  ENTITY: 'entityDefs',
  RELATIONSHIP: 'relationshipDefs',
  BUSINESS_METADATA: 'businessMetadataDefs',
} as const

export type Category = keyof typeof DEFINITION_LISTS

export interface TypeDefinition extends Readonly<Record<string, unknown>> {
  readonly category: Category
  /** Internal name; for tags a hashed one. */
  readonly name: string
  readonly displayName: string
}

/** Tags and other definitions by internal name. */
export class TypeDefinitions {
  readonly #byName = new Map<string, TypeDefinition>()

  get(name: string): TypeDefinition | undefined {
    return this.#byName.get(name)
  }

  put(definition: TypeDefinition): void {
    this.#byName.set(definition.name, definition)
  }

  delete(name: string): boolean {
    return this.#byName.delete(name)
  }

  all(): TypeDefinition[] {
    return [...this.#byName.values()]
  }
}
