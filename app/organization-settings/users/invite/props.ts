/** What the form of invitations is drawn from, on its page and in its dialog. */
import type { InviteFormProps } from '@/components/users/invite-form'
import { readSetup } from '@/lib/org/connections/scim-setup'
import { check } from '@/lib/org/invitations/invite-many'
import { mostOffered } from '@/lib/org/invitations/invite-teams'
import { isScimLive } from '@/lib/org/keys/key-entry'
import type { SettingsContext } from '../../settings-context'
import { peoplePath } from '../context'
import { roleName } from '../role-names'
import { checkAddresses, sendInvitations } from './actions'

export async function inviteFormProps({ member, t }: SettingsContext): Promise<InviteFormProps> {
  const [{ roles, teams }, { keys, now }] = await Promise.all([
    check(member.org, member.actor, []),
    readSetup(member.org.id),
  ])
  const text = t.invitations
  const standard = roles.find(({ isDefault }) => isDefault)
  return {
    action: sendInvitations,
    check: checkAddresses,
    // Grantable ones first: the others only say that they exist.
    roles: roles
      .toSorted((one, other) => Number(other.grantable) - Number(one.grantable))
      .filter(({ name, managed }) => !(managed && name === 'Provisioning'))
      .map(({ id, name, grantable }) => ({
        value: id,
        label: roleName(name, t),
        ...(!grantable && { refused: text.roleBeyond }),
      })),
    teams: teams.map(({ id, name, joinable }) => ({
      value: id,
      label: name,
      ...(!joinable && { refused: text.teamBeyond }),
    })),
    initial: { addresses: '', teams: [], roles: standard ? [standard.id] : [], language: member.org.locale, note: '' },
    languages: [
      { value: 'en', label: text.languages.en, lang: 'en' },
      { value: 'fr', label: text.languages.fr, lang: 'fr' },
    ],
    scim: keys.some((key) => isScimLive(key, now)),
    backHref: peoplePath,
    text: {
      addresses: text.addresses,
      addressesAside: text.addressesAside,
      understood: text.understood,
      removeShort: text.removeShort,
      roles: text.roles,
      rolesHint: text.rolesHint,
      teams: text.teams,
      teamsHint: teams.length < mostOffered ? text.teamsHint : text.teamsFirst,
      language: text.language,
      note: text.note,
      noteAside: text.noteAside,
      check: text.check,
      preview: text.preview,
      previewTitle: text.previewTitle,
      previewSubject: text.previewSubject,
      cancel: text.cancel,
      pending: text.pending,
      send: text.send(0),
      undo: text.undo.action,
      undoPending: text.undo.pending,
      rows: text.result.rows,
      more: text.result.more,
      back: text.result.back,
      scimTitle: text.scim.title,
      scimText: text.scim.text,
    },
  }
}
