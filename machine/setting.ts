/** What the user set in an environment variable; an empty one counts as unset. */
export const setting = (name: string): string | undefined => {
  const value = process.env[name];
  return value === '' ? undefined : value;
};
