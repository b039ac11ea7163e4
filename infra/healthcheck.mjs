// The container's health check: exit code 0 when the service may be given work.
const { INTARSI_PORT: port = '8080', INTARSI_HEALTH_PATH: path = '/readyz' } = process.env
const { ok } = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2500) })
process.exit(ok ? 0 : 1)
