CREATE TABLE `page_set` (
	`id` integer PRIMARY KEY,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`chunk` integer NOT NULL,
	`pages` blob NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `page_set_chunk` ON `page_set` (`kind`,`key`,`chunk`);