/**
 * Python packages that tools install from PyPI, exactly these versions. Those that may disagree about what they depend on
 * have a virtual environment each.
 */
export const PYTHON_PINS = {
  /** ministack and moto, which stand in for AWS. */
  emulators: ['ministack==1.5.33', 'moto[server]==5.2.5'],
  /** Checks of the synthesized Terraform JSON. */
  checkov: ['checkov==3.3.30'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Oldest Python that all of the above run on, as `[major, minor]`. */
export const OLDEST_PYTHON = [3, 10] as const;
