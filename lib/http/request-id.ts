/** Each request has an id: the front makes it, whatever the client sent, tells it in the answer, and pages and the log
 *  name the request by it. */
export const requestIdHeader = 'x-request-id'
