import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { checkMail } from './mail'

let server: Server | undefined
afterEach(() => {
  server?.close()
  server = undefined
})

/** A mail server that says these words; answers its address, under a name that is not loopback and yet this machine. */
async function says(greeting: string, offers = ''): Promise<string> {
  const made = createServer((socket) => {
    socket.on('error', () => {})
    socket.write(greeting)
    socket.on('data', () => socket.write(`250-mail.test\r\n${offers}250 HELP\r\n`))
  })
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  const bound = made.address()
  return `0.0.0.0:${typeof bound === 'object' && bound ? bound.port : 0}`
}

const met = (smtpUrl: string) => checkMail({ smtpUrl, mode: 'start' })

describe('the check of the mail server', () => {
  test('fails where a password waits for a TLS that is not offered, and says what to do', async () => {
    const at = await says('220 mail.test\r\n')
    const finding = await met(`smtp://me:secret@${at}`)
    expect(finding).toMatchObject({ state: 'fail', todo: expect.stringContaining('?requireTLS=false') })
    expect(JSON.stringify(finding)).not.toContain('secret')
  })

  test('passes where it is offered', async () => {
    const at = await says('220-mail.test\r\n220 ready\r\n', '250-STARTTLS\r\n')
    expect(await met(`smtp://me:secret@${at}`)).toMatchObject({ state: 'ok' })
  })

  test('warns of a password in clear that the address allows, and asks nothing without one', async () => {
    const at = await says('220 mail.test\r\n')
    expect(await met(`smtp://me:secret@${at}?requireTLS=false`)).toMatchObject({ state: 'warn' })
    expect(await met(`smtp://${at}`)).toMatchObject({ state: 'ok' })
  })

  test('tells the words of a server that turns us away', async () => {
    const at = await says('554 5.7.1 Go away\r\n')
    expect(await met(`smtp://me:secret@${at}`)).toMatchObject({
      state: 'fail',
      detail: expect.stringContaining('554 5.7.1 Go away'),
    })
  })
})
