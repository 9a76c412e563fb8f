/** Why a message or a file cannot be opened or read, as it is kept: a code and a sentence. */
export type FileFault = { readonly code: string; readonly message: string };
