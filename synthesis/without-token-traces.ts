/**
 * Runs work for which cdktf need not record where each token was made: it stores the whole call stack of every one, for messages that we
 * never show, and that takes a tenth of a synth. Thrown errors keep their stacks, which V8 makes without this function.
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
