/**
 * Runs work without the call stacks that cdktf stores for each token. They are for messages that we never show, and take a tenth of a
 * synth's time. Thrown errors keep their stacks, because V8 makes those without this function.
 */
export function withoutTokenTraces<T>(work: () => T): T {
  const capture = Object.getOwnPropertyDescriptor(Error, 'captureStackTrace');
  Error.captureStackTrace = (target) => void Object.assign(target, { stack: '' });
  try {
    return work();
  } finally {
    if (capture) Object.defineProperty(Error, 'captureStackTrace', capture);
  }
}
