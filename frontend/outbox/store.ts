// What was written without a line, kept in the browser until it is sent; each letter belongs to the person who wrote it.

export interface Letter {
  key: string
  person: string
  action: string
  fields: [name: string, value: string][]
  page: string
  at: number
  /** What the server said for good, 0 while it waits. */
  refused: number
}

const CHANGES = "outbox"

export async function put(letter: Letter): Promise<void> {
  await ask("readwrite", (store) => store.put(letter))
  changed()
}

export async function remove(key: string): Promise<void> {
  await ask("readwrite", (store) => store.delete(key))
  changed()
}

export const get = (key: string): Promise<Letter | undefined> => ask("readonly", (store) => store.get(key))

/** List the letters, those written first at the beginning. */
export async function letters(): Promise<Letter[]> {
  const all: Letter[] = await ask("readonly", (store) => store.getAll())
  return all.sort((one, other) => one.at - other.at)
}

/** Hear of every change, also by other tabs and the worker; gives what stops it. */
export function onChange(act: () => void): () => void {
  const channel = new BroadcastChannel(CHANGES)
  channel.addEventListener("message", act)
  return () => channel.close()
}

/** One at a time, whatever tabs are open: nothing is sent twice, nor taken back while it is being sent. */
export function alone<T>(act: () => Promise<T>): Promise<T> {
  return navigator.locks.request(CHANGES, act)
}

function changed(): void {
  const channel = new BroadcastChannel(CHANGES)
  channel.postMessage("")
  channel.close()
}

async function ask<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened()
  try {
    const deed = database.transaction("letters", mode)
    const request = act(deed.objectStore("letters"))
    return await new Promise((resolve, reject) => {
      deed.oncomplete = () => resolve(request.result)
      deed.onabort = deed.onerror = () => reject(deed.error ?? new Error("outbox"))
    })
  } finally {
    database.close()
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("outbox", 1)
    request.onupgradeneeded = () => request.result.createObjectStore("letters", { keyPath: "key" })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error("outbox"))
  })
}
