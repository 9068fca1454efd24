import type { ContentfulStatusCode } from 'hono/utils/http-status'

/**
 * An error as the metadata service (`/api/meta/`) words it: a status with a code of its own.
 * The codes are those of the Atlas server's source.
 */
export class AtlasError extends Error {
  readonly status: ContentfulStatusCode
  readonly code: string
  readonly entityGuid: string | undefined

  constructor(status: ContentfulStatusCode, code: string, message: string, entityGuid?: string) {
    super(message)
    this.status = status
    this.code = code
    this.entityGuid = entityGuid
  }
}

export const atlas = {
  badRequest: (why: string) => new AtlasError(400, 'ATLAS-400-00-029', why),
  emptyAdmins: (typeName: string) =>
    new AtlasError(400, 'ATLAS-400-00-114', `Admin list should not be empty for type ${typeName}`),
  tooMany: (limit: number) =>
    new AtlasError(400, 'ATLAS-400-00-212', `Too many entities in one request: at most ${limit}`),
  notAuthorised: (username: string, what: string) =>
    new AtlasError(403, 'ATLAS-403-00-001', `${username} is not authorized to perform ${what}`),
  notConnectionAdmin: (username: string, connectionGuid: string) =>
    new AtlasError(
      403,
      'ATLAS-403-00-002',
      `${username} is not admin for connection ${connectionGuid}`,
    ),
  unknownType: (typeName: string) =>
    new AtlasError(404, 'ATLAS-404-00-001', `Given typename ${typeName} was invalid`),
  unknownGuid: (guid: string) =>
    new AtlasError(404, 'ATLAS-404-00-005', `Given instance guid ${guid} is invalid/not found`),
  unknownName: (typeName: string, qualifiedName: string) =>
    new AtlasError(
      404,
      'ATLAS-404-00-009',
      `Instance ${typeName} with unique attribute {qualifiedName=${qualifiedName}} does not exist`,
    ),
  // The code says 409, the status is 404 (seen from the Python SDK's own tests).
  notRelated: (relation: string, one: string, other: string) =>
    new AtlasError(
      404,
      'ATLAS-409-00-0021',
      `relationship ${relation} does not exist between entities ${one} and ${other}`,
    ),
  notSupported: (what: string) =>
    new AtlasError(409, 'ATLAS-409-00-015', `Operation not supported: ${what}`),
  alreadyExists: (typeName: string, name: string) =>
    new AtlasError(409, 'ATLAS-409-00-016', `${typeName} with name ${name} already exists`),
  typeExists: (name: string) =>
    new AtlasError(409, 'ATLAS-409-00-001', `Given type ${name} already exists`),
  typeInUse: (name: string) =>
    new AtlasError(409, 'ATLAS-409-00-002', `Given type ${name} has references`),
  // Thrown without a code of its own, so it leaves the server as an internal error.
  tagsTaken: (tags: readonly string[]) =>
    new AtlasError(
      500,
      'ATLAS-500-00-001',
      `Entity already exists, typeName:tags, Purpose:[${tags.join(', ')}]`,
    ),
  unknownUser: (username: string) =>
    new AtlasError(500, 'ATLAS-500-00-001', `Keycloak user not found with userName ${username}`),
  unknownGroup: (group: string) =>
    new AtlasError(500, 'ATLAS-500-00-001', `Keycloak group not found with name ${group}`),
}

/** The body of an AtlasError on the wire. */
export function atlasBody(error: AtlasError): Record<string, unknown> {
  return {
    errorCode: error.code,
    errorMessage: error.message,
    ...(error.entityGuid && { entityGuid: error.entityGuid }),
  }
}

/** What the metadata service says where it did not expect an error, and for an unknown route. */
export function atlasUnexpected(errorId: string, errorType: string, errorMessage: string) {
  return {
    errorId,
    message: 'There was an error processing your request.',
    causes: [{ errorType, errorMessage, location: 'practice' }],
  }
}

/** What the metadata service's servlet container says to a bearer it does not accept. */
export function atlasUnauthenticated(url: string) {
  return { servlet: 'AtlasServlet', message: 'Unauthorized', url, status: '401' }
}

/**
 * An error as the service behind `/api/service/` words it. That service is closed; these are the
 * fields the vendor's SDKs read, the texts are ours.
 */
export class ServiceError extends Error {
  readonly status: ContentfulStatusCode
  readonly error: string

  constructor(status: ContentfulStatusCode, error: string, message: string) {
    super(message)
    this.status = status
    this.error = error
  }
}

export const service = {
  badRequest: (why: string) => new ServiceError(400, 'Bad Request', why),
  unauthenticated: () =>
    new ServiceError(401, 'Unauthorized', 'The bearer is unknown, expired or was revoked.'),
  forbidden: (username: string, what: string) =>
    new ServiceError(403, 'Forbidden', `${username} is not allowed to ${what}`),
  notFound: (what: string) => new ServiceError(404, 'Not Found', `${what} was not found`),
  conflict: (why: string) => new ServiceError(409, 'Conflict', why),
}

/** The body of a ServiceError on the wire. */
export function serviceBody(error: ServiceError, requestId: string): Record<string, unknown> {
  return {
    code: error.status,
    error: error.error,
    message: error.message,
    info: '',
    requestId,
  }
}

/** An error as Keycloak words it. */
export class KeycloakError extends Error {
  readonly status: ContentfulStatusCode
  readonly error: string

  constructor(status: ContentfulStatusCode, error: string, description = '') {
    super(description)
    this.status = status
    this.error = error
  }
}

/** The body of a KeycloakError on the wire. */
export function keycloakBody(error: KeycloakError): Record<string, unknown> {
  return { error: error.error, ...(error.message && { error_description: error.message }) }
}
