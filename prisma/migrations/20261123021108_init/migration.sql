-- CreateEnum
CREATE TYPE "agreement_kind" AS ENUM ('intent', 'framework', 'contract', 'supplement', 'capital_increase');

-- CreateEnum
CREATE TYPE "region_level" AS ENUM ('country', 'province', 'city', 'county');

-- CreateEnum
CREATE TYPE "reason_use" AS ENUM ('paused', 'terminated', 'rescinded', 'returned');

-- CreateEnum
CREATE TYPE "company_name_kind" AS ENUM ('alias', 'former');

-- CreateEnum
CREATE TYPE "stage" AS ENUM ('lead', 'screening', 'negotiating', 'signed', 'registered', 'approved', 'started', 'in_statistics', 'completed', 'producing', 'at_capacity');

-- CreateEnum
CREATE TYPE "deal_status" AS ENUM ('active', 'paused', 'terminated', 'rescinded');

-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('trip', 'event', 'visit', 'referral', 'other');

-- CreateEnum
CREATE TYPE "screening" AS ENUM ('positive', 'negative');

-- CreateEnum
CREATE TYPE "credit_metric" AS ENUM ('all', 'leads', 'signed', 'arrived');

-- CreateEnum
CREATE TYPE "history_kind" AS ENUM ('created', 'advanced', 'returned', 'status', 'revised');

-- CreateEnum
CREATE TYPE "participation" AS ENUM ('join', 'delegation', 'host');

-- CreateEnum
CREATE TYPE "team_kind" AS ENUM ('city_bureau', 'county_bureau', 'task_force', 'outpost', 'park', 'department', 'organizer');

-- CreateEnum
CREATE TYPE "leader_rank" AS ENUM ('head', 'deputy', 'department', 'county');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('officer', 'lead', 'county_office', 'city_office', 'organizer', 'official', 'admin', 'auditor');

-- CreateEnum
CREATE TYPE "visit_kind" AS ENUM ('outbound', 'inbound', 'meeting', 'call');

-- CreateTable
CREATE TABLE "agreement" (
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" "agreement_kind" NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "signed_on" DATE NOT NULL,
    "amount" DECIMAL(20,2) NOT NULL,
    "original" DECIMAL(20,2),
    "currency" CHAR(3) NOT NULL DEFAULT 'CNY',
    "rate" DECIMAL(18,8),
    "rate_on" DATE,
    "signatory_id" UUID NOT NULL,
    "signed_by" TEXT NOT NULL DEFAULT '',
    "edition_id" UUID,
    "team_id" UUID NOT NULL,
    "county_code" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "voided_at" TIMESTAMPTZ(3),
    "void_reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "region" (
    "code" TEXT NOT NULL,
    "level" "region_level" NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "parent_code" TEXT,
    "groups" TEXT[],
    "sort_order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "industry" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "industry_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "chain" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "chain_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "investor_kind" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "investor_kind_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "reason" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "applies_to" "reason_use"[],
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "reason_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "size_band" (
    "code" TEXT NOT NULL,
    "from" DECIMAL(20,2) NOT NULL,
    "to" DECIMAL(20,2),
    "sort_order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "size_band_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "gate_item" (
    "stage" "stage" NOT NULL,
    "requirement" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "gate_item_pkey" PRIMARY KEY ("stage","requirement")
);

-- CreateTable
CREATE TABLE "company" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "uscc" TEXT,
    "origin_code" TEXT,
    "industry_code" TEXT,
    "group_name" TEXT,
    "website" TEXT,
    "address" TEXT,
    "profile" TEXT NOT NULL DEFAULT '',
    "team_id" UUID NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    "name_key" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "merged_into_id" UUID,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company_name" (
    "company_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "company_name_kind" NOT NULL,

    CONSTRAINT "company_name_pkey" PRIMARY KEY ("company_id","name")
);

-- CreateTable
CREATE TABLE "company_kind" (
    "company_id" UUID NOT NULL,
    "kind_code" TEXT NOT NULL,
    "list_year" INTEGER,

    CONSTRAINT "company_kind_pkey" PRIMARY KEY ("company_id","kind_code")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "phone" TEXT NOT NULL DEFAULT '',
    "wechat" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "search_text" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deal" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content" TEXT NOT NULL DEFAULT '',
    "stage" "stage" NOT NULL DEFAULT 'lead',
    "status" "deal_status" NOT NULL DEFAULT 'active',
    "team_id" UUID NOT NULL,
    "owner_id" UUID,
    "county_code" TEXT,
    "industry_code" TEXT,
    "chain_code" TEXT,
    "estimated_amount" DECIMAL(20,2),
    "estimated_original" DECIMAL(20,2),
    "estimated_currency" CHAR(3) NOT NULL DEFAULT 'CNY',
    "estimated_rate" DECIMAL(18,8),
    "estimated_rate_on" DATE,
    "land_mu" DECIMAL(12,2),
    "jobs" INTEGER,
    "annual_output" DECIMAL(20,2),
    "annual_tax" DECIMAL(20,2),
    "source_kind" "source_kind",
    "source_trip_id" UUID,
    "source_edition_id" UUID,
    "source_visit_id" UUID,
    "source_note" TEXT NOT NULL DEFAULT '',
    "screening" "screening",
    "screening_note" TEXT NOT NULL DEFAULT '',
    "next_step" TEXT,
    "next_step_owner_id" UUID,
    "next_step_due" DATE,
    "signed_on" DATE,
    "signed_amount" DECIMAL(20,2),
    "signed_edition_id" UUID,
    "project_company" TEXT,
    "project_uscc" TEXT,
    "filing_code" TEXT,
    "filed_amount" DECIMAL(20,2),
    "statistics_name" TEXT,
    "statistics_amount" DECIMAL(20,2),
    "first_met_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "stage_since" DATE NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "merged_into_id" UUID,

    CONSTRAINT "deal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deal_investor" (
    "deal_id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "is_lead" BOOLEAN NOT NULL,

    CONSTRAINT "deal_investor_pkey" PRIMARY KEY ("deal_id","company_id")
);

-- CreateTable
CREATE TABLE "deal_share" (
    "deal_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,

    CONSTRAINT "deal_share_pkey" PRIMARY KEY ("deal_id","team_id")
);

-- CreateTable
CREATE TABLE "deal_credit" (
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "metric" "credit_metric" NOT NULL DEFAULT 'all',
    "team_id" UUID NOT NULL,
    "county_code" TEXT,
    "share" DECIMAL(5,4) NOT NULL DEFAULT 1,

    CONSTRAINT "deal_credit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deal_history" (
    "id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "kind" "history_kind" NOT NULL,
    "stage" "stage" NOT NULL,
    "status" "deal_status" NOT NULL,
    "reason_code" TEXT,
    "reason_text" TEXT NOT NULL DEFAULT '',
    "estimated_amount" DECIMAL(20,2),
    "team_id" UUID NOT NULL,
    "county_code" TEXT,
    "agreement_id" UUID,
    "effective_on" DATE NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "deal_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deal_counter" (
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "deal_counter_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "event_series" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_tw" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "event_series_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "event_edition" (
    "id" UUID NOT NULL,
    "series_code" TEXT NOT NULL,
    "ordinal" INTEGER,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "venue" TEXT NOT NULL,
    "participation" "participation" NOT NULL,
    "organizer_team_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_name" TEXT NOT NULL,
    "team_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_label" TEXT NOT NULL,
    "subject_version" INTEGER,
    "changes" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "team" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "team_kind" NOT NULL,
    "parent_id" UUID,
    "region_code" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trip" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "leader_name" TEXT NOT NULL,
    "leader_rank" "leader_rank" NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "cities" TEXT[],
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "team_id" UUID NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "trip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trip_member" (
    "trip_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "trip_member_pkey" PRIMARY KEY ("trip_id","user_id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "team_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT true,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "last_login_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" UUID NOT NULL,
    "kind" "visit_kind" NOT NULL,
    "company_id" UUID NOT NULL,
    "occurred_on" DATE NOT NULL,
    "place" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "outcome" TEXT NOT NULL DEFAULT '',
    "headcount" INTEGER,
    "next_step" TEXT,
    "next_step_owner_id" UUID,
    "next_step_due" DATE,
    "trip_id" UUID,
    "edition_id" UUID,
    "team_id" UUID NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_staff" (
    "visit_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "visit_staff_pkey" PRIMARY KEY ("visit_id","user_id")
);

-- CreateTable
CREATE TABLE "visit_guest" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "contact_id" UUID,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "visit_guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_deal" (
    "visit_id" UUID NOT NULL,
    "deal_id" UUID NOT NULL,

    CONSTRAINT "visit_deal_pkey" PRIMARY KEY ("visit_id","deal_id")
);

-- CreateIndex
CREATE INDEX "agreement_signed_on_idx" ON "agreement"("signed_on");

-- CreateIndex
CREATE INDEX "agreement_edition_id_idx" ON "agreement"("edition_id");

-- CreateIndex
CREATE INDEX "agreement_signatory_id_idx" ON "agreement"("signatory_id");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_deal_id_seq_key" ON "agreement"("deal_id", "seq");

-- CreateIndex
CREATE INDEX "region_parent_code_idx" ON "region"("parent_code");

-- CreateIndex
CREATE INDEX "company_updated_at_id_idx" ON "company"("updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "company_name_id_idx" ON "company"("name", "id");

-- CreateIndex
CREATE INDEX "company_team_id_idx" ON "company"("team_id");

-- CreateIndex
CREATE INDEX "company_uscc_idx" ON "company"("uscc");

-- CreateIndex
CREATE INDEX "company_name_key_idx" ON "company"("name_key");

-- CreateIndex
CREATE INDEX "company_kind_kind_code_idx" ON "company_kind"("kind_code");

-- CreateIndex
CREATE INDEX "contact_company_id_idx" ON "contact"("company_id");

-- CreateIndex
CREATE INDEX "contact_updated_at_id_idx" ON "contact"("updated_at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "deal_code_key" ON "deal"("code");

-- CreateIndex
CREATE INDEX "deal_updated_at_id_idx" ON "deal"("updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "deal_stage_status_updated_at_id_idx" ON "deal"("stage", "status", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "deal_team_id_updated_at_id_idx" ON "deal"("team_id", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "deal_county_code_updated_at_id_idx" ON "deal"("county_code", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "deal_owner_id_idx" ON "deal"("owner_id");

-- CreateIndex
CREATE INDEX "deal_signed_on_idx" ON "deal"("signed_on");

-- CreateIndex
CREATE INDEX "deal_next_step_owner_id_next_step_due_idx" ON "deal"("next_step_owner_id", "next_step_due");

-- CreateIndex
CREATE INDEX "deal_investor_company_id_idx" ON "deal_investor"("company_id");

-- CreateIndex
CREATE INDEX "deal_share_team_id_idx" ON "deal_share"("team_id");

-- CreateIndex
CREATE INDEX "deal_credit_county_code_idx" ON "deal_credit"("county_code");

-- CreateIndex
CREATE INDEX "deal_credit_team_id_idx" ON "deal_credit"("team_id");

-- CreateIndex
CREATE UNIQUE INDEX "deal_credit_deal_id_metric_team_id_key" ON "deal_credit"("deal_id", "metric", "team_id");

-- CreateIndex
CREATE INDEX "deal_history_stage_effective_on_idx" ON "deal_history"("stage", "effective_on");

-- CreateIndex
CREATE UNIQUE INDEX "deal_history_deal_id_seq_key" ON "deal_history"("deal_id", "seq");

-- CreateIndex
CREATE INDEX "event_edition_organizer_team_id_idx" ON "event_edition"("organizer_team_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_edition_series_code_starts_on_key" ON "event_edition"("series_code", "starts_on");

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_id_idx" ON "audit_entry"("subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_id_idx" ON "audit_entry"("actor_id", "id");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "audit_entry_action_id_idx" ON "audit_entry"("action", "id");

-- CreateIndex
CREATE UNIQUE INDEX "team_code_key" ON "team"("code");

-- CreateIndex
CREATE INDEX "team_parent_id_idx" ON "team"("parent_id");

-- CreateIndex
CREATE INDEX "trip_team_id_idx" ON "trip"("team_id");

-- CreateIndex
CREATE INDEX "trip_starts_on_idx" ON "trip"("starts_on");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_username_key" ON "app_user"("username");

-- CreateIndex
CREATE INDEX "app_user_team_id_idx" ON "app_user"("team_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "visit_company_id_occurred_on_idx" ON "visit"("company_id", "occurred_on" DESC);

-- CreateIndex
CREATE INDEX "visit_team_id_occurred_on_idx" ON "visit"("team_id", "occurred_on" DESC);

-- CreateIndex
CREATE INDEX "visit_trip_id_idx" ON "visit"("trip_id");

-- CreateIndex
CREATE INDEX "visit_staff_user_id_idx" ON "visit_staff"("user_id");

-- CreateIndex
CREATE INDEX "visit_guest_visit_id_idx" ON "visit_guest"("visit_id");

-- CreateIndex
CREATE INDEX "visit_guest_contact_id_idx" ON "visit_guest"("contact_id");

-- CreateIndex
CREATE INDEX "visit_deal_deal_id_idx" ON "visit_deal"("deal_id");

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_signatory_id_fkey" FOREIGN KEY ("signatory_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "event_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "region" ADD CONSTRAINT "region_parent_code_fkey" FOREIGN KEY ("parent_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company" ADD CONSTRAINT "company_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company" ADD CONSTRAINT "company_origin_code_fkey" FOREIGN KEY ("origin_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company" ADD CONSTRAINT "company_industry_code_fkey" FOREIGN KEY ("industry_code") REFERENCES "industry"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company" ADD CONSTRAINT "company_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_name" ADD CONSTRAINT "company_name_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_kind" ADD CONSTRAINT "company_kind_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_kind" ADD CONSTRAINT "company_kind_kind_code_fkey" FOREIGN KEY ("kind_code") REFERENCES "investor_kind"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_next_step_owner_id_fkey" FOREIGN KEY ("next_step_owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_county_code_fkey" FOREIGN KEY ("county_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_industry_code_fkey" FOREIGN KEY ("industry_code") REFERENCES "industry"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_chain_code_fkey" FOREIGN KEY ("chain_code") REFERENCES "chain"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_source_trip_id_fkey" FOREIGN KEY ("source_trip_id") REFERENCES "trip"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_source_edition_id_fkey" FOREIGN KEY ("source_edition_id") REFERENCES "event_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_source_visit_id_fkey" FOREIGN KEY ("source_visit_id") REFERENCES "visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal" ADD CONSTRAINT "deal_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "deal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_investor" ADD CONSTRAINT "deal_investor_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_investor" ADD CONSTRAINT "deal_investor_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_share" ADD CONSTRAINT "deal_share_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_share" ADD CONSTRAINT "deal_share_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_credit" ADD CONSTRAINT "deal_credit_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_credit" ADD CONSTRAINT "deal_credit_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_history" ADD CONSTRAINT "deal_history_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_history" ADD CONSTRAINT "deal_history_reason_code_fkey" FOREIGN KEY ("reason_code") REFERENCES "reason"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_history" ADD CONSTRAINT "deal_history_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_history" ADD CONSTRAINT "deal_history_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deal_history" ADD CONSTRAINT "deal_history_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_edition" ADD CONSTRAINT "event_edition_series_code_fkey" FOREIGN KEY ("series_code") REFERENCES "event_series"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_edition" ADD CONSTRAINT "event_edition_organizer_team_id_fkey" FOREIGN KEY ("organizer_team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "team" ADD CONSTRAINT "team_region_code_fkey" FOREIGN KEY ("region_code") REFERENCES "region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trip" ADD CONSTRAINT "trip_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trip_member" ADD CONSTRAINT "trip_member_trip_id_fkey" FOREIGN KEY ("trip_id") REFERENCES "trip"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trip_member" ADD CONSTRAINT "trip_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_trip_id_fkey" FOREIGN KEY ("trip_id") REFERENCES "trip"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "event_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_next_step_owner_id_fkey" FOREIGN KEY ("next_step_owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_staff" ADD CONSTRAINT "visit_staff_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_staff" ADD CONSTRAINT "visit_staff_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_guest" ADD CONSTRAINT "visit_guest_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_guest" ADD CONSTRAINT "visit_guest_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contact"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_deal" ADD CONSTRAINT "visit_deal_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visit"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_deal" ADD CONSTRAINT "visit_deal_deal_id_fkey" FOREIGN KEY ("deal_id") REFERENCES "deal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What follows is beyond Prisma's schema: search indexes, collation, and the rules that the database holds by itself.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Chinese names sort by pinyin.
ALTER TABLE "company" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";
ALTER TABLE "contact" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";
ALTER TABLE "deal" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";
ALTER TABLE "team" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";
ALTER TABLE "app_user" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

CREATE INDEX "company_search_text_trgm" ON "company" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "company_name_key_trgm" ON "company" USING gin ("name_key" gin_trgm_ops);
CREATE INDEX "contact_search_text_trgm" ON "contact" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "deal_search_text_trgm" ON "deal" USING gin ("search_text" gin_trgm_ops);

CREATE UNIQUE INDEX "deal_investor_one_lead" ON "deal_investor" ("deal_id") WHERE "is_lead";

ALTER TABLE "company" ADD CONSTRAINT "company_name_given" CHECK (btrim("name") <> '');
ALTER TABLE "contact" ADD CONSTRAINT "contact_name_given" CHECK (btrim("name") <> '');
ALTER TABLE "deal"
  ADD CONSTRAINT "deal_name_given" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "deal_figures_not_negative" CHECK (
    "estimated_amount" >= 0 AND "estimated_original" >= 0 AND "land_mu" >= 0 AND "jobs" >= 0
    AND "annual_output" >= 0 AND "annual_tax" >= 0 AND "signed_amount" >= 0
    AND "filed_amount" >= 0 AND "statistics_amount" >= 0),
  ADD CONSTRAINT "deal_foreign_amount_whole" CHECK (
    ("estimated_currency" = 'CNY') = ("estimated_original" IS NULL)
    AND ("estimated_original" IS NULL) = ("estimated_rate" IS NULL)
    AND ("estimated_original" IS NULL) = ("estimated_rate_on" IS NULL)),
  ADD CONSTRAINT "deal_signed_whole" CHECK (
    ("signed_on" IS NULL) = ("signed_amount" IS NULL) AND ("stage" >= 'signed') = ("signed_on" IS NOT NULL)),
  ADD CONSTRAINT "deal_next_step_whole" CHECK (
    ("next_step" IS NULL) = ("next_step_owner_id" IS NULL) AND ("next_step" IS NULL) = ("next_step_due" IS NULL));
ALTER TABLE "agreement"
  ADD CONSTRAINT "agreement_amount_not_negative" CHECK ("amount" >= 0 AND "original" >= 0),
  ADD CONSTRAINT "agreement_foreign_amount_whole" CHECK (
    ("currency" = 'CNY') = ("original" IS NULL)
    AND ("original" IS NULL) = ("rate" IS NULL) AND ("original" IS NULL) = ("rate_on" IS NULL));
ALTER TABLE "deal_credit" ADD CONSTRAINT "deal_credit_share" CHECK ("share" > 0 AND "share" <= 1);
ALTER TABLE "deal_history" ADD CONSTRAINT "deal_history_reason_given" CHECK (
  ("kind" NOT IN ('returned', 'status') OR "status" = 'active' AND "kind" = 'status') OR "reason_code" IS NOT NULL);
ALTER TABLE "trip" ADD CONSTRAINT "trip_days" CHECK ("ends_on" >= "starts_on");
ALTER TABLE "event_edition" ADD CONSTRAINT "event_edition_days" CHECK ("ends_on" >= "starts_on");

-- History is written once. Of a deal's history only the mark that a row was undone may be added.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_history_edit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.voided_at IS NULL
     AND to_jsonb(NEW) - 'voided_at' = to_jsonb(OLD) - 'voided_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'deal_history is append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER "deal_history_append_only" BEFORE UPDATE OR DELETE ON "deal_history"
  FOR EACH ROW EXECUTE FUNCTION refuse_history_edit();

-- A deal's stage, status, estimate, team and county are those of its newest history row. Checked at commit.
CREATE FUNCTION check_deal_is_newest_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  subject uuid := CASE TG_TABLE_NAME WHEN 'deal' THEN (to_jsonb(NEW) ->> 'id')::uuid
                                     ELSE (to_jsonb(NEW) ->> 'deal_id')::uuid END;
BEGIN
  IF EXISTS (
    SELECT 1 FROM deal d
      LEFT JOIN LATERAL (
        SELECT * FROM deal_history h WHERE h.deal_id = d.id AND h.voided_at IS NULL ORDER BY h.seq DESC LIMIT 1
      ) newest ON true
     WHERE d.id = subject
       AND (newest.stage, newest.status, newest.estimated_amount, newest.team_id, newest.county_code)
           IS DISTINCT FROM (d.stage, d.status, d.estimated_amount, d.team_id, d.county_code)) THEN
    RAISE EXCEPTION 'deal % differs from its newest history row', subject
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "deal_is_newest_history"
  AFTER INSERT OR UPDATE OF "stage", "status", "estimated_amount", "team_id", "county_code" ON "deal"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_deal_is_newest_history();
CREATE CONSTRAINT TRIGGER "deal_history_is_deal"
  AFTER INSERT OR UPDATE ON "deal_history"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_deal_is_newest_history();
