-- CreateEnum
CREATE TYPE "duplicate_kind" AS ENUM ('companies', 'deals');

-- CreateTable
CREATE TABLE "match_key" (
    "key" BIGINT NOT NULL,
    "subject_id" UUID NOT NULL,
    "kind" "duplicate_kind" NOT NULL,

    CONSTRAINT "match_key_pkey" PRIMARY KEY ("key","subject_id")
);

-- CreateTable
CREATE TABLE "match_queue" (
    "id" BIGSERIAL NOT NULL,
    "kind" "duplicate_kind" NOT NULL,
    "subject_id" UUID NOT NULL,

    CONSTRAINT "match_queue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duplicate_pair" (
    "id" UUID NOT NULL,
    "kind" "duplicate_kind" NOT NULL,
    "first_id" UUID NOT NULL,
    "second_id" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "reasons" JSONB NOT NULL,
    "different_at" TIMESTAMPTZ(3),
    "different_by_id" UUID,

    CONSTRAINT "duplicate_pair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "merge" (
    "id" UUID NOT NULL,
    "kind" "duplicate_kind" NOT NULL,
    "kept_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "kept_label" TEXT NOT NULL,
    "merged_label" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL,
    "merged_by_id" UUID NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,

    CONSTRAINT "merge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "match_key_subject_id_idx" ON "match_key"("subject_id");

-- CreateIndex
CREATE INDEX "duplicate_pair_second_id_idx" ON "duplicate_pair"("second_id");

-- CreateIndex
CREATE INDEX "duplicate_pair_kind_score_id_idx" ON "duplicate_pair"("kind", "score" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "duplicate_pair_first_id_second_id_key" ON "duplicate_pair"("first_id", "second_id");

-- CreateIndex
CREATE INDEX "merge_kept_id_idx" ON "merge"("kept_id");

-- CreateIndex
CREATE INDEX "merge_merged_id_idx" ON "merge"("merged_id");

-- CreateIndex
CREATE INDEX "merge_merged_at_id_idx" ON "merge"("merged_at" DESC, "id");

-- AddForeignKey
ALTER TABLE "duplicate_pair" ADD CONSTRAINT "duplicate_pair_different_by_id_fkey" FOREIGN KEY ("different_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merge" ADD CONSTRAINT "merge_merged_by_id_fkey" FOREIGN KEY ("merged_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "merge" ADD CONSTRAINT "merge_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "duplicate_pair"
  ADD CONSTRAINT "duplicate_pair_ordered" CHECK ("first_id" < "second_id"),
  ADD CONSTRAINT "duplicate_pair_different" CHECK (("different_at" IS NULL) = ("different_by_id" IS NULL));
ALTER TABLE "merge"
  ADD CONSTRAINT "merge_of_two" CHECK ("kept_id" <> "merged_id"),
  ADD CONSTRAINT "merge_undone" CHECK (("undone_at" IS NULL) = ("undone_by_id" IS NULL));
-- A record is merged away once at a time.
CREATE UNIQUE INDEX "merge_standing_sql" ON "merge" ("merged_id") WHERE "undone_at" IS NULL;

-- Whatever keys are made of puts its record into the queue, whoever writes it: commands, an import, a merge.
CREATE FUNCTION queue_match_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'INSERT INTO match_queue (kind, subject_id) SELECT DISTINCT $1, %I FROM changed_rows', TG_ARGV[1])
    USING TG_ARGV[0]::duplicate_kind;
  RETURN NULL;
END $$;

CREATE FUNCTION queue_match() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO match_queue (kind, subject_id) VALUES (TG_ARGV[0]::duplicate_kind, NEW.id);
  RETURN NULL;
END $$;

CREATE TRIGGER "company_match_new" AFTER INSERT ON "company" REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION queue_match_rows('companies', 'id');
CREATE TRIGGER "company_match_changed" AFTER UPDATE OF "name", "uscc", "group_name", "industry_code", "origin_code" ON "company"
  FOR EACH ROW WHEN ((OLD.name, OLD.uscc, OLD.group_name, OLD.industry_code, OLD.origin_code)
    IS DISTINCT FROM (NEW.name, NEW.uscc, NEW.group_name, NEW.industry_code, NEW.origin_code))
  EXECUTE FUNCTION queue_match('companies');
CREATE TRIGGER "company_name_match_new" AFTER INSERT ON "company_name" REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION queue_match_rows('companies', 'company_id');
CREATE TRIGGER "company_name_match_gone" AFTER DELETE ON "company_name" REFERENCING OLD TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION queue_match_rows('companies', 'company_id');
CREATE TRIGGER "deal_match_changed" AFTER UPDATE OF "name", "content", "estimated_amount", "industry_code", "county_code" ON "deal"
  FOR EACH ROW WHEN ((OLD.name, OLD.content, OLD.estimated_amount, OLD.industry_code, OLD.county_code)
    IS DISTINCT FROM (NEW.name, NEW.content, NEW.estimated_amount, NEW.industry_code, NEW.county_code))
  EXECUTE FUNCTION queue_match('deals');
-- A deal has an investor from the start, so this one also queues new deals.
CREATE TRIGGER "deal_investor_match_new" AFTER INSERT ON "deal_investor" REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION queue_match_rows('deals', 'deal_id');
CREATE TRIGGER "deal_investor_match_gone" AFTER DELETE ON "deal_investor" REFERENCING OLD TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION queue_match_rows('deals', 'deal_id');

INSERT INTO "match_queue" ("kind", "subject_id") SELECT 'companies', "id" FROM "company";
INSERT INTO "match_queue" ("kind", "subject_id") SELECT 'deals', "id" FROM "deal";
