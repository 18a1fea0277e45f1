/** How a job's state looks, in its list and on its page. */
export const jobLooks = {
  draft: { tone: 'info', icon: 'columns' },
  checked: { tone: 'info', icon: 'search' },
  running: { tone: 'info', icon: 'waiting' },
  done: { tone: 'success', icon: 'done' },
  stopped: { tone: 'warning', icon: 'pause' },
  failed: { tone: 'danger', icon: 'fail' },
} as const
