// A tenant of its own process that looks people up one after the other, so that what the load run does to itself is not
// measured with it: node neighbor.mjs BASE_URL KEY SECONDS; the times of the answers in milliseconds, as JSON. Whoever
// is looked up are the seeded people of the tenant.
import http from 'node:http'

const [baseUrl = '', key = '', seconds = '1', people = '1', domain = ''] = process.argv.slice(2)
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
const headers = { authorization: `Bearer ${key}`, accept: 'application/scim+json' }

/** @param {string} userName */
function lookUp(userName) {
  const filter = encodeURIComponent(`userName eq "${userName}"`)
  return new Promise((resolve, reject) => {
    const request = http.get(`${baseUrl}/Users?filter=${filter}`, { agent, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => resolve(answer.statusCode === 200 && JSON.parse(text).totalResults === 1))
    })
    request.on('error', reject)
  })
}

const times = []
let wrong = 0
const end = performance.now() + Number(seconds) * 1000
for (let n = 0; performance.now() < end; n++) {
  const began = performance.now()
  const right = await lookUp(`seed${String(((n * 7919) % Number(people)) + 1).padStart(7, '0')}@${domain}`)
  times.push(performance.now() - began)
  if (!right) wrong++
}
agent.destroy()
process.stdout.write(JSON.stringify({ times, wrong }))
