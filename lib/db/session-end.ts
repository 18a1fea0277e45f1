/** When a session ends: at its own end, at the organization's longest, or once nobody was seen for too long. By what the
 *  organization says at the time of asking, so that a shorter limit counts at once. */

/** How often it is written down, at most, that a person was seen. */
export const seenEveryMs = 60_000

/** The end of the session `s` of the organization `o`. */
export const sessionEnd = `least(s.expires_at, s.created_at + o.session_max_minutes * interval '1 minute',
  s.last_seen_at + o.session_idle_minutes * interval '1 minute')`
