/**
 * A text with every account name that Atlan makes for a token cut to what tells it apart:
 * `service-account-apikey-51c2…`. For where there is little room and the whole stands elsewhere.
 */
export const shortAccounts = (text: string): string =>
  text.replace(/(service-account-apikey-[0-9a-f]{4})[0-9a-f-]+/g, '$1…')
