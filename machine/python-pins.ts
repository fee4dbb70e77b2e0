/**
 * Python packages that tools install from PyPI, exactly these versions. Those that may disagree about what they depend on
 * have a virtual environment each.
 */
export const PYTHON_PINS = {
  /** ministack and moto, which stand in for AWS. */
  emulators: ['ministack==1.5.33', 'moto[server]==5.2.5'],
  /** Checks of the synthesized Terraform JSON. */
  checkov: ['checkov==3.3.30'],
  /** Ansible with what Kubespray v2.31.0 demands beside it (its requirements.txt). */
  ansible: ['ansible==11.13.0', 'cryptography==46.0.7', 'jmespath==1.1.0', 'netaddr==1.3.0'],
  /** Checks of playbooks and inventories, with the ansible-core that runs them; the first is what Kubespray v2.31.0 is checked with. */
  'ansible-lint': ['ansible-lint==25.11.1', 'ansible-core==2.18.19', 'yamllint==1.38.0'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A Python version, as `[major, minor]`. */
export type PythonVersion = readonly [major: number, minor: number];

/** Oldest Python that each of the above runs on. */
export const OLDEST_PYTHON: Readonly<Record<keyof typeof PYTHON_PINS, PythonVersion>> = {
  emulators: [3, 10],
  checkov: [3, 10],
  // ansible-core 2.18's control node takes 3.11 to 3.13 (Ansible, "Releases and maintenance", support matrix).
  ansible: [3, 11],
  'ansible-lint': [3, 11],
};
