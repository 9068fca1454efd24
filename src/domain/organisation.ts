/** An organisation on Axiom, as its member sees it. */
export interface Organisation {
  /** `axiom-abcd`: what a request with a personal access token has to name. */
  readonly id: string
  readonly name: string
  /** `personal`, `axiomCloud`, `enterprise`… */
  readonly plan: string
  /** What the person is there: `owner`, `admin`…; empty where Axiom does not say. */
  readonly role: string
}

/** A person with an account on Axiom. */
export interface AxiomUser {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Axiom's live service leaves it out for some. */
  readonly role?: { readonly id: string; readonly name: string }
}
