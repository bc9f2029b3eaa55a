-- CreateEnum
CREATE TYPE "import_state" AS ENUM ('reading', 'mapping', 'ready', 'saving', 'saved', 'undoing', 'undone', 'failed');

-- CreateEnum
CREATE TYPE "import_verdict" AS ENUM ('new', 'update', 'same', 'duplicate', 'error');

-- CreateEnum
CREATE TYPE "import_decision" AS ENUM ('new', 'existing', 'skip');

-- AlterTable
ALTER TABLE "deal" ADD COLUMN     "remark" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "import_batch" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'reading',
    "progress" INTEGER NOT NULL DEFAULT 0,
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "sheets" JSONB NOT NULL DEFAULT '[]',
    "editions" JSONB NOT NULL DEFAULT '[]',
    "failure" JSONB NOT NULL DEFAULT '[]',
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "batch_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "sheet" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "ledger" TEXT NOT NULL,
    "cells" JSONB NOT NULL,
    "values" JSONB NOT NULL,
    "keys" JSONB NOT NULL,
    "problems" JSONB NOT NULL,
    "amount" DECIMAL(20,2),
    "verdict" "import_verdict" NOT NULL,
    "record_id" UUID,
    "changes" JSONB NOT NULL,
    "candidates" JSONB NOT NULL,
    "decision" "import_decision",
    "decision_id" UUID,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("batch_id","seq")
);

-- CreateTable
CREATE TABLE "import_write" (
    "batch_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "record_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "created" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,
    "before" JSONB NOT NULL,

    CONSTRAINT "import_write_pkey" PRIMARY KEY ("batch_id","subject","record_id")
);

-- CreateTable
CREATE TABLE "ledger_mapping" (
    "team_id" UUID NOT NULL,
    "layout" TEXT NOT NULL,
    "ledger" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_mapping_pkey" PRIMARY KEY ("team_id","layout")
);

-- CreateIndex
CREATE UNIQUE INDEX "import_batch_file_key" ON "import_batch"("file");

-- CreateIndex
CREATE INDEX "import_batch_team_id_recorded_at_idx" ON "import_batch"("team_id", "recorded_at" DESC);

-- CreateIndex
CREATE INDEX "import_batch_recorded_at_id_idx" ON "import_batch"("recorded_at" DESC, "id");

-- CreateIndex
CREATE INDEX "import_batch_state_idx" ON "import_batch"("state");

-- CreateIndex
CREATE INDEX "import_row_batch_id_verdict_seq_idx" ON "import_row"("batch_id", "verdict", "seq");

-- CreateIndex
CREATE INDEX "import_write_record_id_idx" ON "import_write"("record_id");

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_write" ADD CONSTRAINT "import_write_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_mapping" ADD CONSTRAINT "ledger_mapping_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "team"("id") ON DELETE CASCADE ON UPDATE CASCADE;
