const RECENT = 'hy.emoji';
const MOST = 16;

export function recent(): readonly string[] {
  return JSON.parse(localStorage.getItem(RECENT) ?? '[]') as string[];
}

export function remember(code: string): void {
  const codes = [code, ...recent().filter((other) => other !== code)].slice(0, MOST);
  localStorage.setItem(RECENT, JSON.stringify(codes));
}
