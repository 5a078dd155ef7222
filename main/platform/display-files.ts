import type { PageFiles } from './page-files.ts'

export const displayPage = '/display/'

/** The display's page and what the build says belongs to it (electron.vite.config.ts); nothing else of the till's files. */
export function displayFiles(files: PageFiles): PageFiles {
  let list: Promise<ReadonlySet<string>> | null = null
  return {
    async read(urlPath) {
      if (urlPath === displayPage) return await files.read('/display/index.html')
      list ??= readList(files)
      return (await list).has(urlPath) ? await files.read(urlPath) : null
    },
  }
}

async function readList(files: PageFiles): Promise<ReadonlySet<string>> {
  const file = await files.read('/display/files.json')
  return new Set(file ? (JSON.parse(file.bytes.toString('utf8')) as string[]) : [])
}
