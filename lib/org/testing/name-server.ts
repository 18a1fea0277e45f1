/** A name server on this machine (RFC 1035): answers for TXT and SOA over UDP as it is told to. */
import { createSocket, type RemoteInfo } from 'node:dgram'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

const types = { soa: 6, txt: 16 } as const
const codes = { ok: 0, servfail: 2, nxdomain: 3 } as const

export interface NameServer {
  /** `address:port`, for GATEHOUSE_DNS. */
  readonly address: string
  /** TXT records by name; each may be one text or its pieces. Names that are not here do not exist. */
  readonly texts: Map<string, readonly (string | readonly string[])[]>
  /** Names that are there without a TXT record. */
  readonly names: Set<string>
  /** Names about which it cannot answer, and those about which it says nothing at all. */
  readonly broken: Set<string>
  readonly silent: Set<string>
  /** The names that were asked for. */
  readonly asked: string[]
  close(): Promise<void>
}

/** Starts listening on a free port. */
export async function startNameServer(port = 0): Promise<NameServer> {
  const socket = createSocket('udp4')
  const zone = {
    texts: new Map<string, readonly (string | readonly string[])[]>(),
    names: new Set<string>(),
    broken: new Set<string>(),
    silent: new Set<string>(),
    asked: [] as string[],
  }
  socket.on('message', (query: Buffer, from: RemoteInfo) => {
    const { name, type, end } = readQuestion(query)
    zone.asked.push(name)
    if (zone.silent.has(name)) return
    socket.send(answer(query.subarray(0, end), name, type, zone), from.port, from.address)
  })
  socket.bind(port, '127.0.0.1')
  await once(socket, 'listening')
  return {
    ...zone,
    address: `127.0.0.1:${(socket.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('ascii', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 }
}

type Zone = Pick<NameServer, 'texts' | 'names' | 'broken'>

function answer(question: Buffer, name: string, type: number, { texts, names, broken }: Zone): Buffer {
  const known = texts.has(name) || names.has(name)
  const code = broken.has(name) ? codes.servfail : known ? codes.ok : codes.nxdomain
  const records = code === codes.ok && type === types.txt ? (texts.get(name) ?? []).map(txtRecord) : []
  const response = Buffer.from(question)
  response.writeUInt16BE(0x8180 | code, 2)
  response.writeUInt16BE(1, 4)
  response.writeUInt16BE(records.length, 6)
  response.writeUInt32BE(0, 8)
  return Buffer.concat([response, ...records])
}

/** The name as a pointer to the question, class IN, a minute to live. */
function txtRecord(text: string | readonly string[]): Buffer {
  const pieces = [text].flat().map((piece) => Buffer.from(piece))
  const data = Buffer.concat(pieces.flatMap((piece) => [Buffer.from([piece.length]), piece]))
  const head = Buffer.from([0xc0, 12, 0, types.txt, 0, 1, 0, 0, 0, 60, 0, 0])
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}
