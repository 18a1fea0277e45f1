/** One line of the doctor's report; `todo` is there unless all is well. */
export type Finding = { name: string; state: 'ok' | 'warn' | 'fail'; detail: string; todo?: string }
