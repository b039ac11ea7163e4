// `npm run kafka`: fetches Kafka's jars from Maven Central into the cache where the tests look for them.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { KAFKA_VERSION, readTestConfig } from '../packages/testkit/src/setup/config.ts'

const dependency = (group: string, artifact: string, version: string) =>
  `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>it.intarsi</groupId><artifactId>test-broker</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    ${dependency('org.apache.kafka', 'kafka_2.13', KAFKA_VERSION)}
    ${dependency('org.slf4j', 'slf4j-simple', '1.7.36')}
  </dependencies>
</project>
`

const { kafkaHome } = readTestConfig()
if (existsSync(join(kafkaHome, 'libs'))) {
  console.log(`Kafka's jars are in ${kafkaHome}`)
} else {
  // Made beside and renamed: an interrupted download leaves nothing that looks complete.
  const draft = `${kafkaHome}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  await writeFile(join(draft, 'pom.xml'), POM)
  const goal = [
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${join(draft, 'libs')}`,
  ]
  await promisify(execFile)('mvn', ['--batch-mode', '--quiet', '-f', join(draft, 'pom.xml'), ...goal], {
    maxBuffer: 64_000_000,
  })
  await rm(kafkaHome, { recursive: true, force: true })
  await rename(draft, kafkaHome)
  console.log(`Kafka's jars are now in ${kafkaHome}`)
}
