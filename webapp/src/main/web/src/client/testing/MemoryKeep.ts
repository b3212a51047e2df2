import type { Keep } from '../environment';

export class MemoryKeep implements Keep {
  private readonly all = new Map<string, string>();

  getItem(key: string): string | null {
    return this.all.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.all.set(key, value);
  }

  removeItem(key: string): void {
    this.all.delete(key);
  }
}
