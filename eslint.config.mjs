import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** The clock and the dice belong to the platform: everything else gets time and ids as data. */
const impure = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from the platform clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from the platform clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take ids and chance from the platform.',
  },
  { selector: "CallExpression[callee.name='randomUUID']", message: 'Take ids from the platform.' },
];

export default tseslint.config(
  { ignores: ['**/dist', 'coverage', 'client/src/generated', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      complexity: ['error', 8],
      'max-depth': ['error', 3],
      'max-params': ['error', 3],
      'no-restricted-syntax': ['error', ...impure],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  // The platform owns the clock and the dice; the client package runs elsewhere, and has none.
  { files: ['src/platform/**', 'client/**', 'test/**'], rules: { 'no-restricted-syntax': 'off' } },
  // A test double may be synchronous behind an asynchronous interface.
  { files: ['test/**'], rules: { '@typescript-eslint/require-await': 'off' } },
  // GraphQL classes are shapes for the schema; plain objects fill them.
  {
    files: ['src/resolvers/**', 'src/schema/**'],
    rules: {
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  // This rule overflows the stack on graphql's own types, which refer to themselves without end (test/schema/relay.test.ts).
  {
    files: ['test/schema/**'],
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  prettier,
);
