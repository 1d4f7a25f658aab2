/** User groups, and the word to the app when who is in one changes. */
import type { Payload } from './door/door.ts';
import { TEAM_ID } from './people.ts';

/** A map that tells of each change of a group there was, as Slack's events do; `now` in seconds. */
export class Groups extends Map<string, string[]> {
  readonly #tell: (change: Payload) => void;
  readonly #now: () => number;

  constructor(
    groups: Iterable<readonly [string, string[]]>,
    now: () => number,
    tell: (change: Payload) => void,
  ) {
    super();
    this.#tell = tell;
    this.#now = now;
    for (const [id, members] of groups) super.set(id, members);
  }

  override set(id: string, members: string[]): this {
    // While the map is made there is nobody to tell yet.
    const before = this.get(id);
    super.set(id, members);
    if (before !== undefined) this.#changed(id, before, members);
    return this;
  }

  override delete(id: string): boolean {
    const gone = super.delete(id);
    if (gone) {
      const subteam = {
        id,
        is_usergroup: true,
        date_update: this.#now(),
        date_delete: this.#now(),
        users: [],
      };
      this.#tell({ type: 'subteam_updated', subteam });
    }
    return gone;
  }

  #changed(id: string, before: readonly string[], members: readonly string[]): void {
    const added = members.filter((each) => !before.includes(each));
    const removed = before.filter((each) => !members.includes(each));
    if (added.length + removed.length === 0) return;
    this.#tell({
      type: 'subteam_members_changed',
      subteam_id: id,
      team_id: TEAM_ID,
      date_previous_update: this.#now(),
      date_update: this.#now(),
      added_users: added,
      added_users_count: String(added.length),
      removed_users: removed,
      removed_users_count: String(removed.length),
    });
  }
}
