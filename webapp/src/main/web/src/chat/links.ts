/** Ends with a slash, because a user name may hold a dot and an address that ends in one means a file. */
export function chatPath(key: string): string {
  return `/c/${encodeURIComponent(key)}/`;
}
