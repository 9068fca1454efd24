import { createContext, useContext } from 'react'

/** False while something else has the keyboard: the help, a question before leaving. */
export const ActiveContext = createContext(true)

export const useActive = (): boolean => useContext(ActiveContext)
