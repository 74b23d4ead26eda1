// What check.sh runs: node check.mjs <root of the project>
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DockerfileParser } from 'dockerfile-ast'
import { validate as validateDockerfile } from 'dockerfile-utils'
import { parseAllDocuments } from 'yaml'

const root = process.argv[2]
const read = (path) => readFileSync(join(root, path), 'utf8')
let checks = 0
let failures = 0

function check(where, what, holds, why = '') {
  checks++
  if (holds) return
  failures++
  console.error(`${where}: ${what}${why && `\n${why}`}`)
}

function yaml(path) {
  const documents = parseAllDocuments(read(path), { uniqueKeys: true, strict: true })
  for (const document of documents) {
    const problems = [...document.errors, ...document.warnings]
    check(path, 'is YAML', problems.length === 0, problems.join('\n'))
  }
  return documents.map((document) => document.toJS())
}

function node(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { ok: status === 0, output: stdout + stderr }
}

// --- Dockerfiles: two linters, then what every image of ours promises -------------------------

for (const path of ['native-micro', 'jvm', 'multistage'].map((name) => `src/main/docker/Dockerfile.${name}`)) {
  const lint = node('node_modules/dockerfilelint/bin/dockerfilelint', join(root, path))
  check(path, 'dockerfilelint', lint.ok, lint.output)
  const problems = validateDockerfile(read(path))
  check(path, 'dockerfile-utils', problems.length === 0, JSON.stringify(problems, null, 1))

  const instructions = DockerfileParser.parse(read(path)).getInstructions()
  const start = instructions.findLastIndex((instruction) => instruction.getKeyword() === 'FROM')
  const image = instructions.slice(start)
  const last = (keyword) => image.findLast((instruction) => instruction.getKeyword() === keyword)?.getArgumentsContent()
  const bases = instructions.filter((instruction) => instruction.getKeyword() === 'FROM')
  check(path, 'names each base by registry and tag', bases.every((base) => /^[a-z.]+\.[a-z]+\/\S+:(?!latest)\S+/.test(base.getImage())))
  check(path, 'runs as a number other than root', /^[1-9]\d*$/.test(last('USER') ?? ''))
  check(path, 'starts one process, without a shell', last('ENTRYPOINT')?.startsWith('['))
  check(path, 'exposes 8080', last('EXPOSE') === '8080')
  check(path, 'has no HEALTHCHECK', last('HEALTHCHECK') === undefined)
  check(path, 'has OCI labels', last('LABEL')?.includes('org.opencontainers.image.title'))
}
const image = (path) => read(path).slice(read(path).indexOf('\nARG VERSION')).replace(/^COPY .*$/m, '')
check('Dockerfile.multistage', 'ends as Dockerfile.native-micro does',
  image('src/main/docker/Dockerfile.multistage') === image('src/main/docker/Dockerfile.native-micro'))

// --- compose.yml ------------------------------------------------------------------------------

const [compose] = yaml('src/main/docker/compose.yml')
// Its schema is the Compose Specification's. Left out: what is a matter of taste, and its objection to naming what is built.
const tastes = ['no-build-and-image', 'require-quotes-in-ports', 'service-keys-order', 'services-alphabetical-order', 'top-level-properties-order']
const composeLint = node('node_modules/dclint/bin/dclint.cjs', join(root, 'src/main/docker/compose.yml'), '--max-warnings=0',
  ...tastes.flatMap((rule) => ['--disable-rule', rule]))
check('compose.yml', 'dclint', composeLint.ok, composeLint.output)
const service = compose.services.eyewitness
check('compose.yml', 'waits for a healthy database', service.depends_on.database.condition === 'service_healthy')
check('compose.yml', 'cannot write but to /tmp', service.read_only && service.tmpfs.every((mount) => mount.startsWith('/tmp')) && !service.volumes)
check('compose.yml', 'has no privileges', service.cap_drop.includes('ALL') && service.security_opt.includes('no-new-privileges:true'))
check('compose.yml', 'leaves 10 s to drain', parseInt(service.stop_grace_period) > 10)
check('compose.yml', 'publishes no database', compose.services.database.ports === undefined)

// --- Manifests: values by JSON schema, names by the types, where TypeScript refuses unknown fields -----

const resources = ['eyewitness', 'knative'].flatMap((name) => yaml(`src/main/kubernetes/${name}.yaml`))
const models = {
  'v1/ConfigMap': 'kubernetes-models/v1/ConfigMap',
  'v1/Service': 'kubernetes-models/v1/Service',
  'apps/v1/Deployment': 'kubernetes-models/apps/v1/Deployment',
  'policy/v1/PodDisruptionBudget': 'kubernetes-models/policy/v1/PodDisruptionBudget',
  'serving.knative.dev/v1/Service': '@kubernetes-models/knative/serving.knative.dev/v1/Service',
}
let types = ''
for (const [index, resource] of resources.entries()) {
  const name = `${resource.apiVersion}/${resource.kind}`
  const { [resource.kind]: Model } = await import(models[name])
  let problem = ''
  try {
    new Model(resource).validate()
  } catch (error) {
    problem = error.message
  }
  check(name, 'is valid by its schema', problem === '', problem)
  types += `import type { I${resource.kind} as T${index} } from '${models[name]}'\n`
  types += `export const r${index}: T${index} = ${JSON.stringify(resource, null, 1)}\n`
}
writeFileSync('manifests.ts', types)
const tsc = node('node_modules/typescript/bin/tsc', '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', 'manifests.ts')
check('manifests', 'have no unknown field', tsc.ok, tsc.output)

const paths = { startupProbe: '/q/health/started', readinessProbe: '/q/health/ready', livenessProbe: '/q/health/live' }
for (const resource of resources.filter(({ spec }) => spec?.template)) {
  const name = `${resource.apiVersion}/${resource.kind}`
  const pod = resource.spec.template.spec
  const [container] = pod.containers
  const context = { ...pod.securityContext, ...container.securityContext }
  for (const [probe, path] of Object.entries(paths)) {
    check(name, `${probe} asks ${path}`, (container[probe]?.httpGet.path ?? path) === path)
  }
  check(name, 'fits the restricted profile', context.runAsNonRoot === true && context.allowPrivilegeEscalation === false
    && context.capabilities?.drop.includes('ALL') && context.seccompProfile?.type === 'RuntimeDefault')
  check(name, 'has a read-only root and a /tmp', context.readOnlyRootFilesystem === true
    && container.volumeMounts.some((mount) => mount.mountPath === '/tmp'))
  check(name, 'mounts volumes that it has', container.volumeMounts.every((mount) => pod.volumes.some((volume) => volume.name === mount.name)))
  check(name, 'listens on 8080', container.ports[0].containerPort === 8080)
  check(name, 'is given no service links', pod.enableServiceLinks === false)
}
const { template, selector } = resources.find(({ kind }) => kind === 'Deployment').spec
const matches = (labels) => Object.entries(labels).every(([key, value]) => template.metadata.labels[key] === value)
check('eyewitness.yaml', 'selects its own pods everywhere', [selector.matchLabels,
  ...resources.filter(({ kind, apiVersion }) => kind === 'PodDisruptionBudget' || (kind === 'Service' && apiVersion === 'v1'))
    .map(({ spec }) => spec.selector.matchLabels ?? spec.selector)].every(matches))
check('eyewitness.yaml', 'leaves 10 s to drain after preStop',
  template.spec.terminationGracePeriodSeconds - template.spec.containers[0].lifecycle.preStop.sleep.seconds > 10)

// --- Every setting that is given is one that docs/operations.md knows --------------------------

const documented = read('docs/operations.md')
const given = [
  ...Object.keys(service.environment),
  ...resources.flatMap(({ data, spec }) => [...Object.keys(data ?? {}),
    ...(spec?.template?.spec.containers[0].env ?? []).map(({ name }) => name)]),
]
for (const setting of given) check(setting, 'is documented', documented.includes(`\`${setting}\``))

console.log(`${checks} checks, ${failures} failed`)
process.exit(failures ? 1 : 0)
