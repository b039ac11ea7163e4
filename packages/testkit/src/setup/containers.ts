import { freePort } from '@intarsi/postgres/embedded'
import { GenericContainer, getContainerRuntimeClient } from 'testcontainers'
import type { Found, NotFound } from './found.ts'

export type ContainerServer = {
  image: string
  containerPort: number
  /** Given the port it will have on this machine. */
  environment: (hostPort: number) => Record<string, string>
  address: (host: string, port: number) => string
}

/** Starts a server with Testcontainers, where a container engine answers. */
export async function startInContainer(server: ContainerServer): Promise<Found | NotFound> {
  if (!(await engineAnswers())) return { address: null, why: 'no container engine answers' }
  const port = await freePort()
  const container = await new GenericContainer(server.image)
    .withEnvironment(server.environment(port))
    .withExposedPorts({ container: server.containerPort, host: port })
    // A broker starts three Java machines; a busy machine needs more than the usual minute for them.
    .withStartupTimeout(180_000)
    .start()
  return {
    address: server.address(container.getHost(), port),
    what: `${server.image} in a container`,
    stop: async () => {
      await container.stop()
    },
  }
}

async function engineAnswers(): Promise<boolean> {
  try {
    await getContainerRuntimeClient()
    return true
  } catch {
    // Testcontainers tries every known socket and throws when none answers: that is the question asked here.
    return false
  }
}
