import type { Leads, Place } from './place.ts'

/** What the places that both products have show at one of them. */
export interface Product {
  /** It is worked with. */
  readonly profile: string
  readonly home: Pick<Place, 'loaded' | 'opens' | 'command'>
  /** Rows of the first screen: what ends here, and what ends at the other profile. */
  readonly ending: readonly [here: string, elsewhere: string]
  /** The token in the first row of the list. */
  readonly token: string
  /** What can be done with it and with none, beginning with what Enter does first. */
  readonly tokenActions: Readonly<Record<string, Leads>>
  readonly tokenList: Pick<Place, 'loaded' | 'orders'>
  readonly tokenPage: Pick<Place, 'loaded' | 'command'>
  /** What `y` copies of it. */
  readonly identifier: RegExp
  readonly describes: { readonly tokens: string; readonly token: string }
  /** A text that is pasted where one asks why something fails, and what comes of it. */
  readonly failure: Pick<Place, 'loaded' | 'command' | 'opens' | 'actions'> & {
    readonly pasted: string
  }
  /** A request that the places before have sent. */
  readonly request: string
}
