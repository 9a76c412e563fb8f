/** Escapes text for an XML element or attribute; a carriage return would be read back as a line feed. */
export function escapeXml(text: string): string {
  return /[&<>"\r]/.test(text) ? text.replace(/[&<>"\r]/g, (char) => ENTITIES[char] ?? char) : text;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** The name without the prefix of the spreadsheet namespace; names of other namespaces stay as they are. */
export function spreadsheetName(name: string): string {
  return name.startsWith('x:') ? name.slice(2) : name;
}
