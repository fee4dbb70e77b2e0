/** @type {import('jest').Config} */
module.exports = {
  testMatch: ['<rootDir>/test/unit/**/*.test.ts', '<rootDir>/test/snapshots/**/*.test.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }] },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/cdktf.out', '<rootDir>/.cache'],
};
