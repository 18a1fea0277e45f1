/** What is counted, in Prometheus' terms. One registry a process, whichever module graph counts; names and labels are
 *  few and bounded, and none of them names a person or an organization. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { singleton } from './singleton'

/** From a millisecond, since most answers take a few. */
const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export const metrics = singleton('metrics', () => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const own = { registers: [registry] }
  return {
    registry,
    scimRequests: new Counter({
      ...own,
      name: 'scim_requests_total',
      help: 'SCIM requests by operation, status and identity provider',
      labelNames: ['op', 'status', 'idp'] as const,
    }),
    scimSeconds: new Histogram({
      ...own,
      name: 'scim_request_duration_seconds',
      help: 'Time until a SCIM answer is sent',
      labelNames: ['op'] as const,
      buckets: seconds,
    }),
    httpRequests: new Counter({
      ...own,
      name: 'http_requests_total',
      help: 'Requests other than SCIM by area and status',
      labelNames: ['area', 'status'] as const,
    }),
    httpSeconds: new Histogram({
      ...own,
      name: 'http_request_duration_seconds',
      help: 'Time until an answer other than SCIM is sent',
      labelNames: ['area'] as const,
      buckets: seconds,
    }),
    events: new Counter({
      ...own,
      name: 'gatehouse_events_total',
      help: 'Audit events committed by this process, by kind',
      labelNames: ['event'] as const,
    }),
    mails: new Counter({
      ...own,
      name: 'gatehouse_mails_total',
      help: 'Tries to send a mail by their outcome',
      labelNames: ['outcome'] as const,
    }),
    due: new Gauge({
      ...own,
      name: 'gatehouse_due_work',
      help: 'Mails and jobs of all processes whose time has come',
      labelNames: ['kind'] as const,
    }),
    oldestDueSeconds: new Gauge({
      ...own,
      name: 'gatehouse_due_work_oldest_seconds',
      help: 'For how long the oldest of them has been due',
      labelNames: ['kind'] as const,
    }),
    databaseUp: new Gauge({ ...own, name: 'gatehouse_database_up', help: 'Whether the database answers' }),
    connections: new Gauge({
      ...own,
      name: 'gatehouse_database_connections',
      help: 'Connections of the pool for writes by state, and who waits for one',
      labelNames: ['state'] as const,
    }),
  }
})
