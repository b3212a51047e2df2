import type { Department } from './cards';
import type { Clock } from './environment';
import { Following } from './following';
import type { ListChange } from './pages';

export interface DepartmentsGround {
  clock: Clock;
  ask: (question: { since?: string; cursor?: string }) => Promise<ListChange<Department>>;
  /** Something in the tree is new. */
  changed: () => void;
}

/** The organisation as a tree. It is followed from the first `follow` on. Its members are asked for by `requests.users`. */
export class Departments {
  private readonly list: Following<Department>;
  private followed = false;
  private tree: { items: ReadonlyMap<string, Department>; children: ReadonlyMap<string, readonly Department[]> } | undefined;

  constructor({ clock, ask, changed }: DepartmentsGround) {
    this.list = new Following({ ask, clock, changed, keyOf: ({ id }) => id });
  }

  /** Whether the tree was read once. */
  get known(): boolean {
    return this.list.known;
  }

  get(id: string): Department | undefined {
    return this.list.items.get(id);
  }

  /** Those right below one, or at the top, in their order. The same list until something changes. */
  below(parent?: string): readonly Department[] {
    const { items } = this.list;
    if (this.tree?.items !== items) {
      this.tree = { items, children: childrenOf(items) };
    }
    return this.tree.children.get(parent ?? TOP) ?? NONE;
  }

  /** From the top to this one. */
  path(id: string): readonly Department[] {
    const path: Department[] = [];
    for (let next = this.get(id); next !== undefined && !path.includes(next); next = this.get(next.parent ?? TOP)) {
      path.unshift(next);
    }
    return path;
  }

  /** Reads the tree, now or as soon as there is a connection, and keeps it in step from then on. */
  follow(): void {
    if (!this.followed) {
      this.followed = true;
      this.list.soon();
    }
  }

  /** There is a new connection. */
  resume(): void {
    if (this.followed) {
      this.list.soon();
    }
  }

  /** The server has another version. */
  moved(version: string | undefined): void {
    if (this.followed) {
      this.list.moved(version);
    }
  }
}

const TOP = '';
const NONE: readonly Department[] = [];

/** What hangs below nothing that we know is shown at the top. */
function childrenOf(items: ReadonlyMap<string, Department>): ReadonlyMap<string, readonly Department[]> {
  const children = new Map<string, Department[]>();
  for (const item of items.values()) {
    const parent = item.parent !== undefined && items.has(item.parent) ? item.parent : TOP;
    const siblings = children.get(parent) ?? [];
    siblings.push(item);
    children.set(parent, siblings);
  }
  children.forEach((list) => list.sort((one, other) => (one.order ?? 0) - (other.order ?? 0) || (one.id < other.id ? -1 : 1)));
  return children;
}
