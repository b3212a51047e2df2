/** What the page's policy asks of `<style>` elements; new with every load. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Gives the nonce to styles that libraries make without asking for one, as the lock of a page's scrolling does. */
export function giveNonceToStyles(): void {
  const create = Reflect.get(document, 'createElement') as (...call: unknown[]) => HTMLElement;
  Reflect.set(document, 'createElement', (...call: unknown[]): HTMLElement => {
    const element = create.apply(document, call);
    if (element instanceof HTMLStyleElement) {
      element.nonce = nonce;
    }
    return element;
  });
}
