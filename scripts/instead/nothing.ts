/** Of a module that nothing here is done with, and that its importer can do without. */
export default {}
export const constants = {}
