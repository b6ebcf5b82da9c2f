/** The keys, with the meaning that they have in the live view. */

const COMMANDS = Object.freeze({
  j: 'down', ArrowDown: 'down', k: 'up', ArrowUp: 'up', PageDown: 'pageDown', PageUp: 'pageUp', g: 'oldest', G: 'newest',
  Home: 'newest', End: 'oldest', Enter: 'show', v: 'verify', r: 'replay', R: 'redeliver', e: 'edit', c: 'curl',
  m: 'mark', d: 'differ', '+': 'unfold', '=': 'unfold', '-': 'fold', '/': 'find', '?': 'keys', Escape: 'back',
});
const IN_THE_LIST = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End']);

/**
 * Listens to keys.
 *
 * @param {(command: string) => void} onCommand
 * @param {() => boolean} lettersOn whether single letters do something
 */
export function listenToKeys(onCommand, lettersOn) {
  document.addEventListener('keydown', event => {
    const command = COMMANDS[event.key];
    if (command === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey
        || document.querySelector('dialog[open]') !== null) {
      return;
    }
    const target = event.target;
    const typing = target.matches('input, textarea, select');
    const inList = target.id === 'deliveries' || target === document.body;
    if (typing && event.key !== 'Escape' || IN_THE_LIST.has(event.key) && !inList
        || event.key === 'Enter' && !inList || event.key.length === 1 && !lettersOn()) {
      return;
    }
    event.preventDefault();
    onCommand(command);
  });
}
