import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';
import houseRules from './dev/lint/house-rules.js';

export default defineConfig(
  { ignores: ['dist/', 'cdktf.out/', 'rendered/', 'coverage/', '.cache/'] },
  // A rule that needs an exception is the wrong rule: change it here, where everybody sees it.
  { linterOptions: { noInlineConfig: true } },
  {
    files: ['**/*.ts'],
    extends: [
      eslint.configs.recommended,
      typescript.configs.strictTypeChecked,
      typescript.configs.stylisticTypeChecked,
    ],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A mapped type or a named key says more than `Record`.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // An environment variable that is set to nothing is as good as one that is not set.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // Kubernetes' client declares its plain objects as classes, and takes literals in their place.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // cdktf's type guards are static methods that use no `this`.
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  ...houseRules,
);
