import type { GroupCard, GroupLink, GroupSettings, Role } from './cards';
import type { Commands } from './commands';
import type { Entry } from './entries';
import type { Intake } from './intake';
import type { JsonMap } from './wire';

/** Where what was done to groups is shown. */
export interface GroupsGround {
  commands: Commands;
  intake: Pick<Intake, 'entry' | 'group'>;
}

/**
 * What people do with groups, which are named by their id. Each act is done once, also over a lost connection. May throw
 * `Lost` when the connection stays away for a minute, and `Refused`.
 */
export class Groups {
  constructor(private readonly ground: GroupsGround) {}

  async create(group: GroupSettings & { name: string; users: string[]; kind?: 'group' | 'channel' | 'room' }): Promise<GroupCard> {
    const card = (await this.ground.commands.run('group', { action: 'create', ...group })) as unknown as { group: GroupCard };
    this.ground.intake.group(card.group);
    return card.group;
  }

  async update(group: string, change: GroupSettings): Promise<void> {
    await this.act('update', { group, ...change });
  }

  /** Says what everybody is to know; empty takes it back. */
  async announce(group: string, text: string): Promise<void> {
    await this.act('announce', { group, text });
  }

  async invite(group: string, users: readonly string[]): Promise<void> {
    await this.act('invite', { group, users: [...users] });
  }

  /** Goes into an open group, or asks to be let into one that takes requests. */
  async join(group: string, greeting?: string): Promise<'joined' | 'requested'> {
    return this.enter({ group, greeting });
  }

  /** Goes into a group by the token of a link. */
  async joinBy(link: string): Promise<'joined' | 'requested'> {
    return this.enter({ link });
  }

  async approve(group: string, user: string): Promise<void> {
    await this.act('approve', { group, user });
  }

  async refuse(group: string, user: string): Promise<void> {
    await this.act('refuse', { group, user });
  }

  async remove(group: string, user: string): Promise<void> {
    await this.act('remove', { group, user });
  }

  async role(group: string, user: string, role: Exclude<Role, 'owner'>): Promise<void> {
    await this.act('role', { group, user, role });
  }

  /**
   * Keeps somebody, or everybody but administrators, from writing.
   *
   * @param until milliseconds since 1970; −1 for ever, undefined ends it
   */
  async mute(group: string, until: number | undefined, user?: string): Promise<void> {
    await this.act('mute', { group, until: until ?? null, user });
  }

  /** Makes somebody else the owner. */
  async transfer(group: string, user: string): Promise<void> {
    await this.act('transfer', { group, user });
  }

  async leave(group: string): Promise<void> {
    await this.act('leave', { group });
  }

  async dissolve(group: string): Promise<void> {
    await this.act('dissolve', { group });
  }

  /**
   * A new link into a group, with its token. The token is lost with the answer.
   *
   * @param limits when it ends (milliseconds since 1970), and how many it lets in
   */
  async link(group: string, limits: { expires?: number; uses?: number } = {}): Promise<GroupLink> {
    const answer = await this.act('link', { group, ...limits });
    return answer['link'] as unknown as GroupLink;
  }

  async withdraw(group: string, link: string): Promise<void> {
    await this.act('withdraw', { group, link });
  }

  private async enter(body: JsonMap): Promise<'joined' | 'requested'> {
    const answer = await this.act('join', body);
    return answer['state'] === 'requested' ? 'requested' : 'joined';
  }

  private async act(action: string, body: JsonMap): Promise<JsonMap> {
    const answer = await this.ground.commands.run('group', { action, ...body });
    if (answer['group'] !== undefined) {
      this.ground.intake.group(answer['group'] as unknown as GroupCard);
    }
    ((answer['entries'] ?? []) as unknown as Entry[]).forEach((entry) => this.ground.intake.entry(entry));
    return answer;
  }
}
