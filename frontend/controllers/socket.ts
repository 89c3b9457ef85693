// The one WebSocket of a page: who listens to which stream, and coming back after a break.
//
// Out: {"subscribe": ["entry:7"], "since": 1790000000.5} (when the page was made: what was said since then follows),
//      {"unsubscribe": ["entry:7"]}.
// In:  {"subscribed": ["entry:7"]}, {"stream": "entry:7", "signal": {…}}, {"closed": "entry:7"},
//      {"resync": true} when this page was too slow to be told everything. Closed with 4401: signed out.

export interface Signal {
  id?: string
  url?: string
  within?: string
  at?: "start" | "end"
  gone?: boolean
}

export interface Listener {
  signal(signal: Signal): void
  closed(): void
  /** Something may have been missed: the connection was away, or there was too much. */
  again(): void
}

interface Incoming {
  stream?: string
  signal?: Signal
  closed?: string
  resync?: boolean
}

const SIGNED_OUT = 4401
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 30_000

const listeners = new Map<string, Set<Listener>>()
let socket: WebSocket | null = null
let attempts = 0
let wasOpen = false

export function subscribe(stream: string, listener: Listener): () => void {
  const others = listeners.get(stream)
  if (others) others.add(listener)
  else {
    listeners.set(stream, new Set([listener]))
    if (socket) send({ subscribe: [stream], since: made() })
    else connect()
  }
  return () => leave(stream, listener)
}

function leave(stream: string, listener: Listener): void {
  const others = listeners.get(stream)
  others?.delete(listener)
  if (others?.size !== 0) return
  listeners.delete(stream)
  send({ unsubscribe: [stream] })
}

function connect(): void {
  socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/live`)
  socket.addEventListener("open", opened)
  socket.addEventListener("message", ({ data }) => hear(JSON.parse(String(data)) as Incoming))
  socket.addEventListener("close", reconnect)
}

function opened(): void {
  attempts = 0
  send({ subscribe: [...listeners.keys()], since: made() })
  if (wasOpen) catchUp()
  wasOpen = true
}

function reconnect({ code }: CloseEvent): void {
  if (code === SIGNED_OUT && wasOpen) return location.reload()
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempts++)
  setTimeout(connect, pause * (0.5 + Math.random() / 2))
}

function hear({ stream, signal, closed, resync }: Incoming): void {
  if (resync) catchUp()
  if (stream && signal) for (const listener of listeners.get(stream) ?? []) listener.signal(signal)
  if (closed) close(closed)
}

/** Who heard it is told once, and asks no more: the answers would only be refusals. */
function close(stream: string): void {
  const heard = listeners.get(stream) ?? []
  listeners.delete(stream)
  for (const listener of heard) listener.closed()
}

function made(): number {
  return Number(document.querySelector<HTMLMetaElement>("meta[name=made]")?.content)
}

function send(message: object): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
}

function catchUp(): void {
  for (const listener of new Set([...listeners.values()].flatMap((some) => [...some]))) listener.again()
}
