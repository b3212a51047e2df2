import type { GroupCard } from './cards';
import type { Entry } from './entries';

/** What an entry makes of a group's card, as one member has it. */
export function groupAfter(card: GroupCard, entry: Entry, me: string): GroupCard {
  if (entry.kind === 'group' && entry.group !== undefined) {
    // which is the same for everybody
    const { role, ownMutedUntil } = card;
    return { ...entry.group, role: entry.group.role ?? role, ownMutedUntil: entry.group.ownMutedUntil ?? ownMutedUntil };
  }
  return entry.kind === 'members' ? membersAfter(card, entry, me) : card;
}

/** Whether an entry says that somebody is in the group no longer. */
export function takesAway({ kind, action, users }: Entry, user: string): boolean {
  const left = kind === 'members' && (action === 'leave' || action === 'remove') && users?.includes(user) === true;
  return left || (kind === 'group' && action === 'dissolve');
}

function membersAfter(card: GroupCard, { action, from, users = [], role, until }: Entry, me: string): GroupCard {
  const mine = users.includes(me);
  switch (action) {
    case 'join':
    case 'invite':
      return grown(card, users.length);
    case 'leave':
    case 'remove':
      return grown(card, -users.length);
    case 'role':
      return mine ? { ...card, role } : card;
    case 'transfer':
      return { ...card, owner: users[0] ?? card.owner, role: mine ? 'owner' : from === me ? 'administrator' : card.role };
    case 'mute':
      return users.length === 0 ? { ...card, mutedUntil: until } : mine ? { ...card, ownMutedUntil: until } : card;
    default:
      return card;
  }
}

function grown(card: GroupCard, by: number): GroupCard {
  return { ...card, members: card.members === undefined ? undefined : card.members + by };
}
