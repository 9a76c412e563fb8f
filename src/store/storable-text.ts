/** PostgreSQL's text holds every character but U+0000, which mail may bring; it is shown as what it is, unreadable. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
