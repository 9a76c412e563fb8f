/** A mail above the limit: its header block stands for it until its bytes are fetched. */
export const messageHeads = `
ALTER TABLE message ADD COLUMN head_only boolean NOT NULL DEFAULT false;
-- those that the first version stored: given up as too large by the collector, never by a reader, which counts first
UPDATE message SET head_only = true WHERE state = 'failed' AND error_code = 'too_large' AND attempts = 0;
`;
