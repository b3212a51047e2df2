import { Lost, Refused, SignedOut } from '../../client';

const AWAY = 50_301;
const SIGNED_OUT = 40_101;
const FAULT = 50_001;

/** How `host` tells a module that something did not work. */
export class HostFailure extends Error {
  override readonly name = 'HostFailure';

  /**
   * @param code one of the protocol; 50301 also when the server could not be reached
   * @param field the part of the content that was refused
   * @param reason why, in the words of whoever refused
   */
  constructor(
    readonly code: number,
    message: string,
    readonly field?: string,
    readonly reason?: string,
  ) {
    super(message);
  }
}

/** What a module is told; an ended signal's own reason stays what it is. */
export function failureOf(failure: unknown): unknown {
  if (failure instanceof Refused) {
    const { field, reason } = failure.body;
    return new HostFailure(failure.code, failure.message, textOf(field), textOf(reason));
  }
  if (failure instanceof DOMException || failure instanceof HostFailure) {
    return failure;
  }
  const message = failure instanceof Error ? failure.message : String(failure);
  return new HostFailure(failure instanceof Lost ? AWAY : failure instanceof SignedOut ? SIGNED_OUT : FAULT, message);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
