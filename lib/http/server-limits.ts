/** What the shipped server allows a connection, as options of node:http. A client that sends its request a byte at a
 *  time is cut off within 30 seconds, however it goes about it: Node looks at every connection each two seconds, closes
 *  those whose headers or whose whole request is late, and those that never began. */
export const serverLimits = {
  headersTimeout: 10_000,
  /** Headers and body. Longer than SCIM gives a body (scim-body.ts), so that a slow client is told why. */
  requestTimeout: 28_000,
  connectionsCheckingInterval: 2_000,
  // Above what proxies keep idle connections for, so that it is never us who closes one under a request.
  keepAliveTimeout: 75_000,
  // A filter of 8 kB, each character escaped, and the other headers.
  maxHeaderSize: 32_768,
} as const
