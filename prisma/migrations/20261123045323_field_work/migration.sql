-- CreateEnum
CREATE TYPE "delegate_role" AS ENUM ('head', 'deputy', 'member', 'staff');

-- CreateEnum
CREATE TYPE "guest_reply" AS ENUM ('open', 'accepted', 'declined');

-- CreateEnum
CREATE TYPE "lead_grade" AS ENUM ('hot', 'warm', 'cold');

-- DropIndex
DROP INDEX "event_edition_series_code_starts_on_key";

-- DropIndex
DROP INDEX "trip_starts_on_idx";

-- AlterTable
ALTER TABLE "app_user" ADD COLUMN     "calendar_key" TEXT;

-- AlterTable
ALTER TABLE "deal" ADD COLUMN     "next_step_done_at" TIMESTAMPTZ(3),
ADD COLUMN     "next_step_done_by_id" UUID;

-- AlterTable
ALTER TABLE "event_edition" ADD COLUMN     "signing_revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "title" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "trip" ADD COLUMN     "budget" DECIMAL(20,2),
ADD COLUMN     "report" TEXT;

-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "next_step_done_at" TIMESTAMPTZ(3),
ADD COLUMN     "next_step_done_by_id" UUID,
ADD COLUMN     "received_by" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "reception_id" UUID,
ADD COLUMN     "sites" TEXT[],
ADD COLUMN     "stop_id" UUID,
ADD COLUMN     "time" TEXT;

-- CreateTable
CREATE TABLE "event_delegate" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "user_id" UUID,
    "name" TEXT NOT NULL,
    "organization" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "role" "delegate_role" NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "event_delegate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_guest" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "company_id" UUID,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "organization" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "reply" "guest_reply" NOT NULL DEFAULT 'open',
    "invited_at" TIMESTAMPTZ(3),
    "checked_in_at" TIMESTAMPTZ(3),
    "checked_in_by_id" UUID,
    "ticket" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_meeting" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "time" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL DEFAULT 30,
    "place" TEXT NOT NULL DEFAULT '',
    "company_id" UUID,
    "guest_id" UUID,
    "counterpart" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "host_id" UUID NOT NULL,
    "visit_id" UUID,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_lead" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "guest_id" UUID,
    "company_id" UUID,
    "company_name" TEXT NOT NULL,
    "person" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "interest" TEXT NOT NULL DEFAULT '',
    "chain_code" TEXT,
    "grade" "lead_grade" NOT NULL DEFAULT 'warm',
    "team_id" UUID,
    "deal_id" UUID,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "key" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "signing_item" (
    "id" UUID NOT NULL,
    "edition_id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "agreement_kind" NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "amount" DECIMAL(20,2) NOT NULL,
    "original" DECIMAL(20,2),
    "currency" CHAR(3) NOT NULL DEFAULT 'CNY',
    "rate" DECIMAL(18,8),
    "rate_on" DATE,
    "signatory_id" UUID NOT NULL,
    "signed_by" TEXT NOT NULL DEFAULT '',
    "agreement_id" UUID,
    "signed_at" TIMESTAMPTZ(3),
    "desk_user_id" UUID,
    "recorded_by_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trip_stop" (
    "id" UUID NOT NULL,
    "trip_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "time" TEXT,
    "company_id" UUID,
    "place" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "struck_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "trip_stop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_photo" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "file" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "taken_at" TEXT,
    "latitude" DECIMAL(9,6),
    "longitude" DECIMAL(9,6),
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "visit_photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reception" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "headcount" INTEGER,
    "guests" TEXT NOT NULL DEFAULT '',
    "received_by" TEXT NOT NULL DEFAULT '',
    "accompanied_by" TEXT NOT NULL DEFAULT '',
    "purpose" TEXT NOT NULL DEFAULT '',
    "arrangements" TEXT NOT NULL DEFAULT '',
    "coordinator_id" UUID NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "reception_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reception_item" (
    "id" UUID NOT NULL,
    "reception_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "time" TEXT,
    "content" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "responsible" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "reception_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "event_delegate_edition_id_position_idx" ON "event_delegate"("edition_id", "position");

-- CreateIndex
CREATE INDEX "event_delegate_user_id_idx" ON "event_delegate"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_delegate_edition_id_user_id_key" ON "event_delegate"("edition_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_guest_ticket_key" ON "event_guest"("ticket");

-- CreateIndex
CREATE INDEX "event_guest_edition_id_name_id_idx" ON "event_guest"("edition_id", "name", "id");

-- CreateIndex
CREATE INDEX "event_guest_company_id_idx" ON "event_guest"("company_id");

-- CreateIndex
CREATE INDEX "event_guest_search_text_trgm" ON "event_guest" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "event_meeting_visit_id_key" ON "event_meeting"("visit_id");

-- CreateIndex
CREATE INDEX "event_meeting_edition_id_day_time_idx" ON "event_meeting"("edition_id", "day", "time");

-- CreateIndex
CREATE INDEX "event_meeting_host_id_day_idx" ON "event_meeting"("host_id", "day");

-- CreateIndex
CREATE INDEX "event_lead_edition_id_recorded_at_idx" ON "event_lead"("edition_id", "recorded_at" DESC);

-- CreateIndex
CREATE INDEX "event_lead_team_id_idx" ON "event_lead"("team_id");

-- CreateIndex
CREATE INDEX "receipt_recorded_at_idx" ON "receipt"("recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "signing_item_agreement_id_key" ON "signing_item"("agreement_id");

-- CreateIndex
CREATE INDEX "signing_item_edition_id_position_idx" ON "signing_item"("edition_id", "position");

-- CreateIndex
CREATE INDEX "signing_item_deal_id_idx" ON "signing_item"("deal_id");

-- CreateIndex
CREATE INDEX "trip_stop_trip_id_day_position_idx" ON "trip_stop"("trip_id", "day", "position");

-- CreateIndex
CREATE INDEX "trip_stop_company_id_idx" ON "trip_stop"("company_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_photo_file_key" ON "visit_photo"("file");

-- CreateIndex
CREATE INDEX "visit_photo_visit_id_idx" ON "visit_photo"("visit_id");

-- CreateIndex
CREATE INDEX "visit_photo_sha256_idx" ON "visit_photo"("sha256");

-- CreateIndex
CREATE INDEX "reception_company_id_idx" ON "reception"("company_id");

-- CreateIndex
CREATE INDEX "reception_team_id_starts_on_idx" ON "reception"("team_id", "starts_on" DESC);

-- CreateIndex
CREATE INDEX "reception_item_reception_id_position_idx" ON "reception_item"("reception_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_calendar_key_key" ON "app_user"("calendar_key");

-- CreateIndex
CREATE INDEX "event_edition_starts_on_id_idx" ON "event_edition"("starts_on" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "event_edition_series_code_starts_on_title_key" ON "event_edition"("series_code", "starts_on", "title");

-- CreateIndex
CREATE INDEX "trip_starts_on_id_idx" ON "trip"("starts_on" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_stop_id_key" ON "visit"("stop_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_reception_id_key" ON "visit"("reception_id");

-- CreateIndex
CREATE INDEX "visit_occurred_on_id_idx" ON "visit"("occurred_on" DESC, "id");

-- CreateIndex
CREATE INDEX "visit_edition_id_idx" ON "visit"("edition_id");

-- CreateIndex
CREATE INDEX "visit_next_step_owner_id_next_step_due_idx" ON "visit"("next_step_owner_id", "next_step_due");

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_next_step_done_by_id_fkey" FOREIGN KEY ("next_step_done_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_delegate" ADD CONSTRAINT "event_delegate_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "event_edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_delegate" ADD CONSTRAINT "event_delegate_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_guest" ADD CONSTRAINT "event_guest_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "event_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_guest" ADD CONSTRAINT "event_guest_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_guest" ADD CONSTRAINT "event_guest_checked_in_by_id_fkey" FOREIGN KEY ("checked_in_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_guest" ADD CONSTRAINT "event_guest_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_meeting" ADD CONSTRAINT "event_meeting_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "event_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_meeting" ADD CONSTRAINT "event_meeting_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_meeting" ADD CONSTRAINT "event_meeting_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "event_guest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_meeting" ADD CONSTRAINT "event_meeting_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_meeting" ADD CONSTRAINT "event_meeting_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_meeting" ADD CONSTRAINT "event_meeting_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_lead" ADD CONSTRAINT "event_lead_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "event_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_lead" ADD CONSTRAINT "event_lead_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "event_guest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_lead" ADD CONSTRAINT "event_lead_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_lead" ADD CONSTRAINT "event_lead_chain_code_fkey" FOREIGN KEY ("chain_code") REFERENCES "chain"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_lead" ADD CONSTRAINT "event_lead_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_lead" ADD CONSTRAINT "event_lead_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_lead" ADD CONSTRAINT "event_lead_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_item" ADD CONSTRAINT "signing_item_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "event_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_item" ADD CONSTRAINT "signing_item_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_item" ADD CONSTRAINT "signing_item_signatory_id_fkey" FOREIGN KEY ("signatory_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_item" ADD CONSTRAINT "signing_item_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_item" ADD CONSTRAINT "signing_item_desk_user_id_fkey" FOREIGN KEY ("desk_user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_item" ADD CONSTRAINT "signing_item_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_item" ADD CONSTRAINT "signing_item_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trip_stop" ADD CONSTRAINT "trip_stop_trip_id_fkey" FOREIGN KEY ("trip_id") REFERENCES "trip"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trip_stop" ADD CONSTRAINT "trip_stop_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_stop_id_fkey" FOREIGN KEY ("stop_id") REFERENCES "trip_stop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_reception_id_fkey" FOREIGN KEY ("reception_id") REFERENCES "reception"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_next_step_done_by_id_fkey" FOREIGN KEY ("next_step_done_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_photo" ADD CONSTRAINT "visit_photo_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_photo" ADD CONSTRAINT "visit_photo_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reception" ADD CONSTRAINT "reception_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reception" ADD CONSTRAINT "reception_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reception" ADD CONSTRAINT "reception_coordinator_id_fkey" FOREIGN KEY ("coordinator_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reception" ADD CONSTRAINT "reception_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reception_item" ADD CONSTRAINT "reception_item_reception_id_fkey" FOREIGN KEY ("reception_id") REFERENCES "reception"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.

ALTER TABLE "event_guest" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

ALTER TABLE "visit"
  ADD CONSTRAINT "visit_time" CHECK ("time" ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ADD CONSTRAINT "visit_next_step_done" CHECK (
    ("next_step_done_at" IS NULL) = ("next_step_done_by_id" IS NULL)
    AND ("next_step_done_at" IS NULL OR "next_step" IS NOT NULL));
ALTER TABLE "deal" ADD CONSTRAINT "deal_next_step_done" CHECK (
  ("next_step_done_at" IS NULL) = ("next_step_done_by_id" IS NULL)
  AND ("next_step_done_at" IS NULL OR "next_step" IS NOT NULL));
ALTER TABLE "trip" ADD CONSTRAINT "trip_budget_not_negative" CHECK ("budget" >= 0);
ALTER TABLE "trip_stop"
  ADD CONSTRAINT "trip_stop_time" CHECK ("time" ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ADD CONSTRAINT "trip_stop_struck_with_reason" CHECK (("struck_at" IS NULL) = ("reason" = ''));
ALTER TABLE "visit_photo"
  ADD CONSTRAINT "visit_photo_size" CHECK ("bytes" > 0 AND "width" > 0 AND "height" > 0),
  ADD CONSTRAINT "visit_photo_place" CHECK (
    ("latitude" IS NULL) = ("longitude" IS NULL)
    AND "latitude" BETWEEN -90 AND 90 AND "longitude" BETWEEN -180 AND 180);
ALTER TABLE "reception" ADD CONSTRAINT "reception_days" CHECK ("ends_on" >= "starts_on");
ALTER TABLE "reception_item" ADD CONSTRAINT "reception_item_time" CHECK ("time" ~ '^([01]\d|2[0-3]):[0-5]\d$');
ALTER TABLE "event_guest" ADD CONSTRAINT "event_guest_checked_in" CHECK (
  ("checked_in_at" IS NULL) = ("checked_in_by_id" IS NULL));
ALTER TABLE "event_meeting"
  ADD CONSTRAINT "event_meeting_time" CHECK ("time" ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  ADD CONSTRAINT "event_meeting_minutes" CHECK ("minutes" BETWEEN 5 AND 720);
ALTER TABLE "signing_item"
  ADD CONSTRAINT "signing_item_amount_not_negative" CHECK ("amount" >= 0 AND "original" >= 0),
  ADD CONSTRAINT "signing_item_foreign_amount_whole" CHECK (
    ("currency" = 'CNY') = ("original" IS NULL)
    AND ("original" IS NULL) = ("rate" IS NULL) AND ("original" IS NULL) = ("rate_on" IS NULL)),
  ADD CONSTRAINT "signing_item_signed" CHECK (
    ("agreement_id" IS NULL) = ("signed_at" IS NULL) AND ("agreement_id" IS NULL) = ("desk_user_id" IS NULL));

-- A deal stands once on a ceremony's list with one kind of paper.
CREATE UNIQUE INDEX "signing_item_once_sql" ON "signing_item" ("edition_id", "deal_id", "kind", "title")
  WHERE "archived_at" IS NULL;
-- Open next steps by owner, for the task lists.
CREATE INDEX "visit_open_step_sql" ON "visit" ("next_step_due", "id")
  WHERE "next_step" IS NOT NULL AND "next_step_done_at" IS NULL AND "archived_at" IS NULL;
CREATE INDEX "deal_open_step_sql" ON "deal" ("next_step_due", "id")
  WHERE "next_step" IS NOT NULL AND "next_step_done_at" IS NULL AND "archived_at" IS NULL;
