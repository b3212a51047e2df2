import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';

interface Props {
  open: boolean;
  /** How many items there are: they may come after the menu opened. */
  count: number;
  children: ReactNode;
}

/** Which item a key leads to, of so many. */
const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: next,
  ArrowRight: next,
  ArrowUp: previous,
  ArrowLeft: previous,
  Home: () => 0,
  End: (_, count) => count - 1,
};

function next(at: number, count: number): number {
  return (at + 1) % count;
}

function previous(at: number, count: number): number {
  return (at - 1 + count) % count;
}

/** Gives a menu and its items the focus at once. The library does so some frames later, and the keys pressed meanwhile go elsewhere. */
export function MenuFocus({ open, count, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const items = () => [...(place.current?.querySelectorAll<HTMLElement>('[role="menuitem"]:not([aria-disabled="true"])') ?? [])];
  const step = (event: KeyboardEvent) => {
    const all = items();
    const to = STEPS[event.key]?.(all.indexOf(document.activeElement as HTMLElement), all.length);
    if (to !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      all.at(to)?.focus();
    }
  };
  useEffect(() => {
    if (open) {
      items()[0]?.focus();
    }
  }, [open, count]);
  return (
    <div ref={place} onKeyDownCapture={step}>
      {children}
    </div>
  );
}
