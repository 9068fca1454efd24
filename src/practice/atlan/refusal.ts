import { atlasUnauthenticated, atlasUnexpected, ServiceError, serviceBody } from './errors.ts'

/** Statuses that come from no rule of the tenant's: its road, its doors, its mistakes. */
const REASONS = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  419: 'Session Timeout',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
} as const

export type RefusalStatus = keyof typeof REASONS

export function isRefusalStatus(status: number): status is RefusalStatus {
  return Object.hasOwn(REASONS, status)
}

export function isMetadataPath(path: string): boolean {
  return path.startsWith('/api/meta/')
}

/**
 * A refusal, worded by the service that owns the path.
 * @param why more than the status says; shown to the caller.
 */
export function refusal(
  status: RefusalStatus,
  path: string,
  requestId: string,
  why: string = REASONS[status],
): Response {
  // The gateway's own, in front of all services.
  if (status === 419) return Response.json({ message: why }, { status })
  return Response.json(bodyFor(status, path, requestId, why), { status })
}

/** All but the gateway's own. */
type ServiceStatus = Exclude<RefusalStatus, 419>

function bodyFor(status: ServiceStatus, path: string, requestId: string, why: string) {
  if (isMetadataPath(path)) return metadataBody(status, path, requestId, why)
  // Keycloak's form for whatever comes from no rule of its own.
  if (path.startsWith('/auth/')) return { error: `HTTP ${status} ${REASONS[status]}` }
  return serviceBody(new ServiceError(status, REASONS[status], why), requestId)
}

function metadataBody(status: ServiceStatus, path: string, requestId: string, why: string) {
  if (status === 401) return atlasUnauthenticated(path)
  if (status === 500 || status === 404) {
    const errorId = requestId.replaceAll('-', '').slice(0, 16)
    return atlasUnexpected(errorId, REASONS[status], why)
  }
  return { errorCode: `ATLAS-${status}-00-001`, errorMessage: why }
}
