-- CreateEnum
CREATE TYPE "submission_state" AS ENUM ('submitted', 'returned', 'reviewed');

-- AlterTable
ALTER TABLE "deal" ADD COLUMN     "written_off_on" DATE,
ADD COLUMN     "written_off_reason" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "arrival" (
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "arrived_on" DATE NOT NULL,
    "amount" DECIMAL(20,2) NOT NULL,
    "original" DECIMAL(20,2),
    "currency" CHAR(3) NOT NULL DEFAULT 'CNY',
    "rate" DECIMAL(18,8),
    "rate_on" DATE,
    "evidence" TEXT NOT NULL DEFAULT '',
    "team_id" UUID NOT NULL,
    "county_code" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,
    "voided_at" TIMESTAMPTZ(3),
    "void_reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "arrival_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "circular" (
    "id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "ranked" BOOLEAN NOT NULL DEFAULT true,
    "listed" BOOLEAN NOT NULL DEFAULT false,
    "body" JSONB,
    "issued" JSONB,
    "issued_on" DATE,
    "issued_at" TIMESTAMPTZ(3),
    "issued_by_id" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "circular_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instruction" (
    "id" UUID NOT NULL,
    "deal_id" UUID,
    "county_code" TEXT,
    "text" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "given_by_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "instruction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "period" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,
    "locked_at" TIMESTAMPTZ(3),
    "locked_by_id" UUID,
    "targets" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "county_code" TEXT NOT NULL,
    "state" "submission_state" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_by_id" UUID NOT NULL,
    "figures" JSONB NOT NULL,
    "review_note" TEXT NOT NULL DEFAULT '',
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "period_fact" (
    "id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "year_before" BOOLEAN NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "deal_id" UUID,
    "company_id" UUID,
    "edition_id" UUID,
    "people" UUID[],
    "label" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "amount" DECIMAL(20,2),
    "days" INTEGER,
    "place" INTEGER NOT NULL,
    "team_id" UUID,
    "county_code" TEXT,
    "share" DECIMAL(5,4) NOT NULL,

    CONSTRAINT "period_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "correction_reason" (
    "id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,

    CONSTRAINT "correction_reason_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "period_correction" (
    "id" UUID NOT NULL,
    "period_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "deal_id" UUID,
    "label" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT NOT NULL,

    CONSTRAINT "period_correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "target" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "measure" TEXT NOT NULL,
    "team_id" UUID,
    "county_code" TEXT,
    "amount" DECIMAL(20,2) NOT NULL,
    "months" DECIMAL(20,2)[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_definition" (
    "code" TEXT NOT NULL,
    "stage" "stage",
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "note_en" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rate_definition_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE INDEX "arrival_deal_id_idx" ON "arrival"("deal_id");

-- CreateIndex
CREATE INDEX "arrival_arrived_on_idx" ON "arrival"("arrived_on");

-- CreateIndex
CREATE UNIQUE INDEX "circular_period_id_key" ON "circular"("period_id");

-- CreateIndex
CREATE UNIQUE INDEX "circular_year_number_key" ON "circular"("year", "number");

-- CreateIndex
CREATE INDEX "instruction_owner_id_due_on_idx" ON "instruction"("owner_id", "due_on");

-- CreateIndex
CREATE INDEX "instruction_given_by_id_idx" ON "instruction"("given_by_id");

-- CreateIndex
CREATE INDEX "instruction_deal_id_idx" ON "instruction"("deal_id");

-- CreateIndex
CREATE UNIQUE INDEX "period_year_month_key" ON "period"("year", "month");

-- CreateIndex
CREATE UNIQUE INDEX "submission_period_id_county_code_key" ON "submission"("period_id", "county_code");

-- CreateIndex
CREATE INDEX "period_fact_period_id_kind_on_idx" ON "period_fact"("period_id", "kind", "on");

-- CreateIndex
CREATE INDEX "period_fact_period_id_subject_id_idx" ON "period_fact"("period_id", "subject_id");

-- CreateIndex
CREATE INDEX "correction_reason_period_id_idx" ON "correction_reason"("period_id");

-- CreateIndex
CREATE INDEX "correction_reason_subject_id_idx" ON "correction_reason"("subject_id");

-- CreateIndex
CREATE INDEX "period_correction_period_id_idx" ON "period_correction"("period_id");

-- CreateIndex
CREATE INDEX "target_year_measure_idx" ON "target"("year", "measure");

-- AddForeignKey
ALTER TABLE "arrival" ADD CONSTRAINT "arrival_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arrival" ADD CONSTRAINT "arrival_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "arrival" ADD CONSTRAINT "arrival_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "circular" ADD CONSTRAINT "circular_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "circular" ADD CONSTRAINT "circular_issued_by_id_fkey" FOREIGN KEY ("issued_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instruction" ADD CONSTRAINT "instruction_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instruction" ADD CONSTRAINT "instruction_county_code_fkey" FOREIGN KEY ("county_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instruction" ADD CONSTRAINT "instruction_given_by_id_fkey" FOREIGN KEY ("given_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instruction" ADD CONSTRAINT "instruction_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "instruction" ADD CONSTRAINT "instruction_done_by_id_fkey" FOREIGN KEY ("done_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period" ADD CONSTRAINT "period_locked_by_id_fkey" FOREIGN KEY ("locked_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_county_code_fkey" FOREIGN KEY ("county_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_submitted_by_id_fkey" FOREIGN KEY ("submitted_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission" ADD CONSTRAINT "submission_reviewed_by_id_fkey" FOREIGN KEY ("reviewed_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_fact" ADD CONSTRAINT "period_fact_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_reason" ADD CONSTRAINT "correction_reason_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "correction_reason" ADD CONSTRAINT "correction_reason_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_correction" ADD CONSTRAINT "period_correction_period_id_fkey" FOREIGN KEY ("period_id") REFERENCES "period"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "target" ADD CONSTRAINT "target_county_code_fkey" FOREIGN KEY ("county_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say.
ALTER TABLE "target"
  ADD CONSTRAINT "target_amount_not_negative" CHECK ("amount" >= 0),
  ADD CONSTRAINT "target_year" CHECK ("year" BETWEEN 1990 AND 2099),
  ADD CONSTRAINT "target_one_place" CHECK ("team_id" IS NULL OR "county_code" IS NULL),
  ADD CONSTRAINT "target_months" CHECK (cardinality("months") IN (0, 12)),
  ADD CONSTRAINT "target_once_sql" UNIQUE NULLS NOT DISTINCT ("year", "measure", "team_id", "county_code");
ALTER TABLE "arrival"
  ADD CONSTRAINT "arrival_amount_positive" CHECK ("amount" > 0 AND "original" > 0),
  ADD CONSTRAINT "arrival_foreign_amount_whole" CHECK (
    ("currency" = 'CNY') = ("original" IS NULL)
    AND ("original" IS NULL) = ("rate" IS NULL) AND ("original" IS NULL) = ("rate_on" IS NULL));
ALTER TABLE "deal" ADD CONSTRAINT "deal_written_off_with_reason" CHECK (
  ("written_off_on" IS NULL) = ("written_off_reason" = ''));
ALTER TABLE "period"
  ADD CONSTRAINT "period_month" CHECK ("month" BETWEEN 1 AND 12 AND "year" BETWEEN 1990 AND 2099),
  ADD CONSTRAINT "period_locked" CHECK (
    ("locked_at" IS NULL) = ("locked_by_id" IS NULL) AND ("locked_at" IS NULL) = ("targets" IS NULL));
ALTER TABLE "submission" ADD CONSTRAINT "submission_reviewed" CHECK (
  ("reviewed_at" IS NULL) = ("reviewed_by_id" IS NULL) AND ("state" = 'submitted') = ("reviewed_at" IS NULL));
ALTER TABLE "correction_reason" ADD CONSTRAINT "correction_reason_given" CHECK (btrim("reason") <> '');
ALTER TABLE "circular" ADD CONSTRAINT "circular_issued" CHECK (
  ("issued_at" IS NULL) = ("issued" IS NULL) AND ("issued_at" IS NULL) = ("issued_on" IS NULL)
  AND ("issued_at" IS NULL) = ("issued_by_id" IS NULL));
ALTER TABLE "instruction"
  ADD CONSTRAINT "instruction_one_subject" CHECK (("deal_id" IS NULL) <> ("county_code" IS NULL)),
  ADD CONSTRAINT "instruction_done" CHECK (
    ("done_at" IS NULL) = ("done_by_id" IS NULL) AND ("closed_at" IS NULL OR "done_at" IS NOT NULL));

-- What was frozen stays frozen: facts and corrections of a month, a locked month, an issued circular.
CREATE TRIGGER "period_fact_append_only" BEFORE UPDATE OR DELETE ON "period_fact"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "period_correction_append_only" BEFORE UPDATE OR DELETE ON "period_correction"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "correction_reason_append_only" BEFORE UPDATE OR DELETE ON "correction_reason"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "period_stays_locked" BEFORE UPDATE OR DELETE ON "period"
  FOR EACH ROW WHEN (OLD.locked_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "circular_stays_issued" BEFORE UPDATE OR DELETE ON "circular"
  FOR EACH ROW WHEN (OLD.issued_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
