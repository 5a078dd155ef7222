import { basename, resolve } from 'node:path'
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
          logo: resolve('main/platform/logo-thread.ts'),
          pdf: resolve('main/platform/pdf-thread.ts'),
          mail: resolve('main/platform/mail-thread.ts'),
          backup: resolve('main/backup/backup-thread.ts'),
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
        input: { index: resolve('preload/index.ts'), display: resolve('preload/display.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react(), quickReact(), firstScreenEarly(), displayList()],
    worker: { format: 'iife' },
    build: {
      target: 'chrome130',
      outDir: 'out/renderer',
      minify: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: {
        input: { index: resolve('renderer/index.html'), display: resolve('renderer/display/index.html') },
      },
    },
  },
})

/**
 * React's largest part, as it is needed in a page that has to stand at once. It is a module instead of a function that is read once when it
 * is loaded and once more when it is called. And the five errors that it makes while it is loaded, as marks that are thrown later
 * and compared by identity, are made without noting where: that would read its whole source another two times.
 */
function quickReact(): Plugin {
  const file = resolve('node_modules/react-dom/cjs/react-dom-client.production.js')
  const rewrite = (code: string, from: RegExp, to: string) => {
    const rewritten = code.replace(from, to)
    if (rewritten === code)
      throw new Error(`React is written in another way now, look again at quickReact: ${from}`)
    return rewritten
  }
  return {
    name: 'quick-react',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === 'react-dom/client' ? file : null),
    transform: {
      filter: { id: /react-dom-client\.production\.js$/ },
      handler(source) {
        let code = rewrite(
          source,
          /var Scheduler = require\("scheduler"\),\s+React = require\("react"\),\s+ReactDOM = require\("react-dom"\);/,
          'import Scheduler from "scheduler"; import React from "react"; import ReactDOM from "react-dom";',
        )
        code = rewrite(code, /^exports\.(\w+) = /gm, 'export const $1 = ')
        code = rewrite(
          code,
          /\b(\w+Exception) = Error\((formatProdErrorMessage\(\d+\))\)/g,
          '$1 = Object.assign(Object.create(Error.prototype), { message: $2 })',
        )
        return { code, map: null }
      },
    },
  }
}

/**
 * Named in the page, the letters are fetched while scripts and styles are, and nothing is laid out twice; so are the texts of each
 * language, of which the host leaves the shop's (main/platform/first-page.ts).
 */
function firstScreenEarly(): Plugin {
  return {
    name: 'first-screen-early',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, path }) {
        if (path !== '/index.html') return []
        const files = Object.values(bundle ?? {})
        const link = (attributes: Record<string, string>, file: string) => ({
          tag: 'link',
          attrs: { ...attributes, crossorigin: true, href: `./${file}` },
          injectTo: 'head' as const,
        })
        const letters = files.filter(({ fileName }) => /inter-latin-wght-normal/.test(fileName))
        const texts = files.flatMap((file) =>
          file.type === 'chunk' && /^(?:en|de|nl|fr)$/.test(file.name) ? [file] : [],
        )
        return [
          ...letters.map(({ fileName }) =>
            link({ rel: 'preload', as: 'font', type: 'font/woff2' }, fileName),
          ),
          ...texts.map(({ name, fileName }) =>
            link({ rel: 'modulepreload', 'data-language': name }, fileName),
          ),
        ]
      },
    },
  }
}

/**
 * Names the files of the customer's display, which are all that its token opens (main/platform/display-files.ts): the page and what is
 * named in it, and in that.
 */
function displayList(): Plugin {
  const textOf = (file: OutputFile | undefined) =>
    file?.type === 'chunk' ? file.code : String(file?.source ?? '')
  return {
    name: 'display-list',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = 'display/index.html'
        if (!bundle[page]) throw new Error(`the build has no ${page}`)
        const found = new Set<string>([page])
        for (const file of found) {
          if (/\.woff2$/.test(file)) continue
          for (const name of Object.keys(bundle))
            if (textOf(bundle[file]).includes(basename(name))) found.add(name)
        }
        found.delete(page)
        const source = JSON.stringify([...found].map((name) => `/${name}`))
        this.emitFile({ type: 'asset', fileName: 'display/files.json', source })
      },
    },
  }
}

type OutputFile = { type: 'chunk'; code: string } | { type: 'asset'; source: string | Uint8Array }
