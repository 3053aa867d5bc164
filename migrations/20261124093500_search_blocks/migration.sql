DROP TABLE `search_block`;
--> statement-breakpoint
DELETE FROM `search_segment`;
--> statement-breakpoint
DELETE FROM `search_document`;
--> statement-breakpoint
CREATE TABLE `search_block` (
	`id` integer PRIMARY KEY,
	`segment` integer NOT NULL,
	`term` text NOT NULL,
	`head` blob NOT NULL,
	`documents` blob NOT NULL,
	`places` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_block_term` ON `search_block` (`segment`,`term`);
