import type { Metadata } from 'next'
import { pageContext } from '../page-context'
import { type LoginQuery, LoginView } from './login-view'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await pageContext()).t.login.titleAlone }
}

export default function LoginPage({ searchParams }: { searchParams: LoginQuery }) {
  return <LoginView query={searchParams} />
}
