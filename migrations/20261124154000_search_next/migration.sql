ALTER TABLE `search_document` ADD COLUMN `next_segment` integer;
--> statement-breakpoint
ALTER TABLE `search_document` ADD COLUMN `next_number` integer;
