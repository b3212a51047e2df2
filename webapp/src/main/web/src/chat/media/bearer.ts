import { Refused, type Tokens } from '../../client';

/** Calls with a token that is good, and once more with another one if the server did not like it. */
export async function withToken<Answer>(tokens: Tokens, call: (access: string) => Promise<Answer>): Promise<Answer> {
  const access = await tokens.access();
  try {
    return await call(access);
  } catch (failure) {
    if (!(failure instanceof Refused && failure.aboutSession)) {
      throw failure;
    }
    return call(await tokens.renew(access));
  }
}
