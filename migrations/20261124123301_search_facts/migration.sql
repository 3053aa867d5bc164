DELETE FROM `search_block`;
--> statement-breakpoint
DELETE FROM `search_segment`;
--> statement-breakpoint
DELETE FROM `search_document`;
--> statement-breakpoint
ALTER TABLE `search_segment` DROP COLUMN `facts`;
--> statement-breakpoint
CREATE TABLE `search_fact` (
	`segment` integer NOT NULL,
	`kind` text NOT NULL,
	`data` blob NOT NULL,
	PRIMARY KEY(`segment`, `kind`)
);
