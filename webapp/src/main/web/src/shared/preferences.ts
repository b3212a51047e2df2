import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';

const THEME = 'hy.theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

dark.addEventListener('change', () => apply());

export function themeChoice(): ThemeChoice {
  const kept = localStorage.getItem(THEME);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(THEME, choice);
  apply();
}

/** Shows the chosen theme; called before the first paint and at every change. */
export function apply(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
  listeners.forEach((listener) => listener());
}

export function useDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, themeChoice);
}

function isDark(): boolean {
  const choice = themeChoice();
  return choice === 'system' ? dark.matches : choice === 'dark';
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
