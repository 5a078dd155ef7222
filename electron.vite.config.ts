import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

// Node 20.18 and Chrome 130 are the oldest runtimes that one build must serve (see ARCHITECTURE.md, "Hosts").
export default defineConfig({
  main: {
    build: {
      target: 'node20',
      outDir: 'out/main',
      rollupOptions: {
        input: {
          electron: resolve('main/electron.ts'),
          server: resolve('main/server.ts'),
          painter: resolve('main/platform/line-painter-thread.ts'),
        },
        // CommonJS, because it is loaded at once: Electron may declare itself ready while the imports of an ES module are
        // still being read, and then it is too late for what must come before (the page's scheme, the sandbox).
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      outDir: 'out/preload',
      rollupOptions: {
        input: { index: resolve('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), firstScreenEarly()],
    worker: { format: 'iife' },
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      minify: true,
      modulePreload: {
        polyfill: false,
        // The page itself names what the first screen needs (below): nothing is left to look up when it is imported.
        resolveDependencies: (file, needed) => (/show-app/.test(file) ? [] : needed),
      },
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: resolve('renderer/index.html') } },
    },
  },
})

/**
 * The entry asks the till before it imports the screens, so the page does not name what the first screen needs, and a
 * browser would begin to fetch it only when the entry has run. Named in the page, it is fetched and parsed meanwhile: the
 * screens, their styles, and the letters, without which everything is laid out twice.
 */
function firstScreenEarly(): Plugin {
  return {
    name: 'first-screen-early',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const files = Object.values(bundle ?? {})
        const screens = files.find((file) => file.type === 'chunk' && file.name === 'show-app')
        if (screens?.type !== 'chunk') return []
        const entry = files.find((file) => file.type === 'chunk' && file.isEntry)?.fileName
        const scripts = [screens.fileName, ...screens.imports].filter((file) => file !== entry)
        const styles = files.flatMap((file) =>
          file.type === 'chunk' && scripts.includes(file.fileName)
            ? [...(file.viteMetadata?.importedCss ?? [])]
            : [],
        )
        const letters = files.flatMap(({ fileName }) =>
          /inter-latin-wght-normal/.test(fileName) ? [fileName] : [],
        )
        const link = (attributes: Record<string, string>, file: string) => ({
          tag: 'link',
          attrs: { ...attributes, crossorigin: true, href: `./${file}` },
          injectTo: 'head' as const,
        })
        return [
          ...scripts.map((file) => link({ rel: 'modulepreload' }, file)),
          ...styles.map((file) => link({ rel: 'stylesheet' }, file)),
          ...letters.map((file) => link({ rel: 'preload', as: 'font', type: 'font/woff2' }, file)),
        ]
      },
    },
  }
}
