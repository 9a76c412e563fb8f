/**
 * The first schema.
 *
 * Bodies are `json`, not `jsonb`: they are read back whole, never searched, and `json` keeps what hostile mail brings
 * (U+0000, half surrogates) and the order of keys, where jsonb refuses the one and loses the other.
 */
export const ledgerAndProjections = `
CREATE DOMAIN sha256_hex AS text CHECK (VALUE ~ '^[0-9a-f]{64}$');
CREATE DOMAIN period_id AS text CHECK (VALUE ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$');

-- Bytes of messages, attachments and reports, each once.
CREATE TABLE blob (
  sha256     sha256_hex PRIMARY KEY,
  bytes      bytea NOT NULL,
  size_bytes integer NOT NULL GENERATED ALWAYS AS (octet_length(bytes)) STORED,
  stored_at  timestamptz NOT NULL DEFAULT now(),
  CHECK (sha256 = encode(sha256(bytes), 'hex'))
);
-- documents are zip files already, and mail is read far less often than written
ALTER TABLE blob ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE message (
  sha256        sha256_hex PRIMARY KEY REFERENCES blob,
  received_at   timestamptz NOT NULL,
  state         text NOT NULL DEFAULT 'stored' CHECK (state IN ('stored', 'opened', 'failed')),
  attempts      integer NOT NULL DEFAULT 0,
  opened        json,
  error_code    text,
  error_message text,
  first_seen_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((state = 'opened') = (opened IS NOT NULL)),
  CHECK ((state = 'failed') = (error_code IS NOT NULL AND error_message IS NOT NULL))
);
CREATE INDEX message_in_order ON message (received_at, sha256);

-- Where a message lay: the same mail may lie in two folders, or get a new UID when UIDVALIDITY changes.
CREATE TABLE sighting (
  source         text NOT NULL,
  folder         text NOT NULL,
  uid_validity   text NOT NULL,
  uid            text NOT NULL,
  message_sha256 sha256_hex NOT NULL REFERENCES message,
  received_at    timestamptz NOT NULL,
  seen_at        timestamptz NOT NULL DEFAULT now(),
  filed_at       timestamptz,
  PRIMARY KEY (source, folder, uid_validity, uid)
);
CREATE INDEX sighting_of_message ON sighting (message_sha256);

CREATE TABLE attachment (
  message_sha256 sha256_hex NOT NULL REFERENCES message,
  position       integer NOT NULL CHECK (position >= 0),
  name           text NOT NULL,
  sha256         sha256_hex NOT NULL REFERENCES blob,
  format         text NOT NULL,
  inline         boolean NOT NULL,
  error          json,
  PRIMARY KEY (message_sha256, position)
);
CREATE INDEX attachment_of_blob ON attachment (sha256);

-- What was understood of an attachment's bytes by one edition of program and catalogue.
CREATE TABLE reading (
  sha256      sha256_hex NOT NULL REFERENCES blob,
  edition     text NOT NULL,
  state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
  attempts    integer NOT NULL DEFAULT 0,
  reading     json,
  error       json,
  duration_ms integer,
  updated_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (sha256, edition),
  CHECK ((state = 'done') = (reading IS NOT NULL)),
  CHECK ((state = 'failed') = (error IS NOT NULL))
);

-- What one message is understood to be: whose report, for which period.
CREATE TABLE claim (
  message_sha256 sha256_hex PRIMARY KEY REFERENCES message,
  edition        text NOT NULL,
  outcome        text NOT NULL,
  body           json NOT NULL,
  updated_at     timestamptz NOT NULL DEFAULT now()
);
-- The period under which it is listed, and those of its parts.
CREATE TABLE claim_period (
  message_sha256 sha256_hex NOT NULL REFERENCES claim,
  period         period_id NOT NULL,
  PRIMARY KEY (period, message_sha256)
);
CREATE INDEX claim_period_of_claim ON claim_period (message_sha256);

-- The picture of a period, made from its claims; always replaced as a whole.
CREATE TABLE settlement (
  period        period_id PRIMARY KEY,
  inputs_sha256 sha256_hex NOT NULL,
  settled_at    timestamptz NOT NULL,
  rows          json NOT NULL,
  statements    json NOT NULL,
  own_plan_rows json NOT NULL
);
CREATE TABLE submission (
  period     period_id NOT NULL REFERENCES settlement,
  position   integer NOT NULL,
  agency_key text NOT NULL,
  version    integer NOT NULL CHECK (version >= 1),
  body       json NOT NULL,
  PRIMARY KEY (period, position),
  UNIQUE (period, agency_key, version)
);
CREATE TABLE progress_record (
  period     period_id NOT NULL REFERENCES settlement,
  position   integer NOT NULL,
  agency_key text NOT NULL,
  plan       text NOT NULL,
  task       integer NOT NULL,
  body       json NOT NULL,
  PRIMARY KEY (period, position)
);
CREATE TABLE review_item (
  period   period_id NOT NULL REFERENCES settlement,
  position integer NOT NULL,
  id       text NOT NULL,
  kind     text NOT NULL,
  body     json NOT NULL,
  PRIMARY KEY (period, position),
  UNIQUE (period, id)
);

-- Reports as they were downloaded: frozen, with what they were made from.
CREATE TABLE report_version (
  period        period_id NOT NULL,
  version       integer NOT NULL CHECK (version >= 1),
  sha256        sha256_hex NOT NULL REFERENCES blob,
  inputs_sha256 sha256_hex NOT NULL,
  inputs        json NOT NULL,
  created_at    timestamptz NOT NULL,
  PRIMARY KEY (period, version)
);

CREATE TABLE collect_run (
  id          integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  source      text NOT NULL,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz,
  seen        integer NOT NULL DEFAULT 0,
  fresh       integer NOT NULL DEFAULT 0,
  error       text
);
CREATE INDEX collect_run_in_order ON collect_run (source, started_at);

CREATE TABLE lease (
  name       text PRIMARY KEY,
  holder     text NOT NULL,
  expires_at timestamptz NOT NULL
);
`;
