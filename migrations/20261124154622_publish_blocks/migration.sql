CREATE TABLE `publish_block` (
	`block` integer PRIMARY KEY,
	`orders` blob NOT NULL
);
