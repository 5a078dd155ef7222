// @ts-check

// Everything else is loaded after this question: an old Node would fail on it with an error that helps nobody.
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(
    `Node 20 or newer is needed; this is Node ${process.versions.node}. Install the LTS version from https://nodejs.org.`,
  )
  process.exit(1)
}
const { runTests } = await import('./run-tests.mjs')
process.exit(await runTests(process.argv.slice(2)))
