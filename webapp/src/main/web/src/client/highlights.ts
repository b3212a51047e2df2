/** A part of a text that fits what was searched for, or does not. */
export interface Piece {
  text: string;
  fits: boolean;
}

/** A text cut where highlights begin and end; they are `[start, end)` in code points. */
export function piecesOf(text: string, highlights: readonly (readonly [number, number])[] = []): readonly Piece[] {
  const characters = Array.from(text);
  const pieces: Piece[] = [];
  const add = (from: number, to: number, fits: boolean) => {
    if (to > from) {
      pieces.push({ text: characters.slice(from, to).join(''), fits });
    }
  };
  let at = 0;
  for (const [start, end] of [...highlights].sort(([one], [other]) => one - other)) {
    add(at, start, false);
    add(Math.max(at, start), end, true);
    at = Math.max(at, Math.min(end, characters.length));
  }
  add(at, characters.length, false);
  return pieces;
}
