-- CreateEnum
CREATE TYPE "search_kind" AS ENUM ('company', 'contact', 'deal', 'trip', 'visit', 'event');

-- AlterTable
ALTER TABLE "region" ADD COLUMN "search_text" TEXT NOT NULL DEFAULT '';
ALTER TABLE "event_edition" ADD COLUMN "search_text" TEXT NOT NULL DEFAULT '';
ALTER TABLE "trip" ADD COLUMN "search_text" TEXT NOT NULL DEFAULT '';
ALTER TABLE "visit" ADD COLUMN "search_text" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "search_entry" (
    "id" UUID NOT NULL,
    "kind" "search_kind" NOT NULL,
    "team_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "team_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view_default" (
    "user_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "view_id" UUID NOT NULL,

    CONSTRAINT "saved_view_default_pkey" PRIMARY KEY ("user_id","list")
);

-- CreateIndex
CREATE INDEX "search_entry_kind_at_idx" ON "search_entry"("kind", "at" DESC);
CREATE INDEX "search_entry_team_id_kind_at_idx" ON "search_entry"("team_id", "kind", "at" DESC);
CREATE INDEX "saved_view_owner_id_list_idx" ON "saved_view"("owner_id", "list");
CREATE INDEX "saved_view_team_id_list_idx" ON "saved_view"("team_id", "list");
CREATE INDEX "saved_view_default_view_id_idx" ON "saved_view_default"("view_id");

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "saved_view_default" ADD CONSTRAINT "saved_view_default_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "saved_view_default" ADD CONSTRAINT "saved_view_default_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "saved_view"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One for each kind: what is common in one may be rare in another.
DO $$
DECLARE
  kind text;
BEGIN
  FOREACH kind IN ARRAY enum_range(NULL::search_kind)::text[] LOOP
    EXECUTE format('CREATE INDEX %I ON search_entry USING GIN (text gin_trgm_ops) WHERE kind = %L',
                   'search_entry_' || kind || '_trgm', kind);
  END LOOP;
END $$;

-- Numbers are found by their last digits.
CREATE INDEX "contact_phone_tail_sql" ON "contact" (right(regexp_replace("phone", '\D', '', 'g'), 4));

-- What each record is found by. "ǁ" stands before the part of a company's name that tells it from others.
CREATE VIEW search_source AS
  SELECT 'company'::search_kind AS kind, c.id, c.team_id, c.updated_at AS at,
         c.search_text || 'ǁ' || c.name_key || E'\n' || coalesce(E'\nǀ' || lower(c.uscc) || E'\n', '')
           || coalesce(r.search_text, '') AS text
    FROM company c LEFT JOIN region r ON r.code = c.origin_code
   WHERE c.archived_at IS NULL AND c.merged_into_id IS NULL
  UNION ALL
  SELECT 'contact', k.id, c.team_id, k.updated_at, k.search_text || c.search_text
    FROM contact k JOIN company c ON c.id = k.company_id
   WHERE k.archived_at IS NULL
  UNION ALL
  SELECT 'deal', d.id, d.team_id, d.updated_at,
         d.search_text
           || coalesce((SELECT string_agg(c.search_text, '' ORDER BY i.is_lead DESC, c.id)
                          FROM deal_investor i JOIN company c ON c.id = i.company_id WHERE i.deal_id = d.id), '')
           || coalesce(r.search_text, '') || coalesce(p.search_text, '')
    FROM deal d LEFT JOIN region r ON r.code = d.county_code LEFT JOIN region p ON p.code = r.parent_code
   WHERE d.archived_at IS NULL
  UNION ALL
  SELECT 'trip', t.id, t.team_id, t.starts_on::timestamp AT TIME ZONE 'Asia/Shanghai',
         t.search_text || E'\nǀ' || t.starts_on || E'\n'
    FROM trip t WHERE t.archived_at IS NULL
  UNION ALL
  SELECT 'visit', v.id, v.team_id, v.occurred_on::timestamp AT TIME ZONE 'Asia/Shanghai',
         c.search_text || v.search_text || E'\nǀ' || v.occurred_on || E'\n'
    FROM visit v JOIN company c ON c.id = v.company_id
   WHERE v.archived_at IS NULL
  UNION ALL
  SELECT 'event', e.id, e.organizer_team_id, e.starts_on::timestamp AT TIME ZONE 'Asia/Shanghai', e.search_text
    FROM event_edition e WHERE e.archived_at IS NULL;

-- Brings the entries of these records up to what they are now.
CREATE FUNCTION refresh_search(touched_kind search_kind, touched_ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  standing uuid[];
BEGIN
  IF touched_ids IS NULL OR touched_ids = '{}' THEN
    RETURN;
  END IF;
  INSERT INTO search_entry AS e (id, kind, team_id, at, text)
    SELECT s.id, s.kind, s.team_id, s.at, s.text FROM search_source s
     WHERE s.kind = touched_kind AND s.id = ANY (touched_ids)
    ON CONFLICT (id) DO UPDATE SET team_id = EXCLUDED.team_id, at = EXCLUDED.at, text = EXCLUDED.text
     WHERE (e.team_id, e.at, e.text) IS DISTINCT FROM (EXCLUDED.team_id, EXCLUDED.at, EXCLUDED.text);
  standing := ARRAY(SELECT s.id FROM search_source s WHERE s.kind = touched_kind AND s.id = ANY (touched_ids));
  DELETE FROM search_entry e WHERE e.id = ANY (touched_ids) AND e.id <> ALL (standing);
END $$;

-- Arguments: the kind of record, and the column of the table that names it.
CREATE FUNCTION search_touched() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids uuid[];
BEGIN
  EXECUTE format('SELECT array_agg(%I) FROM touched', TG_ARGV[1]) INTO ids;
  PERFORM refresh_search(TG_ARGV[0]::search_kind, ids);
  RETURN NULL;
END $$;

DO $$
DECLARE
  source record;
BEGIN
  FOR source IN SELECT * FROM (VALUES
    ('company', 'company', 'id'), ('contact', 'contact', 'id'), ('deal', 'deal', 'id'),
    ('deal_investor', 'deal', 'deal_id'), ('trip', 'trip', 'id'), ('visit', 'visit', 'id'),
    ('event_edition', 'event', 'id')) AS s (name, kind, key)
  LOOP
    EXECUTE format('CREATE TRIGGER search_inserted AFTER INSERT ON %I REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION search_touched(%L, %L)', source.name, source.kind, source.key);
    EXECUTE format('CREATE TRIGGER search_updated AFTER UPDATE ON %I REFERENCING NEW TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION search_touched(%L, %L)', source.name, source.kind, source.key);
    EXECUTE format('CREATE TRIGGER search_deleted AFTER DELETE ON %I REFERENCING OLD TABLE AS touched
      FOR EACH STATEMENT EXECUTE FUNCTION search_touched(%L, %L)', source.name, source.kind, source.key);
  END LOOP;
END $$;

-- What belongs to a company is found by the company's names.
CREATE FUNCTION search_company_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  renamed uuid[] := ARRAY(
    SELECT id FROM touched JOIN before USING (id)
     WHERE (touched.search_text, touched.team_id) IS DISTINCT FROM (before.search_text, before.team_id));
BEGIN
  PERFORM refresh_search('contact', ARRAY(SELECT id FROM contact WHERE company_id = ANY (renamed)));
  PERFORM refresh_search('deal', ARRAY(SELECT deal_id FROM deal_investor WHERE company_id = ANY (renamed)));
  PERFORM refresh_search('visit', ARRAY(SELECT id FROM visit WHERE company_id = ANY (renamed)));
  RETURN NULL;
END $$;

CREATE TRIGGER search_company_renamed AFTER UPDATE ON company
  REFERENCING OLD TABLE AS before NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION search_company_renamed();

-- With the names as they were written until now; the next start writes them anew, and with them these.
INSERT INTO search_entry (id, kind, team_id, at, text) SELECT id, kind, team_id, at, text FROM search_source;
