-- AlterTable
ALTER TABLE "event_guest" ADD COLUMN     "import_id" UUID;
