/** So many pixels to the side, and this much more than up or down, are a swipe. */
const FAR = 48;
const FLAT = 2;

/** Tells of swipes of one finger: 1 to the left, which brings what comes next, −1 to the right. */
export function swipes(element, act) {
  const down = new Map();
  const forget = ({ pointerId }) => down.delete(pointerId);
  element.addEventListener('pointerdown', ({ pointerId, pointerType, clientX, clientY }) => {
    if (pointerType !== 'mouse') {
      down.set(pointerId, { clientX, clientY, alone: down.size === 0 });
    }
  });
  element.addEventListener('pointerup', (event) => {
    const from = down.get(event.pointerId);
    forget(event);
    if (from?.alone === true && down.size === 0) {
      const aside = event.clientX - from.clientX;
      if (Math.abs(aside) >= FAR && Math.abs(aside) >= FLAT * Math.abs(event.clientY - from.clientY)) {
        act(aside < 0 ? 1 : -1);
      }
    }
  });
  element.addEventListener('pointercancel', forget);
}
