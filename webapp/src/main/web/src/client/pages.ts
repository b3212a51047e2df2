/** One page of a list; without a cursor the last. */
export interface Page<Item> {
  items: readonly Item[];
  cursor?: string;
}

/** Which page of a list. */
export interface Paging {
  limit?: number;
  cursor?: string;
}

/** What changed of a list since a version; everything if it was asked without one, or with `reset`. */
export interface ListChange<Item> extends Partial<Page<Item>> {
  version?: string;
  reset?: boolean;
}
