/**
 * A foreign text as Terraform's JSON must hold it so that Terraform takes it as it is: `${` and `%{` would begin a template
 * (Terraform, "Strings and Templates", "Escape Sequences").
 */
export const literal = (text: string): string => text.replace(/([$%])(?=\{)/g, '$1$1');
