ALTER TABLE `page_term` ADD `is_own` integer NOT NULL DEFAULT 1;--> statement-breakpoint
DROP INDEX `page_term_spelling`;--> statement-breakpoint
CREATE INDEX `page_term_spelling` ON `page_term` (`term_id`,`is_own`,`spelling`);
