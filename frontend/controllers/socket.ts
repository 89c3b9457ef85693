// The one WebSocket of a page: who listens to which stream, and coming back after a break.
//
// Out: {"subscribe": ["entry:7"]}, {"unsubscribe": ["entry:7"]}.
// In:  {"subscribed": ["entry:7"]}, {"stream": "entry:7", "signal": {…}}, {"closed": "entry:7"}.

export interface Signal {
  id?: string
  url?: string
  within?: string
  at?: "start" | "end"
}

export interface Listener {
  signal(signal: Signal): void
  closed(): void
  /** The connection was away and is back: something may have been missed. */
  again(): void
}

interface Incoming {
  stream?: string
  signal?: Signal
  closed?: string
}

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
    if (socket) send({ subscribe: [stream] })
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
  send({ subscribe: [...listeners.keys()] })
  if (wasOpen) for (const listener of all()) listener.again()
  wasOpen = true
}

function reconnect(): void {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempts++)
  setTimeout(connect, pause * (0.5 + Math.random() / 2))
}

function hear({ stream, signal, closed }: Incoming): void {
  if (stream && signal) for (const listener of listeners.get(stream) ?? []) listener.signal(signal)
  if (closed) for (const listener of listeners.get(closed) ?? []) listener.closed()
}

function send(message: object): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message))
}

function all(): Set<Listener> {
  return new Set([...listeners.values()].flatMap((some) => [...some]))
}
