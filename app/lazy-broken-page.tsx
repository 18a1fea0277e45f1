'use client'

import { lazy } from 'react'

/** Every page would carry it, and hardly one shows it. Where it cannot be fetched either, the last resort is shown. */
export const LazyBrokenPage = lazy(() => import('./broken-page').then((module) => ({ default: module.BrokenPage })))
