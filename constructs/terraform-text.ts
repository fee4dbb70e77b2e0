/**
 * A text that is not ours as Terraform's JSON must have it to come out unchanged: `${` and `%{` would begin an expression there. A single
 * `$` stays, because only these two mean something.
 *
 * CDKTF's own references are such expressions too; a text with one in it must not come through here.
 *
 * Source: Terraform language, "Strings and Templates", "Escape Sequences".
 */
export const terraformText = (text: string): string => text.replaceAll(/[$%]\{/g, (begin) => begin.charAt(0) + begin);
