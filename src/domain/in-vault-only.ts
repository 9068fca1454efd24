/** The code of the problem that a secret did not arrive, but is in the vault: nothing is lost. */
export const inVaultOnly = 'secret-in-vault-only'
