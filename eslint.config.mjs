import eslint from '@eslint/js';
import globals from 'globals';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['.bench/**', 'dist/**', 'dist.*/**', '.types/**', 'out/**', 'node_modules/**'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-control-regex': 'off',
      // The compiler knows what is defined in which room.
      'no-undef': 'off',
      // SQLite's rows come as any; naming their shape is what the assertion is for, and taking it away leaves the any.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['renderer/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended']],
    rules: {
      // Lit binds listeners to their element, and what a window hands down are arrow functions.
      '@typescript-eslint/unbound-method': 'off',
      // The window is nobody else's element: it is its own consumer.
      'wc/no-self-class': 'off',
    },
  },
  // A story is written through a temporary name, fsync and rename; a bare write can truncate it (electron/desk/durable-file.ts).
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/desk/durable-file.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name=/^(writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream)$/]',
          message: 'Write through electron/desk/durable-file.ts: temporary name, fsync, rename.',
        },
      ],
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
);
